import Foundation
import TestSupport
import Testing

/// A workspace on a disk that is full, or may only be read.
@Suite(
    "Disks that take nothing",
    .enabled(if: SmallDisk.isPossible, "only root can mount a small disk here")
)
struct UnwritableDiskTests {
    let student: Student

    init() throws { student = try Student() }

    @Test("init says that there is no room, with 73") func initialise() throws {
        let disk = try SmallDisk(kilobytes: 16, at: try student.makeFolder("disk"))
        let outcome = try student.run("init", disk.path + "/workspace")
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("the disk is full"), "\(outcome.errors)")
    }

    @Test("A disk that may only be read is said with 73, and a lesson can still be read")
    func readOnly() throws {
        let disk = try SmallDisk(kilobytes: 16_384, at: try student.makeFolder("disk"))
        let folder = disk.path + "/workspace"
        #expect(try student.run("init", folder).status == 0)
        try disk.forbidWriting()
        student.environment["STREAMTUTOR_WORKSPACE"] = folder
        let reset = try student.run("reset", "04/line-buffer")
        #expect(reset.status == 73)
        #expect(reset.errors.hasPrefix("streamtutor: "))
        #expect(reset.errors.contains(folder))
        let check = try student.run("check", "04/line-buffer")
        #expect(check.status == 1, "a verdict needs no workspace that can be written")
        #expect(check.errors.contains("progress"), "but it is said that it was not kept")
        let lesson = try student.run("lesson", "4", input: "goto 4.2\n")
        #expect(lesson.status == 0)
        #expect(lesson.output.contains("A character in two halves"))
        #expect(lesson.output.contains("Not everything could be saved."))
    }

    @Test("A lesson goes on, says that nothing can be saved, and harms no file") func lesson()
        throws
    {
        let disk = try SmallDisk(kilobytes: 16_384, at: try student.makeFolder("disk"))
        let folder = disk.path + "/workspace"
        #expect(try student.run("init", folder).status == 0)
        student.environment["STREAMTUTOR_WORKSPACE"] = folder
        #expect(try student.run("lesson", "4", input: "goto 4.2\n").status == 0)
        let file = folder + "/.streamtutor/progress.json"
        let before = try Data(contentsOf: URL(fileURLWithPath: file))
        try disk.fill()
        let outcome = try student.run("lesson", "4", input: "goto 4.3\ngoto 4.4\n")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("the disk is full"), "\(outcome.output)")
        #expect(outcome.output.contains("Not everything could be saved."))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        let reset = try student.run("reset", "04/line-buffer")
        let source = folder + "/04-parsing-chunks/01-line-buffer/LineBuffering.swift"
        #expect(
            try String(contentsOfFile: source, encoding: .utf8) == LineBufferExercise.starter,
            "\(reset.status) \(reset.output) \(reset.errors)"
        )
        try disk.empty()
        #expect(try student.run("lesson", "4", input: "goto 4.4\n").output.contains("Saved."))
    }
}
