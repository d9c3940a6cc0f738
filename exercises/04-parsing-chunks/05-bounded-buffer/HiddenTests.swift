import ExerciseSupport
import Testing

@testable import BoundedBuffer

@Suite("A buffer with an end, graded") struct BoundedBufferHiddenTests {
    @Test("Other limits") func otherLimits() {
        let stream: Chunks = "data: 123\ndata: 456\n\n"
        let whole = [message("123\n456")]
        expect(stream, line: 9, event: 7, gives: whole)
        expect(stream, line: 8, event: 7, gives: [], .line, 8)
        expect(stream, line: 9, event: 6, gives: [], .event, 6)
        expect(stream, line: 100, event: 2, gives: [], .event, 2)
    }

    @Test("Every cut") func everyCut() {
        let cuts: [Cuts] = [.everyPlace, .sizes(1...9)]
        expect(
            "data: é\n\ndata: 日本\n\n: 34",
            cuts,
            line: 12,
            event: 6,
            gives: ["é", "日本"].map(message)
        )
        expect(
            "data: é\n\ndata: 日本\n\n",
            cuts,
            line: 12,
            event: 5,
            gives: [message("é")],
            .event,
            5
        )
        expect(
            "data: é\n\ndata: 日本\n\n",
            cuts,
            line: 11,
            event: 6,
            gives: [message("é")],
            .line,
            11
        )
        expect("data:a\n\n1", [.everySet], line: 6, event: 1, gives: [message("a")])
        expect(
            "data:a\n\n1234567\n",
            [.sizes(1...9)],
            line: 6,
            event: 1,
            gives: [message("a")],
            .line,
            6
        )
    }

    @Test("Byte by byte") func byteByByte() {
        var parser = BoundedSSEParser(maxLineBytes: 8, maxEventBytes: 8)
        var log: [String] = []
        for (index, byte) in Array("data: 12\n\nevent: 34\n".utf8).enumerated() {
            let delivery = push([byte], to: &parser)
            if delivery != Delivery() { log.append("byte \(index + 1): \(delivery)") }
            if delivery.error != nil { break }
        }
        let input: Chunks = "data: 12\n\nevent: 34\n"
        let expected = [
            "byte 10: [message \"12\"]", "byte 19: LimitExceeded(line over 8 bytes)",
        ]
        ExerciseSupport.check(log, is: expected, in: input)
    }

    @Test("Empty data lines") func emptyDataLines() {
        expect("data:\ndata:\ndata:\n\n", line: 16, event: 2, gives: [message("\n\n")])
        expect("data:\ndata:\ndata:\ndata\n\n", line: 16, event: 2, gives: [], .event, 2)
        expect("data: ab\ndata:\n\n", line: 16, event: 2, gives: [], .event, 2)
    }

    @Test("Failed for good") func lateFailure() {
        for stream in ["data: 1234567\n", "data: 12\ndata: 34\n"] {
            var parser = BoundedSSEParser(maxLineBytes: 12, maxEventBytes: 4)
            let first = push(Array("data: x\n\n\(stream)\n".utf8), to: &parser)
            var expected = Delivery(error: first.error)
            for chunk in ["", "\n", "\n\ndata: y\n\n", ":", "\n"] {
                let later = push(Array(chunk.utf8), to: &parser)
                ExerciseSupport.check(
                    later,
                    is: expected,
                    in: Chunks(notation: stream + "|" + chunk)
                )
            }
            expected.events = [message("x")]
            ExerciseSupport.check(first, is: expected, in: Chunks(notation: stream))
            ExerciseSupport.check(first.error != nil, is: true, in: Chunks(notation: stream))
        }
    }

    @Test("Memory of long streams") func memoryOfLongStreams() {
        let pieces = [
            "data: aaaaaaaa", ":", "data:\n", "event: x\n", "x\n", ": ping\n\n",
            "event: x\ndata: y\n\n", "data: 1234567890\ndata: 1\n\n",
        ]
        for piece in pieces {
            // What a line adds may be one byte, the line feed between two values.
            let times = piece.utf8.count < 8 ? 100 : 30
            let input = Chunks(notation: String(repeating: piece, count: times))
            for chunks in input.cut(.sizes(50...51)) + [input] {
                expectBoundedMemory(chunks, of: "\(times) times \(shown(text: piece))")
            }
        }
    }

    @Test("Streams drawn at random") func randomStreams() {
        var generator = SeededGenerator(seed: 4_05)
        for seed: UInt64 in 1...20 {
            var text = ""
            var events: [ServerSentEvent] = []
            var failure: LimitExceeded.Limit?
            for _ in 0..<generator.number(in: 1...4) where failure == nil {
                var data: [String] = []
                for _ in 0..<generator.number(in: 1...3) where failure == nil {
                    // Only a first line is too long by itself, so that one limit is passed and not two.
                    let length = generator.number(in: 0...(data.isEmpty ? 12 : 9))
                    let value = String(repeating: "x", count: length)
                    text += "data: \(value)\n"
                    data.append(value)
                    let joined = data.joined(separator: "\n")
                    if joined.utf8.count > 20 { failure = .event }
                    if value.utf8.count > 11 { failure = .line }
                }
                text += "\n"
                if failure == nil { events.append(message(data.joined(separator: "\n"))) }
            }
            let allowed = failure == .line ? 17 : 20
            let cuts: [Cuts] = [.random(ways: 4, seed: seed)]
            expect(
                Chunks(notation: text),
                cuts,
                line: 17,
                event: 20,
                gives: events,
                failure,
                allowed
            )
        }
    }
}

extension BoundedBufferHiddenTests {
    private func message(_ data: String) -> ServerSentEvent { ServerSentEvent(data: data) }

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
        line maxLineBytes: Int,
        event maxEventBytes: Int,
        gives events: [ServerSentEvent],
        _ limit: LimitExceeded.Limit? = nil,
        _ allowed: Int = 0,
        at line: Int = #line
    ) {
        let error = limit.map { LimitExceeded(limit: $0, allowed: allowed) }
        let expected = Delivery(events, error: error)
        ExerciseSupport.check(input, cut: cuts, gives: expected, sourceLocation: here(line)) {
            var parser = BoundedSSEParser(maxLineBytes: maxLineBytes, maxEventBytes: maxEventBytes)
            var whole = Delivery()
            for chunk in $0 where whole.error == nil {
                let delivery = push(chunk, to: &parser)
                whole.events += delivery.events
                whole.error = delivery.error
            }
            return whole
        }
    }

    /// How much the parser holds after each chunk: a line, the data, and a name that was a line.
    private func expectBoundedMemory(_ chunks: Chunks, of stream: String, line: Int = #line) {
        var parser = BoundedSSEParser(maxLineBytes: 20, maxEventBytes: 30)
        for (number, chunk) in chunks.enumerated() {
            _ = push(chunk, to: &parser)
            let held = heldBytes(in: parser)
            if held <= 20 + 30 + 20 { continue }
            recordFailure(
                input: "\(stream), in chunks of \(chunk.count) bytes",
                expected: "at most 70 bytes held: a line, an event's data and its name",
                got: "\(held) bytes held after chunk \(number + 1)",
                sourceLocation: here(line)
            )
            return
        }
    }
}
