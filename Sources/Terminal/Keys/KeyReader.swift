internal import CEditline
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Single keys from a terminal, without Enter and without echo.
///
/// The terminal is in this mode from `init` to `close()` (or until the reader is let go), apart
/// from the time in which the process is stopped. Fatal signals and crashes give it back too.
// Unchecked: everything outside `requests` is touched by the reading thread alone.
package final class KeyReader: KeyReading, @unchecked Sendable {
    private struct Requests {
        var wakes = false
        var windowChanged = false
        var suspends = false
        var resumed = false
        var isClosed = false
    }

    private let input: Int32
    private let wakePipe = WakePipe()
    private let requests = Mutex(Requests())
    private var subscriptions: [InterruptSource.Subscription] = []
    private var decoder = KeyDecoder()

    /// How long after an escape its sequence may take, in milliseconds; terminals send both at
    /// once.
    private static let escapeDelay: Int32 = 50

    /// Takes the terminal.
    /// - Returns: Nil where `input` is none.
    package init?(input: Int32 = 0) {
        guard isatty(input) == 1 else { return nil }
        self.input = input
        TerminalModes.enter(input)
        subscriptions = [
            InterruptSource.shared.guardTerminal(),
            InterruptSource.shared.subscribe(to: [.windowChanged, .suspend, .resumed]) {
                [weak self] in self?.note($0)
            },
        ]
        _ = terminal_read_keys(input)
    }

    deinit { close() }

    private func note(_ interrupt: Interrupt) {
        requests.withLock { requests in
            switch interrupt {
            case .windowChanged: requests.windowChanged = true
            case .suspend: requests.suspends = true
            default: requests.resumed = true
            }
        }
        wakePipe.signal()
    }

    package func nextKey() -> Key {
        while true {
            if let key = attendToRequests() { return key }
            let delay = decoder.waitsForSequence ? Self.escapeDelay : -1
            switch wakePipe.wait(for: input, milliseconds: delay) {
            case .woken: continue
            case .timeout:
                if let key = decoder.takePause() { return key }
            case .input:
                var byte: UInt8 = 0
                let count = read(input, &byte, 1)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count == 1 else { return .endOfInput }
                if byte == 0x1A {
                    suspend()
                } else if let key = decoder.take(byte) {
                    return key
                }
            }
        }
    }

    private func attendToRequests() -> Key? {
        let asked = requests.withLock { requests in
            let asked = requests
            requests = Requests(isClosed: asked.isClosed)
            return asked
        }
        if asked.isClosed { return .endOfInput }
        if asked.suspends { suspend() }
        if asked.resumed { readKeysAgain() }
        // What was asked for besides comes with the next call.
        if asked.wakes, asked.windowChanged { requests.withLock { $0.windowChanged = true } }
        if asked.wakes { return .woken }
        // After a stop the screen has to be drawn again, as after a new size.
        return asked.windowChanged || asked.resumed || asked.suspends ? .resized : nil
    }

    private func suspend() {
        TerminalModes.restore()
        stopProcess()
        readKeysAgain()
        requests.withLock { $0.windowChanged = true }
    }

    private func readKeysAgain() {
        // Continued in the background: coming to the foreground continues it once more.
        if isInForeground(input) { _ = terminal_read_keys(input) }
    }

    package func wake() {
        requests.withLock { $0.wakes = true }
        wakePipe.signal()
    }

    package func close() {
        let isFirst = requests.withLock { requests in
            defer { requests.isClosed = true }
            return !requests.isClosed
        }
        guard isFirst else { return }
        TerminalModes.restore()
        TerminalModes.leave()
        for subscription in subscriptions { subscription.cancel() }
        wakePipe.signal()
    }
}
