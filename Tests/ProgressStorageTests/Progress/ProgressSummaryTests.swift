import CourseModel
import Testing

@testable import ProgressStorage

@Suite("The page to keep")
struct ProgressSummaryTests {
    @Test("says what was done, how, and when")
    func page() {
        let day = Moment("2026-02-27T09:00:00Z")!
        let ids = ["04/line-buffer", "04/chunked-sse", "04/never"].map { ExerciseID($0)! }
        func entry(_ id: ExerciseID, _ title: String, _ points: Int) -> Catalogue.ExerciseEntry {
            .init(id: id, title: title, module: "M", order: 1, points: points, minutes: 1)
        }
        let course = Catalogue(
            root: "/c",
            lessons: [
                .init(number: 4, slug: "04-p", title: "Chunks | cuts", minutes: 40),
                .init(number: 5, slug: "05-d", title: "Deltas", minutes: 40),
            ],
            exercises: [
                entry(ids[0], "Lines", 10), entry(ids[1], "Events", 12), entry(ids[2], "Rest", 1),
            ]
        )
        var progress = Progress()
        progress.record(.init(outcome: .passed, points: 14, tests: 5), of: ids[0], at: day)
        progress.record(.init(outcome: .failed, points: 5, tests: 2), of: ids[1], at: day)
        progress.recordHint(1, of: ids[1])
        progress.recordSolution(of: ids[1], reason: .afterFailures, at: day)
        progress.recordSolution(of: ids[0], reason: .afterFailures, at: day)
        progress.recordAnswer(to: StepKey(lesson: 4, id: "a"), right: true, at: day)
        progress.recordAnswer(to: StepKey(lesson: 4, id: "b"), right: false, at: day)
        progress.recordAnswer(to: StepKey(lesson: 4, id: "b"), right: true, at: day)
        progress.recordAnswer(to: StepKey(lesson: 4, id: "c"), right: false, at: day)
        progress.recordFinished(lesson: 4, at: day)
        progress.recordTime(3_600 + 25 * 60, inLesson: 4)
        #expect(
            ProgressSummary.markdown(of: progress, in: course, date: "2026-03-01") == """
                # What I did in streamtutor

                As of 2026-03-01: 1 of 3 exercises, 15 of 23 points, 1 h 25 min.

                | lesson | exercises | points | predictions right at once | finished |
                |---|---|---|---|---|
                | 4. Chunks \\| cuts | 1/3 | 15/23 | 1/2 | 2026-02-27 |
                | 5. Deltas | 0/0 | 0/0 | - | - |

                ## 4. Chunks | cuts

                - ok Lines (04/line-buffer): 10 of 10 points, passed on 2026-02-27 at the first try, with the solution seen before
                - Events (04/chunked-sse): 5 of 12 points, 1 try so far, 1 hint, solution seen

                """
        )
    }
}
