import CourseModel
import ExerciseChecking
import Foundation
import LessonRunner
import ProgressStorage
import Terminal
import TestSupport
import Testing

@Suite("A lesson played from its first step to its last")
struct WholeLessonTests {
    /// Every lesson of the course; where it cannot be loaded, one that fails and says why.
    private static let lessons = (try? Rehearsal.ownCourse())?.lessons.map(\.number) ?? [4]
    private static let goldens = repositoryRoot() + "/Tests/LessonRunnerTests/Goldens"

    @Test("all answers right", arguments: lessons, [40, 80])
    func allRight(number: Int, width: Int) throws {
        var rehearsal = try Rehearsal.lesson(number, width: width)
        rehearsal.begin()
        play(&rehearsal) { rehearsal, step in
            switch step {
            case .predict(let prediction): rehearsal.type(rightAnswer(prediction))
            case .quiz(let quiz): rehearsal.type(quiz.choices.first { $0.isRight }!.text)
            case .exercise(let id): check(id, failing: nil, &rehearsal)
            case .demo: rehearsal.type("skip")
            case .prose: break
            }
        }
        #expect(rehearsal.progress.lessons[number]?.finishedAt != nil)
        #expect(rehearsal.progress.answers.values.allSatisfy { $0.firstWasRight == true })
        #expect(rehearsal.progress.exercises.values.allSatisfy { $0.isPassed })
        expectFits(rehearsal.transcript, width: width)
        let name = String(format: "lesson-%02d-right-%d.txt", number, width)
        expectGolden(rehearsal.transcript, at: "\(Self.goldens)/\(name)")
    }

    @Test("every known mistake made before the right answer", arguments: lessons)
    func allWrong(number: Int) throws {
        var rehearsal = try Rehearsal.lesson(number)
        rehearsal.begin()
        play(&rehearsal) { rehearsal, step in
            switch step {
            case .predict(let prediction):
                for miss in prediction.misses {
                    let shown = rehearsal.type(miss.answer)
                    #expect(shown.contains("Not quite."))
                }
                rehearsal.type("surely not this")
                rehearsal.type("hint")
                rehearsal.type("hint")
            case .quiz(let quiz):
                for choice in quiz.choices where !choice.isRight { rehearsal.type(choice.text) }
                rehearsal.type(quiz.choices.first { $0.isRight }!.text)
            case .exercise(let id):
                for failing in [0, 1] { check(id, failing: failing, &rehearsal) }
                rehearsal.type("hint")
                rehearsal.type("solution")
                check(id, failing: 1, &rehearsal)
                rehearsal.type("solution")
                rehearsal.type("no")
            case .demo: rehearsal.type("skip")
            case .prose: break
            }
        }
        #expect(rehearsal.progress.lessons[number]?.finishedAt != nil)
        #expect(rehearsal.progress.answers.values.allSatisfy { $0.firstWasRight == false })
        #expect(!rehearsal.progress.exercises.values.contains { $0.isPassed })
        let name = String(format: "lesson-%02d-wrong-80.txt", number)
        expectGolden(rehearsal.transcript, at: "\(Self.goldens)/\(name)")
    }

    /// Presses Enter until the lesson is over, and does `act` at every step that asks for something.
    private func play(
        _ rehearsal: inout Rehearsal,
        act: (inout Rehearsal, StepContent) -> Void
    ) {
        var done: Set<Int> = []
        for _ in 0..<2_000 {
            if rehearsal.session.isAtEnd { return }
            if let (number, step) = rehearsal.session.stepThatWaits, done.insert(number).inserted {
                act(&rehearsal, step)
            } else {
                rehearsal.type("")
            }
        }
        Issue.record(
            "the lesson does not come to its end; the last line is \(rehearsal.session.prompt)"
        )
    }

    private func rightAnswer(_ prediction: Prediction) -> String {
        switch prediction.answer {
        case .text(let text): text
        case .computed(let name, let input):
            ReferenceFunction(rawValue: name)!.answer(for: input.chunks)
        }
    }

    private func check(_ id: ExerciseID, failing: Int?, _ rehearsal: inout Rehearsal) {
        rehearsal.type("check")
        guard case .check(id) = rehearsal.effects.last else {
            Issue.record("check did not ask for a check of \(id)")
            return
        }
        let exercise = rehearsal.session.course.exercise(id)!
        rehearsal.give(.checked(id, .made(for: exercise, failing: failing)))
    }

    private func expectFits(_ transcript: String, width: Int) {
        for line in transcript.split(separator: "\n") where displayWidth(String(line)) > width {
            // What the student types behind the prompt is theirs.
            if line.contains(" ? ") || line.contains(" > ") { continue }
            Issue.record("this line is wider than \(width) columns: \(line)")
        }
    }
}
