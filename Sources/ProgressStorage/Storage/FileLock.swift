#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Keeps out other streamtutors while something is read, changed and written.
///
/// The system lets go of the lock when its holder ends, however it ends. The file stays: removing
/// it would let two hold "the" lock on different files.
struct FileLock {
    let path: String

    /// Does work under the lock.
    /// - Throws: `StorageError` of kind `busy` where another holds it for too long, and what the
    ///   work throws.
    func hold<Result>(
        in environment: StorageEnvironment,
        to purpose: String,
        _ body: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        let disk = environment.disk
        let descriptor = try doing(purpose) { () throws(Disk.Failure) in
            try disk.make(.lock(path)) {
                open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            }
        }
        // Closing lets go.
        defer { close(descriptor) }
        var tries = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            // No locks on this file system: working without is better than not working.
            case ENOLCK, EOPNOTSUPP, ENOSYS: return try body()
            case EWOULDBLOCK where tries < environment.lockTries:
                tries += 1
                usleep(20_000)
            case EWOULDBLOCK:
                throw busy(to: purpose, descriptor)
            case let code:
                throw StorageError(Disk.Failure(call: .lock(path), code: code), to: purpose)
            }
        }
        note(descriptor)
        return try body()
    }

    private func busy(to purpose: String, _ descriptor: Int32) -> StorageError {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let holder = Int(
            String(decoding: buffer.prefix(max(0, count)).prefix { $0 > 32 }, as: UTF8.self)
        )
        return StorageError(
            .busy,
            "cannot \(purpose): another streamtutor "
                + (holder.map { "(process \($0)) " } ?? "") + "holds \(path)",
            help: "Wait until it is done or end it, then try again."
        )
    }

    /// Leaves the holder's number for those who wait; a full disk does not matter here.
    private func note(_ descriptor: Int32) {
        let text = "\(getpid())\n"
        _ = ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }
}
