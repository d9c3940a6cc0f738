#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The file system, one system call at a time.
///
/// Every call that changes something is announced to `fault` first, so that a test can make any of
/// them fail, or end the program there.
package struct Disk: Sendable {
    /// A call that is about to be made.
    package enum Call: Hashable, Sendable {
        case create(String)
        case write(String, bytes: Int)
        /// Of a file or a folder.
        case sync(String)
        case rename(from: String, to: String)
        case link(from: String, to: String)
        case remove(String)
        case makeFolder(String)
        case lock(String)
        case read(String)
    }

    /// What happens in place of a call.
    package enum Fault: Hashable, Sendable {
        /// The call fails with this `errno`.
        case fail(Int32)
        /// A write that writes so many bytes and then fails with this `errno`.
        case writeThenFail(bytes: Int, Int32)
        /// A sync that is left out: waiting for the medium is most of what a test would do.
        case leaveOut
    }

    /// A call that the system refused.
    package struct Failure: Error, Hashable, Sendable {
        package var call: Call
        /// The system's `errno`.
        package var code: Int32
    }

    /// What stands at a path; a link counts as a link, wherever it leads.
    package enum Kind: Hashable, Sendable {
        case file
        case folder
        case link
        case other
        case nothing
    }

    private let fault: (@Sendable (Call) -> Fault?)?

    /// The disk as it is.
    package static let real = Self(fault: nil)

    package init(fault: (@Sendable (Call) -> Fault?)?) { self.fault = fault }

    func announce(_ call: Call) throws(Failure) {
        guard let fault = fault?(call) else { return }
        switch fault {
        case .fail(let code), .writeThenFail(_, let code): throw Failure(call: call, code: code)
        case .leaveOut: break
        }
    }

    /// Makes a call until no signal interrupts it.
    @discardableResult
    func make(_ call: Call, _ body: () -> Int32) throws(Failure) -> Int32 {
        try announce(call)
        while true {
            let result = body()
            if result >= 0 { return result }
            let code = errno
            if code != EINTR { throw Failure(call: call, code: code) }
        }
    }

    /// Writes all bytes to an open file.
    func write(_ bytes: [UInt8], to descriptor: Int32, named path: String) throws(Failure) {
        let call = Call.write(path, bytes: bytes.count)
        var limit = bytes.count
        var planned: Int32?
        switch fault?(call) {
        case .fail(let code): throw Failure(call: call, code: code)
        case .writeThenFail(let count, let code): (limit, planned) = (min(count, limit), code)
        case .leaveOut, nil: break
        }
        var rest = bytes[..<limit]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 || errno != EINTR {
                throw Failure(call: call, code: count == 0 ? ENOSPC : errno)
            }
        }
        if let planned { throw Failure(call: call, code: planned) }
    }

    /// Waits until a file or a folder is on the medium.
    func sync(_ descriptor: Int32, named path: String) throws(Failure) {
        #if canImport(Darwin)
            // fsync leaves data in the drive's cache there; not every file system knows better.
            if fault == nil, fcntl(descriptor, F_FULLFSYNC) == 0 { return }
        #endif
        let call = Call.sync(path)
        do throws(Failure) {
            switch fault?(call) {
            case .leaveOut: return
            case .fail(let code), .writeThenFail(_, let code):
                throw Failure(call: call, code: code)
            case nil: break
            }
            while fsync(descriptor) != 0 {
                if errno != EINTR { throw Failure(call: call, code: errno) }
            }
        } catch  where error.code == EINVAL || error.code == EROFS {
            // Some file systems cannot sync a folder; there is nothing better to be had.
        }
    }

    /// What stands at a path.
    package func kind(_ path: String) -> Kind {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .nothing }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
