import NIOCore
import StreamingKit
import Synchronization

/// Responses that can be asked for later, the newest ones.
///
/// What a response has sent so far follows from the time alone: its events and their times are
/// known from the start. So a response in the background costs no timer, and every client that
/// asks sees the same stream.
final class ResponseStore: Sendable {
    /// One response and its fate.
    struct Entry: Sendable {
        var plan: ResponsePlan
        var pace: Pace
        var scenario: String
        /// When the request came.
        var start: NIODeadline
        /// How many events were out when it was cancelled.
        var cancelledAfter: Int?
        /// The streams that show it at this moment; each is told when it is cancelled.
        var viewers: [Int: @Sendable () -> Void] = [:]
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var order: [String] = []
        var viewerCount = 0
        /// The events of all entries together.
        var eventCount = 0
    }

    private let state = Mutex(State())
    /// The most responses, and the most events of all of them: what bounds the memory.
    private let capacity: Int
    private let eventCapacity: Int

    init(capacity: Int = 1000, eventCapacity: Int = 1_000_000) {
        self.capacity = capacity
        self.eventCapacity = eventCapacity
    }

    /// Keeps a response; the oldest ones go when there are too many.
    func add(_ entry: Entry) {
        state.withLock { state in
            if state.entries.updateValue(entry, forKey: entry.plan.id) == nil {
                state.order.append(entry.plan.id)
                state.eventCount += entry.plan.count
            }
            while state.order.count > capacity || state.eventCount > eventCapacity {
                let oldest = state.entries.removeValue(forKey: state.order.removeFirst())
                state.eventCount -= oldest?.plan.count ?? 0
            }
        }
    }

    /// The response named `id`; `nil` when there is none any more.
    func entry(_ id: String) -> Entry? { state.withLock { $0.entries[id] } }

    /// Forgets a response.
    func remove(_ id: String) {
        state.withLock { state in
            guard let entry = state.entries.removeValue(forKey: id) else { return }
            state.order.removeAll { $0 == id }
            state.eventCount -= entry.plan.count
        }
    }

    /// Cancels a response behind its first `events` events, and tells its viewers.
    func cancel(_ id: String, after events: Int) {
        let viewers = state.withLock { state -> [@Sendable () -> Void] in
            guard state.entries[id] != nil, state.entries[id]?.cancelledAfter == nil else {
                return []
            }
            state.entries[id]?.cancelledAfter = events
            return state.entries[id].map { Array($0.viewers.values) } ?? []
        }
        for tell in viewers { tell() }
    }

    /// Has `tell` called when the response is cancelled, until `removeViewer` with the number.
    func addViewer(of id: String, _ tell: @escaping @Sendable () -> Void) -> Int {
        state.withLock { state in
            state.viewerCount += 1
            state.entries[id]?.viewers[state.viewerCount] = tell
            return state.viewerCount
        }
    }

    func removeViewer(_ number: Int, of id: String) {
        state.withLock { $0.entries[id]?.viewers[number] = nil }
    }
}

extension ResponseStore.Entry {
    /// How many events and tokens are out at `now`.
    func progress(at now: NIODeadline, scale: Double) -> WireStep.Tally {
        let elapsed = Duration.nanoseconds((now - start).nanoseconds)
        return plan.progress(after: elapsed, pace: pace, scale: scale)
    }

    /// The response object as it stands at `now`.
    func document(at now: NIODeadline, scale: Double) -> JSONValue {
        if cancelledAfter != nil { return plan.response(.cancelled) }
        let isDone = progress(at: now, scale: scale).events == plan.count
        return isDone ? plan.document : plan.response(.inProgress)
    }
}
