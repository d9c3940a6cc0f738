#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A pipe that ends another thread's wait for input.
package final class WakePipe: Sendable {
    let readEnd: Int32
    let writeEnd: Int32

    package init() {
        var ends: [Int32] = [-1, -1]
        let made = pipe(&ends) == 0
        precondition(made, "no file descriptors left")
        readEnd = ends[0]
        writeEnd = ends[1]
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Ends the wait under way or the next one. A full pipe already does that.
    package func signal() {
        var byte: UInt8 = 0
        _ = write(writeEnd, &byte, 1)
    }

    package func drain() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(readEnd, &bytes, bytes.count) > 0 {}
    }

    /// What ended a wait.
    package enum Ready { case input, woken, timeout }

    /// Waits until `descriptor` has input (or its end), or `signal()` was called.
    /// - Parameter milliseconds: How long to wait at most; -1 for ever.
    package func wait(for descriptor: Int32, milliseconds: Int32 = -1) -> Ready {
        var sources = [
            pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let count = poll(&sources, nfds_t(sources.count), milliseconds)
            if count < 0, errno == EINTR { continue }
            if count == 0 { return .timeout }
            if count > 0, sources[0].revents != 0 {
                drain()
                return .woken
            }
            // Also on an error of the descriptor: reading then says what is wrong.
            return .input
        }
    }
}
