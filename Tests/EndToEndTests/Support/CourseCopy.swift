import Foundation
import TestSupport
import Testing

/// A course of a test's own, copied from the repository's with links made into files.
final class CourseCopy {
    let path: String
    private let folder: TemporaryFolder

    /// - Parameter relative: Where in a folder of its own the course stands.
    init(at relative: String = "course") throws {
        folder = try TemporaryFolder("copy")
        path = try folder.makeFolder(relative)
        let copy = try RunningProgram(
            "/bin/cp",
            ["-RL", repositoryRoot() + "/lessons", repositoryRoot() + "/exercises", path],
            in: "/",
            environment: [:]
        )
        try #require(try copy.finish().status == 0)
    }

    /// The folder around the course.
    var around: String { folder.path }

    /// Changes a file's text and makes sure that there was something to change.
    func replace(_ old: String, with new: String, in file: String) throws {
        let whole = path + "/" + file
        let text = try String(contentsOfFile: whole, encoding: .utf8)
        try #require(text.contains(old), "\(file) has no \(old)")
        try text.replacingOccurrences(of: old, with: new)
            .write(toFile: whole, atomically: true, encoding: .utf8)
    }

    /// The names in a folder, in order.
    func names(in relative: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/" + relative).sorted()
    }

    func remove(_ relative: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + relative)
    }

    func write(_ text: String, to file: String) throws {
        try text.write(toFile: path + "/" + file, atomically: true, encoding: .utf8)
    }
}
