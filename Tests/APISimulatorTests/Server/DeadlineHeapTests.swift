import NIOCore
import Testing

@testable import APISimulator

@Suite("Deadlines in order") struct DeadlineHeapTests {
    @Test("Whatever is added, moved and taken out, the earliest comes first")
    func order() throws {
        var random = StableRandom("deadlines")
        var heap = DeadlineHeap()
        var model: [Int: NIODeadline] = [:]
        for _ in 0..<5000 {
            let number = Int(random.fraction() * 60)
            let due = NIODeadline.uptimeNanoseconds(UInt64(random.fraction() * 100))
            switch (model[number], random.fraction() < 0.7) {
            case (nil, _):
                heap.insert(number, due: due)
                model[number] = due
            case (_?, true):
                heap.update(number, due: due)
                model[number] = due
            case (_?, false):
                heap.remove(number)
                model[number] = nil
            }
            #expect(heap.count == model.count)
            #expect(heap.first?.due == model.values.min())
        }
        var last = NIODeadline.distantPast
        while let first = heap.first {
            #expect(first.due >= last && model[first.number] == first.due)
            last = first.due
            heap.remove(first.number)
        }
    }
}
