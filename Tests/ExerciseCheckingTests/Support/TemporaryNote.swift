import TestSupport
import Testing

/// A file into which a student's program writes a process's number.
final class TemporaryNote: Sendable {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("note") }

    var variables: [String: String] { ["NOTE": folder.path("process")] }

    var isWritten: Bool { folder.exists("process") }

    /// Swift code that writes a number; the note appears whole, by a rename.
    func code(_ number: String) -> String {
        """
        let path = String(cString: getenv("NOTE"))
            let noteFile = open(path + ".new", O_WRONLY | O_CREAT, 0o600)
            let noteText = Array("\\(\(number))".utf8)
            write(noteFile, noteText, noteText.count)
            rename(path + ".new", path)
        """
    }

    func process() throws -> Int32 { try #require(Int32(folder.read("process"))) }
}
