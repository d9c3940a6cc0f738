import StreamingKit
import Testing

@Suite("A WebSocket frame")
struct WebSocketFrameTests {
    /// The examples of RFC 6455, section 5.7, that fit on a line.
    static let examples: [(hex: String, sender: WebSocketRole, frames: [WebSocketFrame])] = [
        ("81 05 48 65 6c 6c 6f", .server, [WebSocketFrame(opcode: .text, payload: hello)]),
        (
            "81 85 37 fa 21 3d 7f 9f 4d 51 58", .client,
            [WebSocketFrame(opcode: .text, payload: hello)]
        ),
        (
            "01 03 48 65 6c 80 02 6c 6f", .server,
            [
                WebSocketFrame(opcode: .text, payload: Array("Hel".utf8), isFinal: false),
                WebSocketFrame(opcode: .continuation, payload: Array("lo".utf8)),
            ]
        ),
        ("89 05 48 65 6c 6c 6f", .server, [WebSocketFrame(opcode: .ping, payload: hello)]),
        (
            "8a 85 37 fa 21 3d 7f 9f 4d 51 58", .client,
            [WebSocketFrame(opcode: .pong, payload: hello)]
        ),
    ]
    private static let hello = Array("Hello".utf8)

    @Test("of the standard's examples is read in every cutting, and written", arguments: examples)
    func standardExamples(hex digits: String, sender: WebSocketRole, expected: [WebSocketFrame])
        throws
    {
        let bytes = hex(digits)
        for chunks in everyCutting(of: bytes) {
            #expect(try frames(chunks, from: sender) == expected)
        }
        let mask = sender == .client ? WebSocketMask(0x37, 0xFA, 0x21, 0x3D) : nil
        #expect(expected.flatMap { $0.bytes(mask: mask) } == bytes)
    }

    @Test(
        "says its length in the shortest of three forms",
        arguments: [
            (0, "82 00"), (125, "82 7d"), (126, "82 7e 00 7e"), (256, "82 7e 01 00"),
            (65_535, "82 7e ff ff"), (65_536, "82 7f 00 00 00 00 00 01 00 00"),
        ]
    )
    func lengths(count: Int, header: String) throws {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let frame = WebSocketFrame(opcode: .binary, payload: payload)
        let bytes = frame.bytes(mask: nil)
        #expect(bytes == hex(header) + payload)
        let mask = WebSocketMask(1, 2, 3, 4)
        let masked = frame.bytes(mask: mask)
        #expect(masked.count == bytes.count + 4)
        for size in [1, 3, 7, 1000, 70_000] where size > 1 || count < 1000 {
            #expect(try frames(chunks(of: bytes, size: size)) == [frame])
            #expect(try frames(chunks(of: masked, size: size), from: .client) == [frame])
        }
        for cut in 0...min(16, masked.count) {
            let halves = [Array(masked[..<cut]), Array(masked[cut...])]
            #expect(try frames(halves, from: .client) == [frame])
        }
    }

    @Test(
        "that breaks the protocol is refused at the byte that does",
        arguments: [
            ("c1", .server, .reservedBit), ("a1", .server, .reservedBit),
            ("91", .server, .reservedBit), ("83", .server, .reservedOpcode(3)),
            ("87", .server, .reservedOpcode(7)), ("8b", .server, .reservedOpcode(11)),
            ("8f", .server, .reservedOpcode(15)), ("09", .server, .fragmentedControlFrame),
            ("08", .server, .fragmentedControlFrame), ("0a", .server, .fragmentedControlFrame),
            ("89 7e", .server, .longControlFrame), ("88 7f", .server, .longControlFrame),
            ("81 05", .client, .missingMask), ("81 85", .server, .unexpectedMask),
            ("82 7e 00 7d", .server, .lengthNotMinimal),
            ("82 7f 00 00 00 00 00 00 ff ff", .server, .lengthNotMinimal),
            ("82 7f 80 00 00 00 00 00 00 00", .server, .lengthTooLarge),
            ("82 7f ff ff ff ff ff ff ff ff", .server, .lengthTooLarge),
            (
                "82 7f 7f ff ff ff ff ff ff ff", .server,
                .frameTooLong(length: .max, allowed: 1 << 20)
            ),
            (
                "82 7f 00 00 00 00 00 10 00 01", .server,
                .frameTooLong(length: 1 << 20 + 1, allowed: 1 << 20)
            ),
        ] as [(String, WebSocketRole, WebSocketError)]
    )
    func protocolErrors(digits: String, sender: WebSocketRole, error: WebSocketError) throws {
        let bytes = hex(digits)
        let good = WebSocketFrame(opcode: .text, payload: [0x61])
        let before = good.bytes(mask: sender == .client ? WebSocketMask(9, 8, 7, 6) : nil)
        for chunks in [[before + bytes], chunks(of: before + bytes, size: 1)] {
            var decoder = WebSocketFrameDecoder(sender: sender, maximumFrameBytes: 1 << 20)
            var frames: [WebSocketFrame] = []
            #expect(throws: error) {
                for chunk in chunks { try decoder.push(chunk, into: &frames) }
            }
            #expect(frames == [good])
            #expect(throws: error) { try decoder.push(before, into: &frames) }
            #expect(frames == [good])
        }
        // One byte less is no error yet.
        _ = try StreamingKitTests.frames([before + bytes.dropLast()], from: sender)
        #expect(error.description.utf8.count <= 123)
    }

    @Test("may be as long as is allowed")
    func limit() throws {
        let frame = WebSocketFrame(opcode: .binary, payload: [UInt8](repeating: 1, count: 300))
        let bytes = frame.bytes(mask: nil)
        #expect(try frames([bytes], maximumFrameBytes: 300) == [frame])
        #expect(throws: WebSocketError.frameTooLong(length: 300, allowed: 299)) {
            try frames([Array(bytes.prefix(4))], maximumFrameBytes: 299)
        }
    }
}
