internal import CEditline
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Where the handler writes; -1 until there is a pipe.
private let signalDescriptor = Atomic<Int32>(-1)

/// Signals as numbers to read.
final class SignalPipe: Sendable {
    private let pipe = WakePipe()

    init() {
        // The handler finds an initialised variable, whenever it comes.
        signalDescriptor.store(pipe.writeEnd, ordering: .sequentiallyConsistent)
        _ = fcntl(pipe.readEnd, F_SETFL, fcntl(pipe.readEnd, F_GETFL) & ~O_NONBLOCK)
    }

    func catchSignal(_ number: Int32) {
        _ = terminal_catch_signal(
            number,
            { number in
                let saved = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(signalDescriptor.load(ordering: .relaxed), &byte, 1)
                errno = saved
            },
            nil
        )
    }

    /// Waits for a signal.
    func next() -> Int32? {
        var byte: UInt8 = 0
        while true {
            let count = read(pipe.readEnd, &byte, 1)
            if count == 1 { return Int32(byte) }
            if count == 0 || errno != EINTR { return nil }
        }
    }
}
