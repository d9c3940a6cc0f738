/// Tells of every save of one file.
///
/// File events are used where the system has them. Network and foreign file systems do not report
/// what others write, so the file is also looked at now and then.
package struct FileWatcher: Sendable {
    /// How saves are noticed.
    package enum Method: Hashable, Sendable {
        /// File events, and a look twice a second.
        case events
        case polling
    }

    package var path: String
    package var method: Method
    /// Waits between two looks where files are polled; a test gives its own.
    var pause: @Sendable () async throws -> Void

    /// - Parameters:
    ///   - path: The file; it may be missing for a while.
    ///   - method: nil for what the system has.
    ///   - pause: The wait between two looks of polling; 150 ms where it is nil.
    package init(
        path: String,
        method: Method? = nil,
        pause: (@Sendable () async throws -> Void)? = nil
    ) {
        self.path = path
        #if os(Linux)
            self.method = method ?? .events
        #else
            self.method = .polling
        #endif
        self.pause = pause ?? { try await Task.sleep(for: .milliseconds(150)) }
    }

    /// A value for each save from now on; ends when the task that reads it is cancelled.
    ///
    /// Saves that come quicker than they are read count as one.
    package func saves() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let first = FileSignature(path: path)
        let task = Task.detached { [self] in
            #if os(Linux)
                if method == .events,
                    await FolderEvents.watch(fileAt: path, since: first, report: continuation)
                {
                    continuation.finish()
                    return
                }
            #endif
            var last = first
            while !Task.isCancelled {
                do { try await pause() } catch { break }
                let now = FileSignature(path: path)
                if let now, now != last { continuation.yield() }
                last = now ?? last
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }
}
