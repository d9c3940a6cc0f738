import Foundation
import TestSupport
import Testing

/// Where the program finds its course.
@Suite("Finding the course") struct LocationTests {
    let student: Student

    init() throws { student = try Student() }

    /// A course that can be told from the repository's by its lesson's title.
    private func otherCourse(at place: String = "course") throws -> CourseCopy {
        let course = try CourseCopy(at: place)
        try course.replace(
            "title: Parsing streamed chunks",
            with: "title: Another course",
            in: "lessons/04-parsing-chunks.md"
        )
        return course
    }

    @Test("--course wins over STREAMTUTOR_COURSE, which wins over the current folder") func order()
        throws
    {
        let other = try otherCourse()
        #expect(try student.run("list").output.contains("Parsing streamed chunks"))
        #expect(try student.run("list", "--course", other.path).output.contains("Another course"))
        student.environment["STREAMTUTOR_COURSE"] = other.path
        #expect(try student.run("list").output.contains("Another course"))
        let root = repositoryRoot()
        #expect(
            try student.run("list", "--course", root).output.contains("Parsing streamed chunks")
        )
    }

    @Test("The course around the current folder is found") func currentFolder() throws {
        let other = try otherCourse()
        student.environment["STREAMTUTOR_COURSE"] = nil
        let program = try RunningProgram(
            BuiltProgram.path,
            ["list"],
            in: other.path + "/exercises/04-parsing-chunks",
            environment: student.environment
        )
        #expect(try program.finish().output.contains("Another course"))
    }

    @Test("An installed program finds the course beside it, and checks with it") func installed()
        throws
    {
        let other = try otherCourse(at: "usr/share/streamtutor")
        let program = other.around + "/usr/bin/streamtutor"
        try FileManager.default.createDirectory(
            atPath: other.around + "/usr/bin",
            withIntermediateDirectories: true
        )
        try FileManager.default.copyItem(atPath: BuiltProgram.path, toPath: program)
        student.environment["STREAMTUTOR_COURSE"] = nil
        func run(_ words: String...) throws -> RunningProgram.Outcome {
            try RunningProgram(program, words, in: student.place, environment: student.environment)
                .finish()
        }
        #expect(try run("list").output.contains("Another course"))
        #expect(try run("init").status == 0)
        try student.save(try LineBufferExercise.solution)
        #expect(try run("check", LineBufferExercise.id).status == 0)
    }

    @Test("Where none is found, the places that were looked at are named") func nowhere() throws {
        student.environment["STREAMTUTOR_COURSE"] = nil
        let program = try student.makeFolder("bin") + "/streamtutor"
        try FileManager.default.copyItem(atPath: BuiltProgram.path, toPath: program)
        let outcome = try RunningProgram(
            program,
            ["list"],
            in: student.place,
            environment: student.environment
        ).finish()
        #expect(outcome.status == 66)
        #expect(outcome.errors.hasPrefix("streamtutor: no course found"))
        #expect(outcome.errors.contains("share/streamtutor"))
        #expect(outcome.errors.contains("--course DIR"))
    }
}
