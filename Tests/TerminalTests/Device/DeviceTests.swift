import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tests that share the process's signals and terminal modes, so they run one at a time.
@Suite("At a terminal", .serialized) struct DeviceTests {
    /// libedit asks the C library which characters there are, and the environment which terminal.
    static func prepareProcess() {
        if setlocale(LC_ALL, "C.UTF-8") == nil { setlocale(LC_ALL, "en_US.UTF-8") }
        setenv("TERM", "xterm", 1)
    }
}

/// A result that another thread brings.
final class Later<Value: Sendable>: @unchecked Sendable {
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let arrival: UnsafeMutablePointer<pthread_cond_t>
    private var value: Value?

    init(_ body: @escaping @Sendable () -> Value) {
        lock = .allocate(capacity: 1)
        arrival = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(arrival, nil)
        startDetachedThread { [self] in
            let value = body()
            pthread_mutex_lock(lock)
            self.value = value
            pthread_cond_broadcast(arrival)
            pthread_mutex_unlock(lock)
        }
    }

    deinit {
        lock.deallocate()
        arrival.deallocate()
    }

    /// Waits for the value.
    func get() -> Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while true {
            if let value { return value }
            pthread_cond_wait(arrival, lock)
        }
    }
}
