import Foundation
import TestSupport
import Testing

/// A workspace on a disk that is full.
@Suite("A full disk", .enabled(if: SmallDisk.isPossible, "only root can mount a small disk here"))
struct FullDiskTests {
    let student: Student

    init() throws { student = try Student() }

    @Test("init says that there is no room, with 73") func initialise() throws {
        let disk = try SmallDisk(kilobytes: 16, at: try student.makeFolder("disk"))
        let outcome = try student.run("init", disk.path + "/workspace")
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("the disk is full"), "\(outcome.errors)")
    }

    @Test("A lesson goes on, says that nothing can be saved, and harms no file") func lesson()
        throws
    {
        let disk = try SmallDisk(kilobytes: 2048, at: try student.makeFolder("disk"))
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

/// A file system of its own in memory, mounted on a folder while this lives.
final class SmallDisk {
    let path: String

    static let isPossible: Bool = {
        #if os(Linux)
            guard getuid() == 0, let folder = try? TemporaryFolder("disk"),
                let disk = try? SmallDisk(kilobytes: 16, at: folder.path)
            else { return false }
            return withExtendedLifetime((folder, disk)) { true }
        #else
            return false
        #endif
    }()

    init(kilobytes: Int, at path: String) throws {
        self.path = path
        try Self.shell("mount -t tmpfs -o size=\(kilobytes)k none \"$0\"", path)
    }

    deinit { try? Self.shell("umount -l \"$0\"", path) }

    /// Writes until nothing more fits.
    func fill() throws {
        try Self.shell("cat /dev/zero > \"$0/filler\" 2>/dev/null; test -s \"$0/filler\"", path)
    }

    func empty() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

    private static func shell(_ script: String, _ path: String) throws {
        let outcome = try RunningProgram(
            "/bin/sh",
            ["-c", script, path],
            in: "/",
            environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        ).finish()
        guard outcome.status == 0 else { throw RunningProgram.Stuck(what: outcome.errors) }
    }
}
