#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Starts a thread for calls that block. Swift has few threads for its tasks, and none of them may
/// wait.
/// - Parameter body: What the thread does; it ends with it.
func startThread(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(ThreadWork(body)).toOpaque()
    #if canImport(Glibc)
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { pointer in
                if let pointer {
                    Unmanaged<ThreadWork>.fromOpaque(pointer).takeRetainedValue().body()
                }
                return nil
            },
            work
        )
        precondition(status == 0, "the system has no thread for a connection")
        pthread_detach(thread)
    #else
        var thread: pthread_t?
        let status = pthread_create(
            &thread,
            nil,
            { pointer in
                Unmanaged<ThreadWork>.fromOpaque(pointer).takeRetainedValue().body()
                return nil
            },
            work
        )
        guard status == 0, let thread else {
            preconditionFailure("the system has no thread for a connection")
        }
        pthread_detach(thread)
    #endif
}

/// What a thread does, on its way through C.
private final class ThreadWork: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
