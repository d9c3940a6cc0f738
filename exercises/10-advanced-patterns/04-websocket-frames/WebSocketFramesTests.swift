import ExerciseSupport
import Testing

@testable import WebSocketFrames

@Suite("Messages out of frames") struct WebSocketFramesTests {
    private let mask: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]

    @Test("A frame counts when its last byte has come") func shortFrames() {
        expect([FrameBytes(1, "Hello")], gives: [.text("Hello")])
        expect([FrameBytes(2, [1, 2]), FrameBytes(1, "")], gives: [.binary([1, 2]), .text("")])
        expect(
            [FrameBytes(9, "hi"), FrameBytes(10, [])],
            gives: [.ping([0x68, 0x69]), .pong([])]
        )
        expect(Chunks([[0x81, 5, 0x48, 0x65, 0x6C, 0x6C]]), gives: [])
        expect(Chunks([[0x81, 2, 0x48], [0x69]]), gives: [.text("Hi")])
    }

    @Test("The length is written in one of three ways") func lengths() {
        for count in [125, 126, 300, 65_535, 65_536] {
            let text = String(repeating: "x", count: count)
            let after = FrameBytes(9, [])
            expect([FrameBytes(1, text), after], gives: [.text(text), .ping([])])
        }
        expect(Chunks([[0x81, 126, 0x01]]), gives: [])
    }

    @Test("What a client sends is masked") func masks() {
        expect([FrameBytes(1, "Hello", mask: mask)], of: .client, gives: [.text("Hello")])
        let long = [UInt8](repeating: 7, count: 200)
        expect([FrameBytes(2, long, mask: mask)], of: .client, gives: [.binary(long)])
        expect([FrameBytes(9, [], mask: mask)], of: .client, gives: [.ping([])])
        expect([FrameBytes(1, "Hello")], of: .client, gives: [], error: .wrongMask)
        expect([FrameBytes(1, "Hello", mask: mask)], gives: [], error: .wrongMask)
    }

    @Test("Fragments make one message") func fragments() {
        let hello = [FrameBytes(1, "Hel", isFinal: false), FrameBytes(0, "lo")]
        expect(hello, gives: [.text("Hello")])
        let umlaut = [
            FrameBytes(1, [0xC3], isFinal: false), FrameBytes(0, [], isFinal: false),
            FrameBytes(0, [0xBC]),
        ]
        expect(umlaut + hello, gives: [.text("ü"), .text("Hello")])
        let bytes = [FrameBytes(2, [0xC3], isFinal: false), FrameBytes(0, [1])]
        expect(bytes, gives: [.binary([0xC3, 1])])
        expect([FrameBytes(0, "lo")], gives: [], error: .nothingToContinue)
        expect(hello + [FrameBytes(0, "lo")], gives: [.text("Hello")], error: .nothingToContinue)
        expect([hello[0], FrameBytes(1, "lo")], gives: [], error: .messageNotEnded)
        expect([FrameBytes(1, [0xC3])], gives: [], error: .notUTF8)
    }

    @Test("A control frame may stand between fragments") func controlFrames() {
        let ping = FrameBytes(9, "?")
        let parts = [
            FrameBytes(1, "Hel", isFinal: false), ping, FrameBytes(0, "l", isFinal: false),
            FrameBytes(10, []), FrameBytes(0, "o"),
        ]
        expect(parts, gives: [.ping([0x3F]), .pong([]), .text("Hello")])
        expect([FrameBytes(9, [], isFinal: false)], gives: [], error: .badControlFrame)
        let long = FrameBytes(9, [UInt8](repeating: 1, count: 126))
        expect([long], gives: [], error: .badControlFrame)
    }

    @Test("A close frame is the last that counts") func close() {
        let bye = FrameBytes(8, [0x03, 0xE8] + Array("bye".utf8))
        let text = FrameBytes(1, "late")
        expect([bye, text], gives: [.close(code: 1000, reason: "bye")])
        expect([FrameBytes(8, []), FrameBytes(3, [])], gives: [.close(code: nil, reason: "")])
        let open = FrameBytes(1, "Hel", isFinal: false)
        expect([open, bye], gives: [.close(code: 1000, reason: "bye")])
        expect([FrameBytes(8, [3])], gives: [], error: .badCloseCode)
    }

    @Test("A message has a limit") func limit() {
        expect([FrameBytes(1, "12345678")], limit: 8, gives: [.text("12345678")])
        expect([FrameBytes(1, "123456789")], limit: 8, gives: [], error: .tooLong)
        let parts = [FrameBytes(1, "1234567", isFinal: false), FrameBytes(0, "89")]
        expect(parts, limit: 8, gives: [], error: .tooLong)
        expect(Chunks([[0x82, 9]]), limit: 8, gives: [], error: .tooLong)
        expect(Chunks([[0x82, 126, 0x10, 0x00]]), limit: 8, gives: [], error: .tooLong)
        let control = [FrameBytes(9, "123456789"), FrameBytes(1, "12345678")]
        expect(
            control,
            limit: 8,
            gives: [.ping(Array("123456789".utf8)), .text("12345678")]
        )
    }

    @Test("What was whole before an error is given") func beforeTheError() {
        expect(
            [FrameBytes(1, "one"), FrameBytes(9, []), FrameBytes(3, []), FrameBytes(1, "two")],
            gives: [.text("one"), .ping([])],
            error: .reserved
        )
        expect(
            [FrameBytes(1, "one"), FrameBytes(1, [0xFF])],
            gives: [.text("one")],
            error: .notUTF8
        )
    }

    @Test("The result does not depend on the cuts") func anyCut() {
        let long = String(repeating: "é", count: 70)
        expect(
            [
                FrameBytes(1, "H", isFinal: false, mask: mask), FrameBytes(9, "?", mask: mask),
                FrameBytes(0, "i", mask: mask), FrameBytes(1, long, mask: [1, 2, 3, 4]),
                FrameBytes(8, [], mask: mask),
            ],
            of: .client,
            cut: [.everyPlace, .sizes(1...7)],
            gives: [.ping([0x3F]), .text("Hi"), .text(long), .close(code: nil, reason: "")]
        )
    }
}

extension WebSocketFramesTests {
    private func expect(
        _ frames: [FrameBytes],
        of sender: WebSocketSide = .server,
        cut cuts: [Cuts] = [.asWritten],
        limit: Int = 1 << 20,
        gives messages: [WebSocketMessage],
        error: WebSocketError? = nil,
        line: Int = #line
    ) {
        let bytes = Chunks(bytes: frames.flatMap(\.bytes))
        expect(
            bytes,
            of: sender,
            cut: cuts,
            limit: limit,
            gives: messages,
            error: error,
            line: line
        )
    }

    /// What all pushes give, with an empty one at the end for an error that waits.
    private func expect(
        _ input: Chunks,
        of sender: WebSocketSide = .server,
        cut cuts: [Cuts] = [.asWritten],
        limit: Int = 1 << 20,
        gives messages: [WebSocketMessage],
        error: WebSocketError? = nil,
        line: Int = #line
    ) {
        let expected = WebSocketOutcome(messages, error: error)
        for chunks in cuts.flatMap({ input.cut($0) }) {
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
