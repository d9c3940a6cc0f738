#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif
    import Terminal

    /// inotify(7) on the folder of a file: a rename over the file is an event of the folder.
    enum FolderEvents {
        /// How long is waited for an event before the file is looked at all the same, in ms.
        private static let patience: Int32 = 500

        /// Reports saves of the file until the task is cancelled.
        /// - Returns: Whether events could be had; where not, the caller polls.
        static func watch(
            fileAt path: String,
            since first: FileSignature?,
            report: AsyncStream<Void>.Continuation
        ) async -> Bool {
            let events = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
            guard events >= 0 else { return false }
            defer { close(events) }
            let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MODIFY)
            guard inotify_add_watch(events, folder(of: path), mask) >= 0 else { return false }

            let wake = WakePipe()
            await withTaskCancellationHandler {
                await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
                    // A thread of its own: a wait would take one from the shared few.
                    startDetachedThread {
                        // A save may have come before the watch stood.
                        var last = first
                        repeat {
                            drain(events)
                            let now = FileSignature(path: path)
                            if let now, now != last { report.yield() }
                            last = now ?? last
                        } while wake.wait(for: events, milliseconds: patience) != .woken
                        done.resume()
                    }
                }
            } onCancel: {
                wake.signal()
            }
            return true
        }

        /// The folder that holds a file, `.` where the path names none.
        private static func folder(of path: String) -> String {
            guard let slash = path.lastIndex(of: "/") else { return "." }
            return slash == path.startIndex ? "/" : String(path[..<slash])
        }

        /// Takes what has come: which event it was does not matter, only how the file stands now.
        private static func drain(_ events: Int32) {
            withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
                while read(events, buffer.baseAddress, buffer.count) > 0 {}
            }
        }
    }
#endif
