import Foundation
import TestSupport
import Testing

/// Courses that are malformed, machines without a toolchain, disks that take nothing.
@Suite("When something around is wrong") struct BrokenMachineTests {
    let student: Student

    init() throws { student = try Student() }

    @Test("A malformed exercise is named by file, line and field") func malformed() throws {
        let course = try CourseCopy()
        let file = "exercises/04-parsing-chunks/01-line-buffer/exercise.yml"
        try course.replace("points: 10\n", with: "points: ten\n", in: file)
        student.environment["STREAMTUTOR_COURSE"] = course.path
        for words in [["check", "04/line-buffer"], ["lesson", "4"], ["list"]] {
            let outcome = try student.start(words).finish()
            #expect(outcome.status == 65, "\(words)")
            let first = outcome.errors.split(separator: "\n").first ?? ""
            #expect(first.contains("exercise.yml:5:"), "\(words): \(first)")
            #expect(first.contains("points"), "\(words): \(first)")
        }
    }

    @Test("A malformed step of a lesson is named by file, line and field") func step() throws {
        let course = try CourseCopy()
        try course.replace(
            "compute: event-count",
            with: "compute: event-cuont",
            in: "lessons/04-parsing-chunks.md"
        )
        student.environment["STREAMTUTOR_COURSE"] = course.path
        let outcome = try student.run("lesson", "4", input: "")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("04-parsing-chunks.md:"))
        #expect(outcome.errors.contains("compute"))
        #expect(outcome.errors.contains("event-count"), "the nearest is named")
    }

    @Test("Without a toolchain it says how to get one") func noToolchain() throws {
        student.environment["PATH"] = try student.makeFolder("empty")
        let outcome = try student.run("check", "04/line-buffer")
        #expect(outcome.status == 69)
        #expect(outcome.errors.hasPrefix("streamtutor: no Swift compiler found"))
        #expect(outcome.errors.contains("swift.org"))
        #expect(outcome.errors.contains("streamtutor doctor"))
        #expect(try student.run("doctor").status == 69)
        // Reading needs none.
        #expect(try student.run("lesson", "4", input: "\n\n").status == 0)
    }

    @Test(
        "A full standard output ends a listing with 73",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here")
    )
    func fullOutput() throws {
        for words in [["list"], ["list", "--json"], ["lesson", "4", "--print"]] {
            let outcome = try student.start(words, outputFile: "/dev/full").finish()
            #expect(outcome.status == 73, "\(words)")
            #expect(outcome.errors.contains("cannot write the output: No space left on device"))
        }
    }

    @Test(
        "A workspace that cannot be written is said, and nothing in it changes",
        .enabled(if: getuid() != 0, "root may write everywhere")
    )
    func readOnly() throws {
        try #require(try student.run("init").status == 0)
        try student.save("// mine\n")
        for folder in ["streamtutor/.streamtutor", "streamtutor"] {
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o500],
                ofItemAtPath: student.path(folder)
            )
        }
        let reset = try student.run("reset", "04/line-buffer")
        #expect(reset.status == 73)
        #expect(try student.read(LineBufferExercise.file) == "// mine\n")
        let inside = try student.run("init", student.path("streamtutor/inner"))
        #expect(inside.status == 73)
    }

    @Test("A home that takes no folder is said with 73") func noPlace() throws {
        // A file where a folder is needed stops root too.
        let file = try student.write("", to: "file")
        let outcome = try student.run("init", file + "/workspace")
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("cannot"))
    }
}
