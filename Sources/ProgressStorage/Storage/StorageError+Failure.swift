#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension StorageError {
    /// Says what a refused system call means for the student.
    /// - Parameter purpose: what was being done, `save your progress`.
    init(_ failure: Disk.Failure, to purpose: String) {
        let place = failure.call.path
        let reason = String(cString: strerror(failure.code))
        switch failure.code {
        case ENOSPC, EDQUOT:
            self.init(
                .full,
                "cannot \(purpose): the disk is full (\(place))",
                help: "Make room on that disk, then go on; nothing that was there is lost."
            )
        case EFBIG where !failure.call.isRead:
            self.init(
                .full,
                "cannot \(purpose): a limit on the size of files is reached (\(place))",
                help: "Raise the limit (ulimit -f), then go on; nothing that was there is lost."
            )
        case EROFS:
            self.init(
                .readOnly,
                "cannot \(purpose): \(place) is on a disk that is mounted to read only",
                help: "Work in a folder that you can write: streamtutor init DIR."
            )
        case EACCES where failure.call.isRead, EPERM where failure.call.isRead:
            self.init(
                .cannotRead,
                "cannot \(purpose): you may not read \(place)",
                help: "Give yourself the right to read it: chmod u+r, or u+rx for a folder."
            )
        case EACCES, EPERM:
            self.init(
                .readOnly,
                "cannot \(purpose): you may not write \(place)",
                help: "Give yourself the right to write there (chmod u+w), or work in another "
                    + "folder: streamtutor init DIR."
            )
        case EISDIR, ENOTDIR, EEXIST, ELOOP:
            self.init(
                .inTheWay,
                "cannot \(purpose): something else stands at \(place) (\(reason.lowercased()))",
                help: "Move it away or give it another name, then try again."
            )
        default:
            self.init(
                failure.call.isRead ? .cannotRead : .cannotWrite,
                "cannot \(purpose): \(place): \(reason.lowercased())",
                help: "Look at the disk and the folder's rights, then try again."
            )
        }
    }
}

extension Disk.Call {
    /// The path that a message names.
    var path: String {
        switch self {
        case .create(let path), .write(let path, _), .sync(let path), .remove(let path),
            .makeFolder(let path), .lock(let path), .read(let path):
            path
        case .rename(_, let target), .link(_, let target): target
        }
    }

    var isRead: Bool {
        if case .read = self { true } else { false }
    }
}

/// Does work on the disk, and says in a student's words what went wrong.
func doing<Result>(
    _ purpose: String,
    _ body: () throws(Disk.Failure) -> Result
) throws(StorageError) -> Result {
    do throws(Disk.Failure) { return try body() } catch { throw StorageError(error, to: purpose) }
}
