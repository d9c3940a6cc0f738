import CourseModel
import Testing

@testable import ProgressStorage

@Suite("Progress")
struct ProgressTests {
    let id = ExerciseID("04/chunked-sse")!
    let now = Moment(secondsSince1970: 1_772_374_502)

    @Test("counts attempts, failures in a row and the best result")
    func checks() throws {
        var progress = Progress()
        progress.record(.init(outcome: .didNotCompile, points: 0, tests: 0), of: id, at: now)
        progress.record(.init(outcome: .failed, points: 5, tests: 4), of: id, at: now)
        progress.record(.init(outcome: .failed, points: 3, tests: 2), of: id, at: now)
        var exercise = try #require(progress.exercises[id])
        #expect(exercise.attempts == 2)
        #expect(exercise.failedInRow == 3)
        #expect(exercise.bestPoints == 5)
        #expect(exercise.bestTests == 4)
        #expect(!exercise.isPassed)

        progress.record(.init(outcome: .passed, points: 12, tests: 9), of: id, at: now)
        let later = Moment(secondsSince1970: now.secondsSince1970 + 60)
        progress.record(.init(outcome: .failed, points: 1, tests: 1), of: id, at: later)
        progress.record(.init(outcome: .passed, points: 12, tests: 9), of: id, at: later)
        exercise = try #require(progress.exercises[id])
        #expect(exercise.passedAt == now)
        #expect(exercise.passedAttempt == 3)
        #expect(exercise.attempts == 5)
        #expect(exercise.failedInRow == 0)
        #expect(exercise.bestPoints == 12)
        #expect(exercise.lastCheckAt == later)
    }

    @Test("knows whether a first answer was right, and what was shown instead of found")
    func answers() {
        var progress = Progress()
        let (first, second, third) = (
            StepKey(lesson: 4, id: "a"), StepKey(lesson: 4, id: "b"), StepKey(lesson: 4, id: "c")
        )
        progress.recordAnswer(to: first, right: false, at: now)
        progress.recordAnswer(to: first, right: true, at: now)
        progress.recordShownAnswer(of: first)
        #expect(progress.answers[first]?.firstWasRight == false)
        #expect(progress.answers[first]?.attempts == 2)
        #expect(progress.answers[first]?.shown == false)
        progress.recordAnswer(to: second, right: true, at: now)
        #expect(progress.answers[second]?.firstWasRight == true)
        progress.recordShownAnswer(of: third)
        #expect(progress.answers[third]?.isDone == true)
        progress.recordAnswer(to: third, right: true, at: now)
        #expect(progress.answers[third]?.firstWasRight == false)
    }

    @Test("notes hints, the solution and time once each")
    func hintsAndTime() {
        var progress = Progress()
        progress.recordHint(2, of: id)
        progress.recordHint(1, of: id)
        progress.recordHint(2, of: id)
        #expect(progress.exercises[id]?.hintsShown == [1, 2])
        progress.recordSolution(of: id, reason: .afterFailures, at: now)
        progress.recordSolution(
            of: id,
            reason: .afterPassing,
            at: Moment(secondsSince1970: 2_000_000_000)
        )
        #expect(progress.exercises[id]?.solutionShown == .init(reason: .afterFailures, at: now))
        progress.recordTime(30, inLesson: 4, on: id)
        progress.recordTime(-500, inLesson: 4, on: id)
        #expect(progress.exercises[id]?.seconds == 30)
        #expect(progress.lessons[4]?.seconds == 30)
    }

    @Test("keeps the first start and the first end of a lesson, and the last place")
    func lessons() {
        var progress = Progress()
        let later = Moment(secondsSince1970: now.secondsSince1970 + 60)
        progress.recordPosition("2/per-chunk", inLesson: 4, at: now)
        progress.recordPosition("3/prose", inLesson: 4, at: later)
        progress.recordFinished(lesson: 4, at: now)
        progress.recordFinished(lesson: 4, at: later)
        #expect(progress.lastLesson == 4)
        #expect(progress.lessons[4]?.position == "3/prose")
        #expect(progress.lessons[4]?.startedAt == now)
        #expect(progress.lessons[4]?.finishedAt == now)
    }

    @Test("names steps in a form that can be read back")
    func stepKeys() {
        #expect(StepKey("04#per-chunk") == StepKey(lesson: 4, id: "per-chunk"))
        #expect(StepKey(lesson: 4, id: "a#b").description == "04#a#b")
        #expect(StepKey("04#a#b") == StepKey(lesson: 4, id: "a#b"))
        for text in ["", "04", "04#", "4#a", "00#a", "xx#a", "+4#a"] {
            #expect(StepKey(text) == nil)
        }
    }
}

@Suite("Renamed exercises")
struct RenamingTests {
    let old = ExerciseID("04/old")!
    let new = ExerciseID("04/new")!
    let early = Moment(secondsSince1970: 1_000)
    let late = Moment(secondsSince1970: 2_000)

    private func entry(_ id: ExerciseID, _ aliases: [ExerciseID]) -> Catalogue.ExerciseEntry {
        .init(id: id, title: "T", module: "M", order: 1, points: 1, minutes: 1, aliases: aliases)
    }

    @Test("take their progress with them")
    func moves() {
        var progress = Progress()
        progress.record(.init(outcome: .passed, points: 4, tests: 2), of: old, at: early)
        let before = progress.exercises[old]
        #expect(progress.progress(of: new, aliases: [old]) == before)
        progress.adopt(renamesOf: [entry(new, [old])])
        #expect(progress.exercises == [new: before])
        progress.adopt(renamesOf: [entry(new, [old])])
        #expect(progress.exercises == [new: before])
    }

    @Test("join what was done under both names")
    func merges() throws {
        var progress = Progress()
        progress.record(.init(outcome: .failed, points: 1, tests: 1), of: old, at: early)
        progress.record(.init(outcome: .passed, points: 4, tests: 2), of: old, at: early)
        progress.recordHint(1, of: old)
        progress.record(.init(outcome: .failed, points: 5, tests: 3), of: new, at: late)
        progress.recordHint(2, of: new)
        progress.recordTime(10, on: old)
        progress.recordTime(20, on: new)
        progress.recordSolution(of: old, reason: .afterPassing, at: early)
        progress.adopt(renamesOf: [entry(new, [old])])
        let merged = try #require(progress.exercises[new])
        #expect(progress.exercises[old] == nil)
        #expect(merged.attempts == 3)
        #expect(merged.failedInRow == 1)
        #expect(merged.passedAt == early)
        #expect(merged.passedAttempt == 2)
        #expect(merged.bestPoints == 5)
        #expect(merged.hintsShown == [1, 2])
        #expect(merged.seconds == 30)
        #expect(merged.solutionShown?.reason == .afterPassing)
        #expect(merged.lastCheckAt == late)
    }

    @Test("leave an id that another exercise has today")
    func takenID() {
        var progress = Progress()
        progress.record(.init(outcome: .passed, points: 4, tests: 2), of: old, at: early)
        let before = progress
        progress.adopt(renamesOf: [entry(new, [old]), entry(old, [])])
        #expect(progress == before)
    }

    @Test("take what a newer version noted with them")
    func unknownMembers() throws {
        let text = #"{"format": 1, "exercises": {"04/old": {"attempts": 1, "mood": "good"}}}"#
        guard case .sound(var progress) = try ProgressStore.understand(Array(text.utf8), path: "p")
        else {
            Issue.record("not sound")
            return
        }
        progress.adopt(renamesOf: [entry(new, [old])])
        let stored = progress.stored(writer: nil)
        #expect(stored[["exercises", "04/new", "mood"]] == .string("good"))
        #expect(stored[["exercises", "04/old"]] == nil)
    }
}

@Suite("What may be shown")
struct PolicyTests {
    @Test("the solution: after passing, after three failed checks and a yes, else after more tries")
    func solution() {
        var exercise = ExerciseProgress()
        #expect(SolutionPolicy.verdict(for: exercise) == .notYet(moreTries: 3))
        exercise.failedInRow = 2
        #expect(SolutionPolicy.verdict(for: exercise) == .notYet(moreTries: 1))
        exercise.failedInRow = 3
        #expect(SolutionPolicy.verdict(for: exercise) == .confirm)
        exercise.failedInRow = 7
        #expect(SolutionPolicy.verdict(for: exercise) == .confirm)
        exercise.solutionShown = .init(reason: .afterFailures, at: Moment(secondsSince1970: 0))
        #expect(SolutionPolicy.verdict(for: exercise) == .show(.afterFailures))
        exercise.passedAt = Moment(secondsSince1970: 1)
        #expect(SolutionPolicy.verdict(for: exercise) == .show(.afterPassing))
    }

    private let hints = [
        Hint(text: "look", tests: []), Hint(text: "cr", tests: ["crThenLF"]),
        Hint(text: "code", tests: []),
    ]

    @Test("hints: in their order where no test is meant")
    func hintsInOrder() {
        #expect(HintPolicy.next(of: hints, shown: [])?.tier == 1)
        #expect(HintPolicy.next(of: hints, shown: [])?.left == 2)
        #expect(HintPolicy.next(of: hints, shown: [1])?.hint.text == "cr")
        #expect(HintPolicy.next(of: hints, shown: [1, 2])?.tier == 3)
        #expect(HintPolicy.next(of: hints, shown: [1, 2])?.left == 0)
        #expect(HintPolicy.next(of: hints, shown: [3, 2, 1]) == nil)
        #expect(HintPolicy.next(of: [], shown: []) == nil)
    }

    @Test("hints: the one for the failing test first, those for other tests last")
    func hintForTest() {
        #expect(HintPolicy.next(of: hints, shown: [], failing: "crThenLF")?.tier == 2)
        #expect(HintPolicy.next(of: hints, shown: [2], failing: "crThenLF")?.tier == 1)
        #expect(HintPolicy.next(of: hints, shown: [1], failing: "oneEvent")?.tier == 3)
        #expect(HintPolicy.next(of: hints, shown: [1, 3], failing: "oneEvent")?.tier == 2)
    }
}
