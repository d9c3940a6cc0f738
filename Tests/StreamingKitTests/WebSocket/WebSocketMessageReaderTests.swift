import StreamingKit
import Testing

@Suite("A reader of WebSocket messages")
struct WebSocketMessageReaderTests {
    @Test("joins fragments with control frames between them, in every cutting")
    func fragments() {
        // "é😀" in three frames, cut inside both characters, a ping and a pong between.
        let bytes = hex("01 01 c3 89 01 70 00 03 a9 f0 9f 8a 00 80 02 98 80")
        let expected: [WebSocketMessage] = [.ping([0x70]), .pong([]), .text("é😀")]
        for chunks in everyTwoChunks(of: bytes) + [chunks(of: bytes, size: 1)] {
            let read = messages(chunks)
            #expect(read.messages == expected)
            #expect(read.error == nil)
        }
    }

    @Test("reads empty messages, empty fragments, and bytes that are no text")
    func others() {
        #expect(messages([hex("81 00")]).messages == [.text("")])
        #expect(messages([hex("82 00")]).messages == [.binary([])])
        #expect(messages([hex("01 00 00 00 80 00")]).messages == [.text("")])
        #expect(messages([hex("02 01 ff 80 01 fe")]).messages == [.binary([0xFF, 0xFE])])
    }

    @Test(
        "refuses what may not be, with the code to close with",
        arguments: [
            ("80 00", .nothingToContinue, 1002), ("00 00", .nothingToContinue, 1002),
            ("81 00 80 00", .nothingToContinue, 1002), ("01 00 81 00", .messageNotEnded, 1002),
            ("01 00 02 00", .messageNotEnded, 1002), ("02 00 01 00", .messageNotEnded, 1002),
            ("81 01 ff", .invalidUTF8, 1007), ("81 01 c3", .invalidUTF8, 1007),
            ("01 01 c3 00 01 41", .invalidUTF8, 1007), ("01 02 ed a0", .invalidUTF8, 1007),
            ("01 02 c0 af", .invalidUTF8, 1007), ("01 01 f0 00 01 80", .invalidUTF8, 1007),
            ("01 01 e2 80 01 82", .invalidUTF8, 1007), ("01 04 f4 90 80 80", .invalidUTF8, 1007),
            ("88 01 03", .cutCloseCode, 1002),
            ("88 02 03 e7", .invalidCloseCode(WebSocketCloseCode(rawValue: 999)), 1002),
            ("88 02 03 ed", .invalidCloseCode(.noStatus), 1002),
            ("88 02 03 ee", .invalidCloseCode(.abnormal), 1002),
            ("88 02 03 ec", .invalidCloseCode(WebSocketCloseCode(rawValue: 1004)), 1002),
            ("88 02 03 f7", .invalidCloseCode(WebSocketCloseCode(rawValue: 1015)), 1002),
            ("88 02 0b b7", .invalidCloseCode(WebSocketCloseCode(rawValue: 2999)), 1002),
            ("88 02 13 88", .invalidCloseCode(WebSocketCloseCode(rawValue: 5000)), 1002),
            ("88 03 03 e8 ff", .invalidUTF8, 1007), ("c1", .reservedBit, 1002),
            ("82 7e 01 2d", .frameTooLong(length: 301, allowed: 300), 1009),
            ("02 01 61 82 00", .messageNotEnded, 1002),
        ] as [(String, WebSocketError, UInt16)]
    )
    func refused(digits: String, error: WebSocketError, code: UInt16) {
        // A message before it and one after: the first counts, the second is never reached.
        let bytes = hex("81 01 61") + hex(digits)
        for chunks in [[bytes, hex("81 01 62")], chunks(of: bytes + hex("81 01 62"), size: 1)] {
            let read = messages(chunks, maximumMessageBytes: 300)
            #expect(read.error == error)
            #expect(read.messages.first == .text("a"))
            #expect(!read.messages.contains(.text("b")))
        }
        #expect(error.closeCode.rawValue == code)
        #expect(error.description.utf8.count <= 123)
    }

    @Test(
        "reads the codes that may be sent",
        arguments: [
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999,
            4000, 4999,
        ] as [UInt16]
    )
    func closeCodes(code: UInt16) {
        let payload = [UInt8(code >> 8), UInt8(code & 0xFF)] + Array("Tschüß".utf8)
        let bytes = WebSocketFrame(opcode: .close, payload: payload).bytes(mask: nil)
        let expected = WebSocketMessage.close(WebSocketCloseCode(rawValue: code), reason: "Tschüß")
        for chunks in everyTwoChunks(of: bytes) { #expect(messages(chunks).messages == [expected]) }
    }

    @Test("takes nothing after a close frame, right or wrong")
    func afterClose() throws {
        let read = messages([hex("01 01 61 88 00 81 01 62 ff ff"), hex("ff")])
        #expect(read.messages == [.close(.noStatus, reason: "")])
        #expect(read.error == nil)
        var reader = WebSocketMessageReader(sender: .server)
        var messages: [WebSocketMessage] = []
        #expect(!reader.isClosed)
        try reader.push(hex("88 02 03 e8"), into: &messages)
        #expect(reader.isClosed)
        #expect(messages == [.close(.normal, reason: "")])
    }

    @Test("holds no more than one message may have")
    func limit() {
        let four = hex("02 04 01 02 03 04")
        #expect(messages([four, hex("80 04 05 06 07 08")], maximumMessageBytes: 8).error == nil)
        let over = messages([four, hex("80 05 05 06 07 08 09")], maximumMessageBytes: 8)
        #expect(over.error == .messageTooLong(length: 9, allowed: 8))
        #expect(over.error?.closeCode == .messageTooBig)
        let text = messages([hex("01 03 61 62 c3 80 02 a9 63")], maximumMessageBytes: 4)
        #expect(text.error == .messageTooLong(length: 5, allowed: 4))
        // A message of many small frames has the same limit, and control frames do not count.
        let ping = WebSocketFrame(opcode: .ping, payload: [UInt8](repeating: 7, count: 125))
        let small =
            [hex("01 01 61")] + (0..<7).flatMap { _ in [hex("00 01 62"), ping.bytes(mask: nil)] }
        #expect(messages(small, maximumMessageBytes: 8).error == nil)
        #expect(
            messages(small + [hex("00 01 62")], maximumMessageBytes: 8).error
                == .messageTooLong(length: 9, allowed: 8)
        )
    }

    @Test("joins many fragments in linear time")
    func manyFragments() {
        let count = 100_000
        let middle = [UInt8]([0x00, 0x01, 0x61])
        let bytes = (0..<count).flatMap { _ in middle }
        let text = messages([hex("01 00"), bytes, hex("80 00")])
        #expect(text.messages == [.text(String(repeating: "a", count: count))])
        let binary = messages([hex("02 00"), bytes, hex("80 00")])
        #expect(binary.messages == [.binary([UInt8](repeating: 0x61, count: count))])
    }

    @Test("answers any bytes with messages or an error, alike in every cutting", arguments: 0..<6)
    func anyBytes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            let sender: WebSocketRole = Bool.random(using: &generator) ? .client : .server
            var encoder = WebSocketFrameEncoder(role: sender, generator: generator)
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                let opcode = WebSocketOpcode.allCases.randomElement(using: &generator)!
                let payload = (0..<Int.random(in: 0...130, using: &generator)).map { _ in
                    UInt8.random(in: 0x60...0x85, using: &generator)
                }
                let isFinal = Int.random(in: 0..<4, using: &generator) > 0
                bytes += encoder.encode(
                    WebSocketFrame(opcode: opcode, payload: payload, isFinal: isFinal)
                )
            }
            // Damage some of them.
            for _ in 0..<Int.random(in: 0...2, using: &generator) where !bytes.isEmpty {
                let index = bytes.indices.randomElement(using: &generator)!
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            let whole = messages([bytes], from: sender, maximumMessageBytes: 200)
            let cut = messages(
                randomChunks(of: bytes, using: &generator),
                from: sender,
                maximumMessageBytes: 200
            )
            #expect(cut.messages == whole.messages, "seed \(seed), bytes \(bytes)")
            #expect(cut.error == whole.error, "seed \(seed), bytes \(bytes)")
        }
    }
}
