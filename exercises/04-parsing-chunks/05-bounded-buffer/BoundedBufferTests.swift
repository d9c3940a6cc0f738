import ExerciseSupport
import Testing

@testable import BoundedBuffer

/// All tests allow 16 bytes for a line and 24 for an event.
@Suite("A buffer with an end") struct BoundedBufferTests {
    @Test("Events within the limits are delivered") func withinLimits() {
        expect("data: one\n\nevent: ping\ndata: two\n\n", gives: [message("one"), ping("two")])
        expect("data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n", gives: ["1", "2", "3"].map(message))
        expect("data: one\n\nevent: ping\n|data: t|wo\n\n", gives: [message("one"), ping("two")])
        expect("event: ping\ndata: one\n\ndata: two\n\n", gives: [ping("one"), message("two")])
    }

    @Test("A line over its limit is an error") func longLine() {
        expect("data: 1234567890\n\n", gives: [message("1234567890")])
        expect("data: 12345678901\n\n", gives: [], overLine)
        expect(": a long comment\nevent: some-long-name\n", gives: [], overLine)
        expect(": longer comments\n", gives: [], overLine)
    }

    @Test("The first byte too many is an error") func firstByteTooMany() {
        let failed = Delivery(error: overLine)
        expectPerChunk("data: 1234567890|1", gives: [Delivery(), failed])
        expectPerChunk("data: 123456789|01", gives: [Delivery(), failed])
    }

    @Test("An event over its limit is an error") func longEvent() {
        let full = "1234567890\n1234567890\n12"
        expect("data: 1234567890\ndata: 1234567890\ndata: 12\n\n", gives: [message(full)])
        expect("data: 1234567890\ndata: 1234567890\ndata: 123\n\n", gives: [], overEvent)
        expect(": 345678901234\n: 345678901234\ndata: 1\n\n", gives: [message("1")])
        let twice: Chunks = "data: 1234567890\ndata: 1\n\ndata: 1234567890\ndata: 2\n\n"
        expect(twice, gives: [message("1234567890\n1"), message("1234567890\n2")])
    }

    @Test("What was complete before is delivered") func deliveredBefore() {
        let before = [message("one"), message("two")]
        expect("data: one\n\ndata: two\n\ndata: 12345678901\n\n", gives: before, overLine)
        let stream: Chunks = "data: one\n\ndata: two\n\n: 34567890123456\n\n12345678901234567\n\n"
        expect(stream, gives: before, overLine)
        expect("data: one\ndata: 12345678901\n\n", gives: [], overLine)
    }

    @Test("After an error the parser stays failed") func staysFailed() {
        let failed = Delivery(error: overLine)
        expectPerChunk(
            "12345678901234567|\n\ndata: x\n\n||\n",
            gives: [failed, failed, failed, failed]
        )
        let first = Delivery([message("x")], error: overLine)
        expectPerChunk("data: x\n\n12345678901234567\n\n|data: y\n\n", gives: [first, failed])
    }

    @Test("The parser holds no more than its limits") func memory() {
        expectBoundedMemory("1234567890", times: 20, inChunksOf: 7)
        expectBoundedMemory("1234567890", times: 20, inChunksOf: 200)
        expectBoundedMemory("data: 123\n", times: 30, inChunksOf: 64)
        expectBoundedMemory("data: one\n\n", times: 30, inChunksOf: 330)
    }

    @Test("The outcome does not depend on the cuts") func anyCut() {
        let line: Chunks = "data: one\n\nevent: ping\ndata: two\n\ndata: 12345678901\ndata: x\n\n"
        expect(line, [.everyPlace, .sizes(1...6)], gives: [message("one"), ping("two")], overLine)
        let event: Chunks = "data: one\n\ndata: 1234567890\n:\ndata: 1234567890\ndata: 123\n\n"
        expect(event, [.everyPlace, .sizes(1...6)], gives: [message("one")], overEvent)
    }
}

extension BoundedBufferTests {
    private var overLine: LimitExceeded { LimitExceeded(limit: .line, allowed: 16) }
    private var overEvent: LimitExceeded { LimitExceeded(limit: .event, allowed: 24) }
    private func message(_ data: String) -> ServerSentEvent { ServerSentEvent(data: data) }
    private func ping(_ data: String) -> ServerSentEvent {
        ServerSentEvent(type: "ping", data: data)
    }

    private var parser: BoundedSSEParser { BoundedSSEParser(maxLineBytes: 16, maxEventBytes: 24) }

    private func push(_ chunk: [UInt8], to parser: inout BoundedSSEParser) -> Delivery {
        var delivery = Delivery()
        do throws(LimitExceeded) {
            try parser.push(chunk) { delivery.events.append($0) }
        } catch {
            delivery.error = error
        }
        return delivery
    }

    /// What all chunks give together, up to the first error.
    private func expect(
        _ input: Chunks,
        _ cuts: [Cuts] = [],
        gives events: [ServerSentEvent],
        _ error: LimitExceeded? = nil,
        line: Int = #line
    ) {
        let expected = Delivery(events, error: error)
        ExerciseSupport.check(input, cut: cuts, gives: expected, sourceLocation: here(line)) {
            var parser = parser
            var whole = Delivery()
            for chunk in $0 where whole.error == nil {
                let delivery = push(chunk, to: &parser)
                whole.events += delivery.events
                whole.error = delivery.error
            }
            return whole
        }
    }

    /// What each chunk gives.
    private func expectPerChunk(_ input: Chunks, gives expected: [Delivery], line: Int = #line) {
        let expected = expected.map { [$0] }
        ExerciseSupport.check(input, gives: expected, sourceLocation: here(line)) {
            var parser = parser
            return $0.map { [push($0, to: &parser)] }
        }
    }

    /// How much the parser holds after each chunk: a line, the data, and a name that was a line.
    private func expectBoundedMemory(
        _ piece: String,
        times: Int,
        inChunksOf size: Int,
        line: Int = #line
    ) {
        let input = Chunks(notation: String(repeating: piece, count: times))
        var parser = parser
        for (number, chunk) in input.cut(.sizes(size...size))[0].enumerated() {
            _ = push(chunk, to: &parser)
            let held = heldBytes(in: parser)
            if held <= 16 + 24 + 16 { continue }
            recordFailure(
                input: "\(times) times \(shown(text: piece)), in chunks of \(size) bytes",
                expected: "at most 56 bytes held: a line, an event's data and its name",
                got: "\(held) bytes held after chunk \(number + 1)",
                sourceLocation: here(line)
            )
            return
        }
    }
}
