import Synchronization
import Terminal

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program of the student's machine whose lines a demo shows while they come.
enum ChildProgram {
    /// Runs it until it ends; it is told to end when the task is cancelled.
    /// - Parameter onLine: Gets each line of its output, errors among them.
    /// - Returns: Its exit status; 128 and the signal where one ended it; 127 where it did not start.
    static func run(
        _ path: String,
        _ arguments: [String],
        onLine: @escaping @Sendable (String) -> Void
    ) async -> Int32 {
        let running = Running()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { (done: CheckedContinuation<Int32, Never>) in
                startDetachedThread {
                    done.resume(returning: runAndWait(path, arguments, running, onLine))
                }
            }
        } onCancel: {
            running.stop()
        }
    }

    /// The process, as long as its number is its own, and whether it should end.
    private final class Running: Sendable {
        private let state = Mutex((process: pid_t(0), isStopped: false))

        func begin(_ process: pid_t) {
            state.withLock {
                $0.process = process
                if $0.isStopped { kill(process, SIGTERM) }
            }
        }

        func stop() {
            state.withLock {
                $0.isStopped = true
                if $0.process > 0 { kill($0.process, SIGTERM) }
            }
        }

        /// Reaps a process that has ended. Under the lock, as its number is free from then on.
        func end(_ process: pid_t) -> Int32 {
            state.withLock {
                var status: Int32 = 0
                waitpid(process, &status, 0)
                $0.process = 0
                return status
            }
        }
    }

    private static func runAndWait(
        _ path: String,
        _ arguments: [String],
        _ running: Running,
        _ onLine: (String) -> Void
    ) -> Int32 {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return 127 }
        defer { close(ends[0]) }
        let process = start(path, arguments, output: ends)
        close(ends[1])
        guard process > 0 else { return 127 }
        running.begin(process)
        readLines(from: ends[0], onLine)
        waitUntilEnded(process)
        let status = running.end(process)
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    /// - Returns: the process; 0 where it did not start.
    private static func start(_ path: String, _ arguments: [String], output: [Int32]) -> pid_t {
        var words = arguments.map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        posix_spawn_file_actions_adddup2(&actions, output[1], 2)
        for end in output { posix_spawn_file_actions_addclose(&actions, end) }
        var process = pid_t()
        return posix_spawn(&process, path, &actions, nil, &words, environ) == 0 ? process : 0
    }

    private static func readLines(from descriptor: Int32, _ onLine: (String) -> Void) {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            for byte in buffer[..<count] {
                if byte == 0x0A {
                    onLine(String(decoding: line, as: UTF8.self))
                    line = []
                } else {
                    line.append(byte)
                }
            }
        }
        if !line.isEmpty { onLine(String(decoding: line, as: UTF8.self)) }
    }

    /// Waits without reaping.
    private static func waitUntilEnded(_ process: pid_t) {
        var information = siginfo_t()
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    }
}
