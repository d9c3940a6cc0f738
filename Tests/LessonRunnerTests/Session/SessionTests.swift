import CourseModel
import ExerciseChecking
import LessonRunner
import ProgressStorage
import Terminal
import TestSupport
import Testing

@Suite("The session at the prompt")
struct SessionTests {
    @Test("a mistyped command gets the nearest ones")
    func mistyped() throws {
        var rehearsal = try begun()
        let shown = rehearsal.type("chekc")
        #expect(shown.contains("There is no command chekc. Did you mean check?"))
    }

    @Test("check before the first exercise says where that is")
    func checkTooEarly() throws {
        var rehearsal = try begun()
        #expect(rehearsal.type("check").contains("goto 04/line-buffer"))
        #expect(rehearsal.effects.isEmpty)
    }

    @Test(
        "goto takes a section, an exercise and a part of a title",
        arguments: [
            ("goto 4.3", "4.3 "), ("goto 3", "4.3 "), ("goto 04/line-buffer", "4."),
            ("goto limit", "4."),
        ]
    )
    func goes(line: String, prompt: String) throws {
        var rehearsal = try begun()
        rehearsal.type(line)
        #expect(rehearsal.session.prompt.hasPrefix(prompt))
    }

    @Test("goto a place that is not there names what is")
    func goesNowhere() throws {
        var rehearsal = try begun()
        #expect(rehearsal.type("goto 4.99").contains("There is no \"4.99\" in this lesson."))
    }

    @Test("a lesson that was left is resumed at the question that was open")
    func resumes() throws {
        var first = try begun()
        while !first.session.prompt.contains("?") { first.type("") }
        let course = try Rehearsal.ownCourse()
        var second = Rehearsal(
            course: course,
            lesson: course.lesson(4)!,
            progress: first.progress
        )
        second.begin()
        #expect(second.transcript.contains("You stopped at"))
        second.type("")
        #expect(second.session.prompt == first.session.prompt)
    }

    @Test("a command is a command at a question too, and a letter is an answer")
    func commandsAtQuestions() throws {
        var rehearsal = try begun()
        while !rehearsal.session.prompt.contains("?") { rehearsal.type("") }
        rehearsal.type("list")
        #expect(rehearsal.lastEffect == "showList")
        #expect(rehearsal.type("n").contains("Not quite."))
    }

    @Test("an empty line at a question does not go on")
    func emptyAtQuestion() throws {
        var rehearsal = try begun()
        while !rehearsal.session.prompt.contains("?") { rehearsal.type("") }
        let prompt = rehearsal.session.prompt
        rehearsal.type("")
        #expect(rehearsal.session.prompt == prompt)
        rehearsal.type("skip")
        #expect(rehearsal.progress.answers.isEmpty)
    }

    @Test("the solution opens after three failed checks and a yes, which is noted")
    func solutionAfterFailures() throws {
        var rehearsal = try begun()
        rehearsal.type("goto 04/chunked-sse")
        let id = ExerciseID("04/chunked-sse")!
        let exercise = rehearsal.session.course.exercise(id)!
        #expect(rehearsal.type("solution").contains("after 3 more checks"))
        for _ in 0..<3 {
            rehearsal.give(.checked(id, .made(for: exercise, failing: 0)))
        }
        rehearsal.type("solution")
        #expect(rehearsal.session.prompt == "yes or no ? ")
        rehearsal.type("perhaps")
        #expect(rehearsal.lastEffect == nil)
        rehearsal.type("yes")
        #expect(rehearsal.lastEffect == "showSolution(\(id))")
        #expect(rehearsal.progress.exercises[id]?.solutionShown?.reason == .afterFailures)
    }

    @Test("hints come in tiers, the one for the failing test first")
    func hints() throws {
        var rehearsal = try begun()
        rehearsal.type("goto 04/chunked-sse")
        let id = ExerciseID("04/chunked-sse")!
        let exercise = rehearsal.session.course.exercise(id)!
        for _ in exercise.hints { #expect(rehearsal.type("hint").contains("hint: ")) }
        #expect(rehearsal.type("hint").contains("You have seen all hints:"))
        #expect(rehearsal.progress.exercises[id]?.hintsShown == [1, 2, 3])
    }

    @Test("watch goes along to the next exercise")
    func watchFollows() throws {
        var rehearsal = try begun()
        rehearsal.type("goto 04/line-buffer")
        rehearsal.type("watch")
        rehearsal.type("goto 04/chunked-sse")
        #expect(
            rehearsal.effects.map { "\($0)" }.suffix(3) == [
                "watch(04/line-buffer)", "stopWatching", "watch(04/chunked-sse)",
            ]
        )
        rehearsal.type("watch off")
        #expect(rehearsal.lastEffect == "stopWatching")
    }

    @Test("quit leaves, also from a question and a confirmation", arguments: ["quit", "exit", "q"])
    func quits(word: String) throws {
        var rehearsal = try begun()
        rehearsal.type(word)
        #expect(rehearsal.hasLeft)
    }

    private func begun() throws -> Rehearsal {
        var rehearsal = try Rehearsal.lessonFour()
        rehearsal.begin()
        return rehearsal
    }
}
