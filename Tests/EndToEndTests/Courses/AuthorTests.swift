import TestSupport
import Testing

/// `streamtutor author check`.
@Suite("author check") struct AuthorTests {
    let student: Student
    private let folder = "exercises/04-parsing-chunks/01-line-buffer/"

    init() throws { student = try Student() }

    @Test("A sound exercise is green") func sound() throws {
        let all = try CourseCopy().names(in: folder + "mutants").count
        let outcome = try student.run("author", "check", "04/line-buffer")
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("ok  04/line-buffer   \(all) of \(all) mutants caught"))
        #expect(outcome.output.contains("Sound: all of 1"))
    }

    @Test("What talks to the simulator is checked against it") func capstone() throws {
        let solution =
            repositoryRoot() + "/exercises/10-advanced-patterns/07-capstone/Solution.swift"
        let outcome = try student.run("check", "10/capstone", "--file", solution)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test("A mutant that no test catches is a finding in its file, with 65") func survivor() throws
    {
        let course = try CourseCopy()
        student.environment["STREAMTUTOR_COURSE"] = course.path
        // Three are enough for an exercise, and quicker than all.
        for name in try course.names(in: folder + "mutants").dropFirst(3) {
            try course.remove(folder + "mutants/" + name)
        }
        let text = "// caught by: lineFeeds — it believes that it is wrong\n"
        try course.write(
            text + (try LineBufferExercise.solution),
            to: folder + "mutants/not-wrong.swift"
        )
        let outcome = try student.run("author", "check", "04/line-buffer")
        #expect(outcome.status == 65)
        #expect(outcome.output.contains("x   04/line-buffer   3 of 4 mutants caught"))
        let finding = outcome.output.split(separator: "\n").first { $0.contains("error: ") }
        #expect(
            finding?.contains("mutants/not-wrong.swift:1: error: ") == true,
            "\(outcome.output)"
        )
        #expect(outcome.output.contains("Not sound: 1 of 1"))
    }

    @Test("One unsound exercise among sound ones is counted, with 65") func oneOfSome() throws {
        let course = try CourseCopy()
        student.environment["STREAMTUTOR_COURSE"] = course.path
        try course.write("let", to: folder + "Solution.swift")
        let outcome = try student.run(
            "author",
            "check",
            "04/split-characters",
            "04/line-buffer",
            "04/bounded-buffer"
        )
        #expect(outcome.status == 65)
        #expect(outcome.output.contains("Not sound: 1 of 3"), "\(outcome.output)")
    }
}
