import Foundation
import TestSupport
import Testing

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

    func forbidWriting() throws { try Self.shell("mount -o remount,ro \"$0\"", path) }

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
