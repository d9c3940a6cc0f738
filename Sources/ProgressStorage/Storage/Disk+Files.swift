#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension Disk {
    /// Files of a workspace are small; a larger one is none of ours.
    static let sizeLimit = 16 << 20

    /// A file's bytes; links are followed. Nil where nothing stands there.
    package func read(_ path: String) throws(Failure) -> [UInt8]? {
        let descriptor: Int32
        do throws(Failure) {
            descriptor = try make(.read(path)) { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
        } catch {
            if error.code == ENOENT || error.code == ENOTDIR { return nil }
            throw error
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw Failure(call: .read(path), code: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(
                call: .read(path),
                code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL
            )
        }
        guard status.st_size <= Self.sizeLimit else {
            throw Failure(call: .read(path), code: EFBIG)
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: max(4_096, Int(status.st_size) + 1))
        while bytes.count <= Self.sizeLimit {
            let count = buffer.withUnsafeMutableBytes {
                systemRead(descriptor, $0.baseAddress, $0.count)
            }
            if count == 0 { return bytes }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(call: .read(path), code: errno) }
            bytes += buffer[..<count]
        }
        throw Failure(call: .read(path), code: EFBIG)
    }

    /// Puts a file's new content in place at once: whoever looks sees the old or the new one, whole,
    /// and a crash at any moment leaves one of the two.
    /// - Parameters:
    ///   - durable: wait until content and name are on the medium, so that a loss of power leaves
    ///     one of the two as well. What can be made again from the course need not.
    ///   - before: done when the new content is complete, before it takes the name.
    package func replace(
        _ path: String,
        with bytes: [UInt8],
        durable: Bool,
        before: () throws(Failure) -> Void = {}
    ) throws(Failure) {
        let (folder, name) = split(path)
        // One writer at a time (they hold a lock), so a file of that name was left by a crash.
        let temporary = folder + "/." + name + ".streamtutor-tmp"
        try? remove(temporary)
        do throws(Failure) {
            try create(temporary, with: bytes, durable: durable)
            try before()
            try make(.rename(from: temporary, to: path)) { rename(temporary, path) }
        } catch {
            try? remove(temporary)
            throw error
        }
        // The new content is in place: an error here would make a caller do it twice. Only a loss of
        // power could still bring the old content back.
        if durable { try? syncFolder(folder) }
    }

    /// Makes a file that does not exist yet.
    func create(_ path: String, with bytes: [UInt8], durable: Bool) throws(Failure) {
        let descriptor = try make(.create(path)) {
            open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        }
        var isOpen = true
        defer { if isOpen { close(descriptor) } }
        try write(bytes, to: descriptor, named: path)
        if durable { try sync(descriptor, named: path) }
        isOpen = false
        // Network file systems tell of a full disk as late as here.
        guard close(descriptor) == 0 || errno == EINTR else {
            throw Failure(call: .write(path, bytes: bytes.count), code: errno)
        }
    }

    /// Keeps a copy of a file beside others, under a name that nothing has yet.
    /// - Returns: the copy's path: `<base>`, or `<base>-2` and so on, with the ending.
    package func keepCopy(of bytes: [UInt8], at base: String, ending: String) throws(Failure)
        -> String
    {
        var number = 1
        while true {
            let path = base + (number > 1 ? "-\(number)" : "") + ending
            do throws(Failure) {
                if kind(path) != .nothing { throw Failure(call: .create(path), code: EEXIST) }
                // Complete under another name first, so that no half copy looks like a whole one.
                try replace(path, with: bytes, durable: true)
                return path
            } catch {
                guard error.code == EEXIST, number < 1_000 else { throw error }
                number += 1
            }
        }
    }

    /// Gives a file a second name, in place of what had that name.
    func linkReplacing(_ path: String, as name: String) throws(Failure) {
        let temporary = name + ".streamtutor-tmp"
        try? remove(temporary)
        try make(.link(from: path, to: temporary)) { link(path, temporary) }
        try make(.rename(from: temporary, to: name)) { rename(temporary, name) }
        // Where both were one file already, rename leaves both names.
        try? remove(temporary)
    }

    /// Removes a file; nothing there is fine.
    package func remove(_ path: String) throws(Failure) {
        guard kind(path) != .nothing else { return }
        try make(.remove(path)) { unlink(path) }
    }

    /// Removes a folder that is empty; any other stays.
    func removeEmptyFolder(_ path: String) {
        guard kind(path) == .folder, isEmpty(path) else { return }
        _ = try? make(.remove(path)) { rmdir(path) }
    }

    /// Moves a file or a folder to a name that nothing has.
    func move(_ path: String, to target: String) throws(Failure) {
        let call = Call.rename(from: path, to: target)
        guard kind(target) == .nothing else { throw Failure(call: call, code: EEXIST) }
        try makeFolders(split(target).folder)
        try make(call) { rename(path, target) }
        try? syncFolder(split(target).folder)
        if split(path).folder != split(target).folder { try? syncFolder(split(path).folder) }
    }

    /// Makes a folder, and those above it.
    package func makeFolders(_ path: String) throws(Failure) {
        guard path != "/", !path.isEmpty else { return }
        switch kind(path) {
        case .folder: return
        case .link where isFolder(path): return
        case .nothing: break
        default: throw Failure(call: .makeFolder(path), code: ENOTDIR)
        }
        try makeFolders(split(path).folder)
        do throws(Failure) {
            try make(.makeFolder(path)) { mkdir(path, 0o755) }
        } catch {
            // Another streamtutor made it at the same time.
            guard error.code == EEXIST, isFolder(path) else { throw error }
        }
    }

    func syncFolder(_ path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { throw Failure(call: .sync(path), code: errno) }
        defer { close(descriptor) }
        try sync(descriptor, named: path)
    }

    /// Whether a path leads to a folder, also over links.
    package func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private func isEmpty(_ path: String) -> Bool { (try? list(path))?.isEmpty ?? false }

    /// The names in a folder, sorted; none where nothing stands there.
    package func list(_ path: String) throws(Failure) -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT { return [] }
            throw Failure(call: .read(path), code: errno)
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(
                    to: CChar.self,
                    capacity: MemoryLayout.size(ofValue: $0.pointee)
                ) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// A path without links, `.` and `..`; nil where it leads nowhere.
    package func resolved(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }
}

/// A path's folder and last name.
func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
    read(descriptor, bytes, count)
}
