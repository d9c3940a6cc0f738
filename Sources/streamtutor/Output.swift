#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The two streams that a command writes to, without buffers between.
enum Output {
    /// Writes to standard output. A disk that is full ends the command with status 73: results
    /// that somebody redirected into a file must not be cut in silence.
    static func write(_ text: String) {
        guard !put(text, to: STDOUT_FILENO) else { return }
        let reason = String(cString: strerror(errno))
        _ = put("streamtutor: cannot write the output: \(reason)\n", to: STDERR_FILENO)
        exit(73)
    }

    /// Says on standard error what is wrong, and on the lines below what to do.
    static func warn(_ message: String, _ help: String?) {
        var text = "streamtutor: \(message)\n"
        for line in (help ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        where help != nil {
            text += line.isEmpty ? "\n" : "  \(line)\n"
        }
        _ = put(text, to: STDERR_FILENO)
    }

    private static func put(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EAGAIN {
                    waitUntilWritable(descriptor)
                    continue
                }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    private static func waitUntilWritable(_ descriptor: Int32) {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&entry, 1, -1)
    }
}
