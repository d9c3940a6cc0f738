/// Why there is no verdict: something else than the student's code stood in the way.
package enum CheckingError: Error, Sendable, Hashable {
    /// No Swift compiler was found; the folders in which it was looked for.
    case noToolchain(lookedIn: [String])
    /// A compiler was found and does not work; what it said.
    case brokenToolchain(path: String, message: String)
    case studentFileMissing(path: String)
    case studentFileIsFolder(path: String)
    /// It is a device, a pipe or a socket.
    case studentFileIsNoFile(path: String)
    /// The offset of the first byte that is not UTF-8, and its line, from 1.
    case studentFileNotUTF8(path: String, offset: Int, line: Int)
    case studentFileLeadsOutOfWorkspace(path: String, target: String)
    case studentFileUnreadable(path: String, reason: String)
    /// Larger than a source file that a person writes; both in bytes.
    case studentFileTooLarge(path: String, size: Int, limit: Int)
    /// A file of the course that a check needs cannot be read.
    case courseFileUnreadable(path: String, reason: String)
    /// The support module does not compile; the compiler's text.
    case courseDoesNotCompile(path: String, message: String)
    /// No folder could be made for the check.
    case cannotWrite(path: String, reason: String)
    /// The machine gave no process, pipe or thread.
    case cannotLaunch(program: String, reason: String)
    /// The simulator that the suite talks to could not be started.
    case noSimulator(reason: String)
    /// The task was cancelled; everything that ran was killed.
    case cancelled

    /// What is wrong, in one line without its period.
    package var message: String {
        switch self {
        case .noToolchain: "no Swift compiler found (looked for swiftc on your PATH)"
        case .brokenToolchain(let path, let message):
            "the Swift compiler \(path) does not work: \(message)"
        case .studentFileMissing(let path): "there is no file \(path)"
        case .studentFileIsFolder(let path): "\(path) is a folder, not a Swift file"
        case .studentFileIsNoFile(let path): "\(path) is not an ordinary file"
        case .studentFileNotUTF8(let path, let offset, let line):
            "\(path) is not UTF-8: line \(line), byte \(offset) of the file"
        case .studentFileLeadsOutOfWorkspace(let path, let target):
            "\(path) is a link that leads out of the workspace, to \(target)"
        case .studentFileUnreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .studentFileTooLarge(let path, let size, let limit):
            "\(path) has \(size) bytes; a check takes at most \(limit)"
        case .courseFileUnreadable(let path, let reason):
            "cannot read the course's file \(path): \(reason)"
        case .courseDoesNotCompile(let path, _): "the course's module in \(path) does not compile"
        case .cannotWrite(let path, let reason): "cannot write to \(path): \(reason)"
        case .cannotLaunch(let program, let reason): "cannot start \(program): \(reason)"
        case .noSimulator(let reason):
            "cannot start the simulator that this exercise talks to: \(reason)"
        case .cancelled: "the check was stopped"
        }
    }

    /// What to do about it; lines of plain text.
    package var help: String? {
        switch self {
        case .noToolchain(let folders):
            """
            Exercises are compiled on your machine. Get a toolchain from swift.org, then
            run streamtutor doctor.
            Looked in: \(folders.isEmpty ? "no folder, PATH is empty" : folders.joined(separator: ", "))
            """
        case .brokenToolchain: "Run streamtutor doctor. It says which tool fails and why."
        case .studentFileMissing: "Check the name, or get the starter back with reset."
        case .studentFileIsFolder: "Name the Swift file in it."
        case .studentFileIsNoFile: "Name a Swift file."
        case .studentFileNotUTF8: "Save it as UTF-8 in your editor, then check again."
        case .studentFileLeadsOutOfWorkspace:
            "Put a copy of the file there instead of the link, or name the file with --file."
        case .studentFileUnreadable: "Give yourself the right to read it: chmod u+r FILE."
        case .studentFileTooLarge: "Name the file with your code."
        case .courseFileUnreadable: "Get the course again, or ask who gave it to you."
        case .courseDoesNotCompile(_, let message): message
        case .cannotWrite: "Make room there or set TMPDIR to a folder that you can write to."
        case .cannotLaunch: "Close other programs, then check again."
        case .noSimulator:
            "Close other programs, then check again; streamtutor serve tries it alone."
        case .cancelled: nil
        }
    }

    /// The command's exit status.
    package var exitStatus: Int32 {
        switch self {
        case .noToolchain, .brokenToolchain, .cannotLaunch, .noSimulator: 69
        case .studentFileMissing, .studentFileIsFolder, .studentFileIsNoFile,
            .studentFileLeadsOutOfWorkspace, .studentFileUnreadable:
            66
        case .studentFileNotUTF8, .studentFileTooLarge, .courseFileUnreadable,
            .courseDoesNotCompile:
            65
        case .cannotWrite: 73
        case .cancelled: 130
        }
    }
}
