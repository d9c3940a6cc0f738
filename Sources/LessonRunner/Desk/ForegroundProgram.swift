#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Terminal

/// A program that has the terminal for itself until it ends, such as an editor.
enum ForegroundProgram {
    /// Runs it and waits.
    /// - Returns: Its exit status; 128 and the signal where one ended it; 127 where it did not start.
    static func run(_ path: String, _ arguments: [String]) async -> Int32 {
        // Ctrl-C in the editor is the editor's: both are in the terminal's foreground group.
        let mine = InterruptSource.shared.subscribe(to: [.interrupt]) { _ in }
        defer { mine.cancel() }
        return await withCheckedContinuation { (done: CheckedContinuation<Int32, Never>) in
            startDetachedThread { done.resume(returning: runAndWait(path, arguments)) }
        }
    }

    private static func runAndWait(_ path: String, _ arguments: [String]) -> Int32 {
        var words = arguments.map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var process = pid_t()
        guard posix_spawn(&process, path, nil, nil, &words, environ) == 0 else { return 127 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return 127 }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}
