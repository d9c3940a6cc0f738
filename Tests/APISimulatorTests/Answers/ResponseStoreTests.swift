import NIOCore
import StreamingKit
import Synchronization
import Testing

@testable import APISimulator

@Suite("Stored responses")
struct ResponseStoreTests {
    private func entry(_ number: Int) throws -> ResponseStore.Entry {
        ResponseStore.Entry(
            plan: try responsePlan(responseBody("tides"), number: number),
            pace: Pace(),
            scenario: "tides",
            start: .uptimeNanoseconds(0)
        )
    }

    @Test("The oldest ones go when there are too many")
    func capacity() throws {
        let entries = try (0..<5).map { try entry($0) }
        let store = ResponseStore(capacity: 3)
        for entry in entries { store.add(entry) }
        let kept = entries.map { store.entry($0.plan.id) != nil }
        #expect(kept == [false, false, true, true, true])
    }

    @Test("The oldest ones go when they have too many events")
    func eventCapacity() throws {
        let entries = try (0..<5).map { try entry($0) }
        let store = ResponseStore(eventCapacity: 2 * entries[0].plan.count)
        store.add(entries[0])
        store.remove(entries[0].plan.id)
        for entry in entries { store.add(entry) }
        let kept = entries.map { store.entry($0.plan.id) != nil }
        #expect(kept == [false, false, false, true, true])
    }

    @Test("A cancelled response tells its viewers once, and those that have gone not at all")
    func viewers() throws {
        let entry = try entry(1)
        let store = ResponseStore()
        store.add(entry)
        let told = Counter()
        _ = store.addViewer(of: entry.plan.id) { told.add(1) }
        let gone = store.addViewer(of: entry.plan.id) { told.add(100) }
        store.removeViewer(gone, of: entry.plan.id)
        store.cancel(entry.plan.id, after: 4)
        store.cancel(entry.plan.id, after: 9)
        #expect(told.value == 1)
        #expect(store.entry(entry.plan.id)?.cancelledAfter == 4)
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func add(_ number: Int) { count.withLock { $0 += number } }
    }
}
