internal import Synchronization

/// Keys that were read with an earlier line.
final class PendingKeys: Sendable {
    private let keys = Mutex<[Key]>([])

    func add(_ more: some Sequence<Key>) {
        let added = Array(more)
        keys.withLock { $0 += added }
    }

    func takeFirst() -> Key? {
        keys.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
}
