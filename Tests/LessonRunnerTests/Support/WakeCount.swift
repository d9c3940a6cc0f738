import Foundation

/// Lets a thread wait until another one wakes it, now or before.
final class WakeCount: Sendable {
    private let condition = NSCondition()
    private nonisolated(unsafe) var count = 0

    func wait() {
        condition.lock()
        defer { condition.unlock() }
        while count == 0 { condition.wait() }
        count -= 1
    }

    func signal() {
        condition.lock()
        defer { condition.unlock() }
        count += 1
        condition.signal()
    }
}
