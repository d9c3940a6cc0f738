import ExerciseSupport
import Testing

@testable import WebSocketFrames

@Suite("Messages out of frames, graded") struct WebSocketFramesHiddenTests {
    @Test("Connections drawn at random") func randomConnections() {
        var generator = SeededGenerator(seed: 10_04)
        for round in 0..<12 {
            let sample = Sample(&generator, of: round % 2 == 0 ? .client : .server)
            expect(
                sample.bytes,
                of: round % 2 == 0 ? .client : .server,
                cut: [.random(ways: 6, seed: UInt64(round)), .sizes(1...1)],
                gives: sample.messages
            )
        }
    }

    @Test("Every place to cut") func everyPlace() {
        let long = [UInt8](repeating: 0xAB, count: 130)
        let bytes =
            FrameBytes(2, long, isFinal: false).bytes + FrameBytes(10, [9]).bytes
            + FrameBytes(0, [1]).bytes + FrameBytes(3, [1]).bytes
        expect(
            bytes,
            cut: [.everyPlace],
            gives: [.pong([9]), .binary(long + [1])],
            error: .reserved
        )
    }

    @Test("Errors stay") func errorsStay() {
        let good = FrameBytes(1, "x").bytes
        let bad = FrameBytes(0, "y").bytes
        let error = "throws nothingToContinue"
        expectOutcomes(
            [good + bad, good, [], good],
            are: ["[text \"x\"]", error, error, error],
            in: "81 01 78 80 01 79 | 81 01 78 | | 81 01 78"
        )
        expectOutcomes(
            [good, bad, good],
            are: ["[text \"x\"]", error, error],
            in: "81 01 78 | 80 01 79 | 81 01 78"
        )
    }

    private func expectOutcomes(
        _ chunks: [[UInt8]],
        are expected: [String],
        in input: String,
        line: Int = #line
    ) {
        var decoder = FrameDecoder(of: .server)
        var got: [String] = []
        for bytes in chunks {
            do { got.append("\(try decoder.push(bytes) as [WebSocketMessage])") } catch {
                got.append("throws \(error)")
            }
        }
        ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
    }

    @Test("Close frames and control frames at the edge") func controlEdges() {
        for code in [0, 999, 1004, 1005, 1006, 1015, 2999, 5000] {
            let payload = [UInt8(code >> 8), UInt8(code & 0xFF)]
            expect(FrameBytes(8, payload).bytes, gives: [], error: .badCloseCode)
        }
        for code in [1003, 1007, 1011, 1014, 3000, 4999] {
            let payload = [UInt8(code >> 8), UInt8(code & 0xFF)]
            expect(FrameBytes(8, payload).bytes, gives: [.close(code: code, reason: "")])
        }
        expect(FrameBytes(8, [3, 0xE8, 0xC3]).bytes, gives: [], error: .notUTF8)
        expect(FrameBytes(8, "xx", isFinal: false).bytes, gives: [], error: .badControlFrame)
        let full = [UInt8](repeating: 5, count: 125)
        expect(FrameBytes(9, full).bytes, limit: 8, gives: [.ping(full)])
        expect(
            FrameBytes(8, [3, 0xE8] + Array("good night".utf8)).bytes,
            limit: 8,
            gives: [.close(code: 1000, reason: "good night")]
        )
        expect([0x89, 0x85, 0, 0, 0, 0], gives: [], error: .wrongMask)
        expect([0xC1, 0x00], gives: [], error: .reserved)
    }

    @Test("Limits at the edge") func limitEdges() {
        let half = FrameBytes(1, "1234", isFinal: false).bytes
        let more = FrameBytes(0, "5678", isFinal: false).bytes
        expect(half + more + FrameBytes(0, "").bytes, limit: 8, gives: [.text("12345678")])
        expect(half + more + [0x00, 0x01], limit: 8, gives: [], error: .tooLong)
        expect([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0], gives: [])
        expect([0x82, 127, 0, 0, 0, 1, 0, 0, 0, 0], gives: [], error: .tooLong)
        let two = FrameBytes(1, "12345678").bytes
        expect(two + two, limit: 8, gives: [.text("12345678"), .text("12345678")])
    }
}

extension WebSocketFramesHiddenTests {
    private func expect(
        _ bytes: [UInt8],
        of sender: WebSocketSide = .server,
        cut cuts: [Cuts] = [.asWritten],
        limit: Int = 1 << 20,
        gives messages: [WebSocketMessage],
        error: WebSocketError? = nil,
        line: Int = #line
    ) {
        let expected = WebSocketOutcome(messages, error: error)
        for chunks in cuts.flatMap({ Chunks(bytes: bytes).cut($0) }) {
            var decoder = FrameDecoder(of: sender, limit: limit)
            var got = WebSocketOutcome()
            do {
                for chunk in chunks.list + [[]] { got.messages += try decoder.push(chunk) }
            } catch { got.error = error as? WebSocketError }
            if got == expected { continue }
            let input = "from a \(sender): " + chunks.hexadecimalText
            ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
            return
        }
    }
}

/// A connection that was put together at random, and its messages.
private struct Sample {
    var bytes: [UInt8] = []
    var messages: [WebSocketMessage] = []

    init(_ generator: inout SeededGenerator, of sender: WebSocketSide) {
        for _ in 0..<generator.number(in: 1...4) {
            let words = (0..<generator.number(in: 1...3)).map { _ in
                generator.pick(["", "Hi", "日本", "👩‍👧", String(repeating: "z", count: 126)])
            }
            let text = Array(words.joined().utf8)
            var parts: [ArraySlice<UInt8>] = [text[...]]
            for _ in 0..<generator.number(in: 0...2) {
                let last = parts.removeLast()
                let place = generator.number(in: last.startIndex...last.endIndex)
                parts += [last[..<place], last[place...]]
            }
            for (index, part) in parts.enumerated() {
                let isLast = index == parts.count - 1
                let opcode: UInt8 = index == 0 ? 1 : 0
                add(opcode, Array(part), isLast, &generator, sender)
                if !isLast, generator.flip() {
                    add(9, [UInt8(index)], true, &generator, sender)
                    messages.append(.ping([UInt8(index)]))
                }
            }
            messages.append(.text(words.joined()))
        }
    }

    private mutating func add(
        _ opcode: UInt8,
        _ payload: [UInt8],
        _ isFinal: Bool,
        _ generator: inout SeededGenerator,
        _ sender: WebSocketSide
    ) {
        let mask = (0..<4).map { _ in UInt8(generator.number(in: 0...255)) }
        let used = sender == .client ? mask : []
        bytes += FrameBytes(opcode, payload, isFinal: isFinal, mask: used).bytes
    }
}
