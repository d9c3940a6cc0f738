#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

extension Files {
    /// Why a file that somebody else put there was not read.
    package enum Distrust: Error, Hashable {
        case link
        /// It is a device, a pipe, a socket or a folder.
        case noFile
        /// More bytes than were allowed.
        case tooLarge
        case unreadable(reason: String)
    }

    /// Reads a file that is an ordinary one, follows no link to it and waits for no pipe.
    ///
    /// What a name leads to may change between two looks: what was opened is what is looked at.
    package static func readUntrusted(
        _ path: String,
        most: Int
    ) throws(Distrust) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else {
            throw errno == ELOOP ? .link : .unreadable(reason: systemMessage(errno))
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .noFile }
        guard status.st_size <= most else { throw .tooLarge }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = systemRead(file, &buffer)
            if count == 0 { return bytes }
            if count > 0 {
                bytes.append(contentsOf: buffer[..<count])
                // It may grow while it is read.
                if bytes.count > most { throw .tooLarge }
            } else if errno != EINTR {
                throw .unreadable(reason: systemMessage(errno))
            }
        }
    }
}
