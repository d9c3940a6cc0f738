/// The student's file as it was at one moment.
struct StudentFile: Sendable {
    var bytes: [UInt8]
    /// The name that the student knows it by.
    var name: String

    /// More than a person writes into one file, in bytes.
    static let mostBytes = 1 << 20

    /// Reads it once, so that what is compiled is what was looked at.
    static func read(_ request: CheckRequest) throws(CheckingError) -> StudentFile {
        let path = request.studentFile
        if let source = request.studentSource { return try made(of: source, path: path) }
        guard let identity = Files.identity(path) else {
            throw .studentFileMissing(path: path)
        }
        if identity.isFolder { throw .studentFileIsFolder(path: path) }
        if let workspace = request.workspaceRoot, let root = Files.resolved(workspace),
            let real = Files.resolved(path), !real.hasPrefix(root == "/" ? root : root + "/")
        {
            throw .studentFileLeadsOutOfWorkspace(path: path, target: real)
        }
        guard identity.isRegular else { throw .studentFileIsNoFile(path: path) }
        guard identity.size <= mostBytes else {
            throw .studentFileTooLarge(path: path, size: identity.size, limit: mostBytes)
        }
        let bytes: [UInt8]
        do throws(Files.Failure) {
            bytes = try Files.read(path)
        } catch {
            throw .studentFileUnreadable(path: path, reason: error.reason)
        }
        return try made(of: bytes, path: path)
    }

    private static func made(
        of bytes: [UInt8],
        path: String
    ) throws(CheckingError) -> StudentFile {
        guard bytes.count <= mostBytes else {
            throw .studentFileTooLarge(path: path, size: bytes.count, limit: mostBytes)
        }
        if let offset = firstInvalidByte(bytes) {
            let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
            throw .studentFileNotUTF8(path: path, offset: offset, line: line)
        }
        return StudentFile(bytes: bytes, name: ShellWords.name(ofPath: path))
    }

    /// The offset of the first byte that is not UTF-8; nil where all are.
    static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}
