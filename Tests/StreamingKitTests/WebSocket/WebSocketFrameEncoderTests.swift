import StreamingKit
import Testing

@Suite("A WebSocket frame encoder")
struct WebSocketFrameEncoderTests {
    @Test("masks what a client sends, each frame with a key of its own, and nothing else")
    func masks() throws {
        let frame = WebSocketFrame(opcode: .text, payload: Array("Hello".utf8))
        var client = WebSocketFrameEncoder(role: .client, generator: SeededGenerator(seed: 1))
        let first = client.encode(frame)
        let second = client.encode(frame)
        #expect(first[1] == 0x85)
        #expect(first[2..<6] != second[2..<6])
        #expect(first[6...] != second[6...])
        #expect(try frames([first + second], from: .client) == [frame, frame])
        var server = WebSocketFrameEncoder(role: .server)
        #expect(server.encode(frame) == hex("81 05 48 65 6c 6c 6f"))
        var ordinary = WebSocketFrameEncoder(role: .client)
        #expect(try frames([ordinary.encode(frame)], from: .client) == [frame])
    }

    @Test("cuts a message into fragments of a size, also inside a character")
    func fragments() throws {
        var encoder = WebSocketFrameEncoder(role: .server)
        let bytes = encoder.encode(text: "é😀", fragmentBytes: 4)
        #expect(bytes == hex("01 04 c3 a9 f0 9f 80 02 98 80"))
        #expect(messages([bytes]).messages == [.text("é😀")])
        #expect(encoder.encode(text: "ab", fragmentBytes: 2) == hex("81 02 61 62"))
        #expect(encoder.encode(text: "", fragmentBytes: 2) == hex("81 00"))
        #expect(encoder.encode(text: "ab", fragmentBytes: 0) == hex("01 01 61 80 01 62"))
        #expect(encoder.encode(binary: [1, 2]) == hex("82 02 01 02"))
        #expect(encoder.encode(binary: [1, 2, 3], fragmentBytes: 2) == hex("02 02 01 02 80 01 03"))
    }

    @Test("writes close frames that fit, with codes that may be sent")
    func close() {
        var encoder = WebSocketFrameEncoder(role: .server)
        #expect(encoder.encode(close: nil) == hex("88 00"))
        #expect(encoder.encode(close: .noStatus, reason: "x") == hex("88 00"))
        #expect(encoder.encode(close: .abnormal) == hex("88 00"))
        #expect(encoder.encode(close: .normal) == hex("88 02 03 e8"))
        #expect(encoder.encode(close: .goingAway, reason: "by") == hex("88 04 03 e9 62 79"))
        let long = encoder.encode(close: .normal, reason: "a" + String(repeating: "é", count: 100))
        let reason = "a" + String(repeating: "é", count: 61)
        #expect(messages([long]).messages == [.close(.normal, reason: reason)])
        #expect(long.count == 127)
    }

    @Test("is read back by the reader: random messages in random fragments", arguments: 0..<4)
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for role in [WebSocketRole.client, .server] {
            var encoder = WebSocketFrameEncoder(role: role, generator: generator)
            var bytes: [UInt8] = []
            var expected: [WebSocketMessage] = []
            for _ in 0..<100 {
                let size = Int.random(in: 1...40, using: &generator)
                let length = Int.random(in: 0...300, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0:
                    let text = String(String(repeating: "aé😀\0", count: 80).prefix(length))
                    expected.append(.text(text))
                    bytes += encoder.encode(text: text, fragmentBytes: size)
                case 1:
                    let payload = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
                    expected.append(.binary(payload))
                    bytes += encoder.encode(binary: payload, fragmentBytes: size)
                case 2:
                    expected.append(.ping([7]))
                    bytes += encoder.encode(WebSocketFrame(opcode: .ping, payload: [7]))
                default:
                    expected.append(.pong([]))
                    bytes += encoder.encode(WebSocketFrame(opcode: .pong))
                }
            }
            let read = messages(randomChunks(of: bytes, using: &generator), from: role)
            #expect(read.messages == expected)
            #expect(read.error == nil)
        }
    }
}
