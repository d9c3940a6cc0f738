import Testing

@testable import APISimulator

@Suite("Chunks of HTTP") struct ChunkFramerTests {
    @Test(
        "The length stands in front in hexadecimal digits",
        arguments: [1, 9, 10, 15, 16, 255, 4096, 65_537]
    )
    func length(count: Int) {
        var framer = ChunkFramer()
        let bytes = [UInt8](repeating: 0x61, count: count)
        let digits = String(count, radix: 16)
        let text = digits + "\r\n" + String(repeating: "a", count: count) + "\r\n"
        let chunk = framer.chunk { $0 += bytes }
        #expect(Array(chunk.framed) == Array(text.utf8))
        #expect(chunk.count == count)
    }

    @Test("A chunk that somebody keeps is left alone by the next")
    func reuse() {
        var framer = ChunkFramer()
        let first = framer.chunk { $0 += [1, 2, 3] }.framed
        let second = framer.chunk { $0.append(4) }.framed
        #expect(first == [0x33, 0x0D, 0x0A, 1, 2, 3, 0x0D, 0x0A])
        #expect(second == [0x31, 0x0D, 0x0A, 4, 0x0D, 0x0A])
    }
}
