/// Lets checks of one process that need the same thing compiled wait for each other.
actor KeyedLock {
    static let shared = KeyedLock()

    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

    /// Waits until nobody else holds the key.
    func acquire(_ key: String) async {
        guard waiting[key] != nil else {
            waiting[key] = []
            return
        }
        await withCheckedContinuation { waiting[key]?.append($0) }
    }

    /// Whether somebody holds the key.
    func isTaken(_ key: String) -> Bool { waiting[key] != nil }

    func release(_ key: String) {
        guard var queue = waiting[key] else { return }
        if queue.isEmpty {
            waiting[key] = nil
        } else {
            let next = queue.removeFirst()
            waiting[key] = queue
            next.resume()
        }
    }
}
