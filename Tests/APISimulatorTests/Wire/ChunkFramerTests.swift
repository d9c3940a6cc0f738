import Testing

@testable import APISimulator

@Suite("Chunks of HTTP") struct ChunkFramerTests {
    @Test(
        "The length stands in front in hexadecimal digits",
        arguments: [1, 9, 10, 15, 16, 255, 256, 0xABC, 4095, 4096, 65_537]
    )
    func length(count: Int) {
        var framer = ChunkFramer()
        let bytes = [UInt8](repeating: 0x61, count: count)
        #expect(framer.append { $0 += bytes } == count)
        #expect(framer.append { $0 += [0x62] } == 1)
        let digits = String(count, radix: 16)
        let text = digits + "\r\n" + String(repeating: "a", count: count) + "\r\n1\r\nb\r\n"
        #expect(framer.framed == Array(text.utf8))
    }

    @Test("Chunks that somebody keeps are left alone by the next")
    func reuse() {
        var framer = ChunkFramer()
        _ = framer.append { $0 += [1, 2, 3] }
        let first = framer.framed
        framer.removeAll()
        _ = framer.append { $0.append(4) }
        #expect(first == [0x33, 0x0D, 0x0A, 1, 2, 3, 0x0D, 0x0A])
        #expect(framer.framed == [0x31, 0x0D, 0x0A, 4, 0x0D, 0x0A])
    }
}
