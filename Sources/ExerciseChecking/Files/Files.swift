#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Plain calls on files, without Foundation: a check makes a few dozen, and its time counts.
package enum Files {
    /// An error number of the system, with the path it is about.
    package struct Failure: Error, Hashable {
        package var path: String
        package var number: Int32

        package var reason: String { systemMessage(number) }
    }

    /// What tells one version of a file from another.
    package struct Identity: Sendable, Hashable {
        package var size: Int
        /// Nanoseconds since 1970.
        package var modified: Int
        package var isFolder: Bool
        package var isRegular: Bool

        var text: String { "\(size) \(modified)" }
    }

    /// - Returns: nil where there is nothing, or nothing that may be looked at.
    package static func identity(_ path: String) -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        let kind = status.st_mode & S_IFMT
        return Identity(
            size: Int(status.st_size),
            modified: Int(time.tv_sec) * 1_000_000_000 + time.tv_nsec,
            isFolder: kind == S_IFDIR,
            isRegular: kind == S_IFREG
        )
    }

    package static func read(_ path: String) throws(Failure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(path: path, number: errno) }
        defer { close(file) }
        var status = stat()
        // One byte of room more than it should have: a file that grew is seen to.
        let size = fstat(file, &status) == 0 ? max(0, Int(status.st_size)) : 0
        var problem: Int32 = 0
        var isWhole = false
        var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { room, filled in
            while filled < room.count {
                let count = systemRead(file, UnsafeMutableRawBufferPointer(room)[filled...])
                if count > 0 { filled += count }
                isWhole = count == 0
                if count < 0, errno != EINTR { problem = errno }
                if isWhole || problem != 0 { return }
            }
        }
        var buffer = [UInt8](repeating: 0, count: isWhole || problem != 0 ? 0 : 1 << 16)
        while !isWhole, problem == 0 {
            let count = systemRead(file, &buffer)
            if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
            isWhole = count == 0
            if count < 0, errno != EINTR { problem = errno }
        }
        guard problem == 0 else { throw Failure(path: path, number: problem) }
        return bytes
    }

    package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure(path: path, number: errno) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = systemWrite(file, bytes[written...])
            if count > 0 {
                written += count
            } else if errno != EINTR {
                throw Failure(path: path, number: errno)
            }
        }
    }

    package static func write(_ text: String, to path: String) throws(Failure) {
        try write(Array(text.utf8), to: path)
    }

    /// Puts a file in place whole or not at all, and on the disk before its name is.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
        var template = Array((path + ".XXXXXX").utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw Failure(path: path, number: errno) }
        let temporary = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        var written = 0
        var problem: Int32 = fchmod(file, 0o644) == 0 ? 0 : errno
        while problem == 0, written < bytes.count {
            let count = systemWrite(file, bytes[written...])
            if count > 0 { written += count } else if errno != EINTR { problem = errno }
        }
        if problem == 0, fsync(file) != 0 { problem = errno }
        close(file)
        if problem == 0, systemRename(temporary, path) != 0 { problem = errno }
        guard problem == 0 else {
            unlink(temporary)
            throw Failure(path: path, number: problem)
        }
    }

    /// Gives a file a second name, which stays when the first goes; copies it where that does not
    /// work, as from one disk to another.
    package static func share(_ source: String, as target: String) throws(Failure) {
        if link(source, target) != 0 { try copy(source, to: target) }
    }

    /// Copies a file; a program stays one for its owner.
    package static func copy(_ source: String, to target: String) throws(Failure) {
        try write(read(source), to: target)
        if access(source, X_OK) == 0, chmod(target, 0o700) != 0 {
            throw Failure(path: target, number: errno)
        }
    }

    /// The names in a folder, sorted; empty where it cannot be read.
    package static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes a folder for its owner alone, with those above it.
    package static func makeFolder(_ path: String) throws(Failure) {
        if mkdir(path, 0o700) == 0 { return }
        let problem = errno
        if problem == EEXIST, identity(path)?.isFolder == true { return }
        guard problem == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex
        else { throw Failure(path: path, number: problem) }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw Failure(path: path, number: errno)
        }
    }

    /// Makes a folder that is new and whose name nobody can guess; `prefix` begins its path.
    package static func makeUniqueFolder(prefix: String) throws(Failure) -> String {
        var template = Array((prefix + "XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(path: prefix, number: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static func rename(_ source: String, to target: String) throws(Failure) {
        guard systemRename(source, target) == 0 else {
            throw Failure(path: target, number: errno)
        }
    }

    /// Removes a file or a folder with all in it; follows no links. What cannot go stays.
    package static func remove(_ path: String) {
        if unlink(path) == 0 || errno == ENOENT { return }
        for name in names(in: path) { remove(path + "/" + name) }
        rmdir(path)
    }

    /// Marks a file or folder as used now.
    static func touch(_ path: String) { utimes(path, nil) }

    /// The path without links and dots; nil where there is nothing.
    package static func resolved(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    package static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Where a link leads, as it is written; nil where the path is no link.
    static func linkTarget(_ path: String) -> String? {
        var target = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &target, target.count)
        guard count > 0, count < target.count else { return nil }
        return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static func isExecutable(_ path: String) -> Bool {
        access(path, X_OK) == 0 && identity(path)?.isRegular == true
    }

    static func systemRead(_ file: Int32, _ buffer: inout [UInt8]) -> Int {
        #if canImport(Darwin)
            Darwin.read(file, &buffer, buffer.count)
        #elseif canImport(Glibc)
            Glibc.read(file, &buffer, buffer.count)
        #else
            Musl.read(file, &buffer, buffer.count)
        #endif
    }

    private static func systemRead(
        _ file: Int32,
        _ room: Slice<UnsafeMutableRawBufferPointer>
    ) -> Int {
        let room = UnsafeMutableRawBufferPointer(rebasing: room)
        #if canImport(Darwin)
            return Darwin.read(file, room.baseAddress, room.count)
        #elseif canImport(Glibc)
            return Glibc.read(file, room.baseAddress, room.count)
        #else
            return Musl.read(file, room.baseAddress, room.count)
        #endif
    }

    private static func systemWrite(_ file: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBytes { bytes in
            #if canImport(Darwin)
                Darwin.write(file, bytes.baseAddress, bytes.count)
            #elseif canImport(Glibc)
                Glibc.write(file, bytes.baseAddress, bytes.count)
            #else
                Musl.write(file, bytes.baseAddress, bytes.count)
            #endif
        }
    }

    private static func systemRename(_ source: String, _ target: String) -> Int32 {
        #if canImport(Darwin)
            Darwin.rename(source, target)
        #elseif canImport(Glibc)
            Glibc.rename(source, target)
        #else
            Musl.rename(source, target)
        #endif
    }
}
