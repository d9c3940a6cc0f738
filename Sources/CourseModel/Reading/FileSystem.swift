#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few questions that loading a course asks of the disk.
///
/// They go straight to the C library: loading runs at the start of every command, where each
/// millisecond is felt.
package enum FileSystem {
    enum Kind: Hashable { case file, folder, other }

    /// What changes when a file does, in nanoseconds and bytes.
    struct Stamp: Hashable {
        var kind: Kind
        var size: Int
        var modified: Int
        var changed: Int
    }

    /// A file that could not be read, in words that go on from "the file …".
    package struct ReadError: Error { package var message: String }

    /// Files larger than this are no text that a person wrote for a course: 1 MiB.
    static let largestFile = 1 << 20

    /// What a path leads to, links followed; nil where nothing is there.
    static func stamp(_ path: String) -> Stamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Stamp(status)
    }

    static func isFolder(_ path: String) -> Bool { stamp(path)?.kind == .folder }
    /// Whether a file or folder is there.
    package static func exists(_ path: String) -> Bool { stamp(path) != nil }
    static func isFile(_ path: String) -> Bool { stamp(path)?.kind == .file }

    /// The names in a folder, sorted by their bytes, without hidden ones; nil where it cannot be read.
    package static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(
                    to: UInt8.self,
                    capacity: MemoryLayout.size(ofValue: $0.pointee)
                ) { String(decodingCString: $0, as: UTF8.self) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The bytes of a regular file.
    /// - Throws: `ReadError`, worded to follow the file's name.
    package static func bytes(of path: String) throws(ReadError) -> [UInt8] {
        // A pipe in place of a file must not hold the tutor up, hence O_NONBLOCK.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw ReadError(
                message: errno == ENOENT
                    ? "is missing" : "cannot be read: \(String(cString: strerror(errno)))"
            )
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw ReadError(message: "cannot be read: \(String(cString: strerror(errno)))")
        }
        switch Stamp(status).kind {
        case .file: break
        case .folder: throw ReadError(message: "is a folder, not a file")
        case .other: throw ReadError(message: "is a device or a pipe, not a file")
        }
        guard status.st_size <= largestFile else {
            throw ReadError(message: "is larger than 1 MiB")
        }
        return try contents(descriptor, expected: Int(status.st_size))
    }

    private static func contents(
        _ descriptor: CInt,
        expected: Int
    ) throws(ReadError) -> [UInt8] {
        var failure: CInt = 0
        // One byte more than expected, so that the end is seen without another round.
        let bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
            while count < buffer.count {
                let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard failure == 0 else {
            throw ReadError(message: "cannot be read: \(String(cString: strerror(failure)))")
        }
        return bytes
    }

    /// The absolute path without links, `.` and `..`; nil where nothing is there.
    static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Seconds since 1970, in nanoseconds.
    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    /// Puts a file in place whole or not at all; says whether it did.
    static func replace(_ path: String, with text: String) -> Bool {
        var template = Array((path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return false }
        var text = text
        let written = text.withUTF8 { bytes in
            var count = 0
            while count < bytes.count {
                let put = write(descriptor, bytes.baseAddress! + count, bytes.count - count)
                if put < 0 && errno == EINTR { continue }
                if put <= 0 { return false }
                count += put
            }
            return true
        }
        close(descriptor)
        guard written, rename(template, path) == 0 else {
            unlink(template)
            return false
        }
        return true
    }

    /// Makes a folder and those above it; a folder that is there already is fine.
    static func makeFolder(_ path: String) {
        guard mkdir(path, 0o700) != 0, errno == ENOENT, let slash = path.lastIndex(of: "/"),
            slash != path.startIndex
        else { return }
        makeFolder(String(path[..<slash]))
        mkdir(path, 0o700)
    }
}

extension FileSystem.Stamp {
    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        size = Int(status.st_size)
        #if canImport(Darwin)
            let (written, moved) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (written, moved) = (status.st_mtim, status.st_ctim)
        #endif
        modified = Int(written.tv_sec) * 1_000_000_000 + Int(written.tv_nsec)
        changed = Int(moved.tv_sec) * 1_000_000_000 + Int(moved.tv_nsec)
    }
}
