import Grading
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How far a graded run is, on one line of standard error that is written over.
final class GradeProgressBar: Sendable {
    private let progress: Mutex<RunProgress>
    private let start = ContinuousClock.now
    private let isShown: Bool

    init(total: Int, isShown: Bool) {
        progress = Mutex(RunProgress(total: total))
        self.isShown = isShown
        show()
    }

    func add(wasThere: Bool) {
        progress.withLock { $0.add(wasThere: wasThere) }
        show()
    }

    /// Takes the line away.
    func end() { put("\r\u{1B}[K") }

    private func show() {
        let seconds = start.duration(to: .now).components
        let passed = Double(seconds.seconds) + Double(seconds.attoseconds) / 1e18
        put("\r" + progress.withLock { $0.line(seconds: passed) } + "\u{1B}[K")
    }

    private func put(_ text: String) {
        guard isShown else { return }
        var text = text
        text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
