#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A user's typed lines on disk: one entry a line, UTF-8, the oldest first.
///
/// History is a comfort: where the file cannot be read or written there is less of it, and nothing
/// is said.
package struct HistoryFile: Sendable {
    /// How many entries are kept.
    package static let limit = 1000

    package let path: String

    package init(path: String) { self.path = path }

    /// The entries; none where there is no file. Lines that are no UTF-8 are left out.
    package func load() -> [String] {
        guard let bytes = readBytes(path) else { return [] }
        let lines = bytes.split(separator: 0x0A).compactMap { line in
            String(validating: line, as: UTF8.self)
        }
        return Array(lines.suffix(Self.limit))
    }

    /// Adds an entry, unless it is the last one already or empty.
    ///
    /// The file is read again and replaced as a whole, under a lock of its folder, so that two
    /// tutors do not lose each other's lines and a crash leaves the old file or the new one.
    package func append(_ line: String) {
        let entry = String(line.map { $0.isNewline ? " " : $0 })
        guard !entry.allSatisfy(\.isWhitespace) else { return }
        let folder = open(parentFolder, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        defer { close(folder) }
        // Held for one write at a time. Where locks do not work, the write is still atomic.
        while flock(folder, LOCK_EX) != 0, errno == EINTR {}
        var entries = load()
        guard entries.last != entry else { return }
        entries.append(entry)
        let text = entries.suffix(Self.limit).map { $0 + "\n" }.joined()
        replace(with: Array(text.utf8))
    }

    private var parentFolder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private func replace(with bytes: [UInt8]) {
        let temporary = "\(path).\(UInt64.random(in: 0 ... .max)).tmp"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        var isWritten = bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(
                    file,
                    UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                    rest.count
                )
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
        isWritten = close(file) == 0 && isWritten
        if !isWritten || rename(temporary, path) != 0 { unlink(temporary) }
    }
}

/// The bytes of a file; nil where it cannot be read.
private func readBytes(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
        let count = read(file, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count == 0 ? bytes : nil }
        bytes += buffer[..<count]
    }
}
