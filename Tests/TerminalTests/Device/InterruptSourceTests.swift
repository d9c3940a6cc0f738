import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DeviceTests {
    @Suite("Signals") struct InterruptSourceTests {
        @Test("Signals reach a subscriber as events")
        func delivery() async throws {
            let events = InterruptSource.shared.events([.windowChanged, .interrupt])
            // To the process: the threads that tests run on have signals blocked.
            kill(getpid(), SIGWINCH)
            kill(getpid(), SIGINT)
            var seen: Set<Interrupt> = []
            for await event in events {
                seen.insert(event)
                if seen.count == 2 { break }
            }
            #expect(seen == [.windowChanged, .interrupt])
        }

        @Test("A signal works as before when the last subscription has ended")
        func ending() {
            func isDefault() -> Bool {
                var action = sigaction()
                sigaction(SIGUSR1, nil, &action)
                var window = sigaction()
                sigaction(SIGTERM, nil, &window)
                return withUnsafeBytes(of: &action) { one in
                    withUnsafeBytes(of: &window) { two in one[..<8].elementsEqual(two[..<8]) }
                }
            }
            #expect(isDefault())
            let first = InterruptSource.shared.subscribe(to: [.terminate]) { _ in }
            let second = InterruptSource.shared.subscribe(to: [.terminate]) { _ in }
            first.cancel()
            #expect(!isDefault())
            second.cancel()
            #expect(isDefault())
        }
    }
}
