import StreamingKit
import Testing

@Suite("An incremental UTF-8 decoder")
struct UTF8StreamDecoderTests {
    /// Sequences at the borders of what UTF-8 allows, and beyond them.
    static let tricky: [[UInt8]] = [
        [0x00], [0x7F], [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2, 0x80], [0xDF, 0xBF],
        [0xC3, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0, 0x80],
        [0xE2, 0x82, 0xAC], [0xE2, 0x82, 0x41], [0xE2, 0x41], [0xE2, 0xE2, 0x82, 0xAC],
        [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xEE, 0x80, 0x80],
        [0xEF, 0xBB, 0xBF, 0x61], [0xEF, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x41],
        [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98, 0x80],
        [0xF0, 0x9F, 0x98, 0x41], [0xF0, 0x9F, 0x41], [0xF0, 0x9F, 0xF0, 0x9F, 0x98, 0x80],
        [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE, 0xFF],
        [0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2], [0x61, 0xCC, 0x81, 0x0D, 0x0A, 0xE2, 0x80, 0x8D],
    ]

    @Test("agrees with decoding at once, for every cutting of a hard sequence", arguments: tricky)
    func everyCutOfHardSequences(bytes: [UInt8]) {
        let whole = String(decoding: bytes, as: UTF8.self)
        for chunks in everyCutting(of: bytes) {
            #expect(decode(chunks) == Array(whole.utf8), "\(chunks)")
        }
    }

    @Test("agrees with decoding at once for every pair of hard sequences cut in two")
    func pairs() {
        for first in Self.tricky {
            for second in Self.tricky {
                let bytes = first + second
                let whole = Array(String(decoding: bytes, as: UTF8.self).utf8)
                for chunks in everyTwoChunks(of: bytes) + [chunks(of: bytes, size: 1)] {
                    #expect(decode(chunks) == whole, "\(chunks)")
                }
            }
        }
    }

    @Test("agrees with decoding at once on random bytes in random chunks", arguments: 0..<4)
    func randomBytes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...30, using: &generator)).flatMap { _ in
                Self.tricky.randomElement(using: &generator)!.prefix(
                    Int.random(in: 1...4, using: &generator)
                )
            }
            let chunks = randomChunks(of: bytes, using: &generator)
            let whole = Array(String(decoding: bytes, as: UTF8.self).utf8)
            #expect(decode(chunks) == whole, "\(chunks)")
        }
    }

    /// Table 3-8 of the Unicode Standard and its neighbours: not what the library says, but what
    /// the standard does.
    @Test(
        "replaces each maximal subpart by one U+FFFD",
        arguments: [
            ([0xF0, 0x80, 0x80, 0x41], "\u{FFFD}\u{FFFD}\u{FFFD}A"),
            ([0xE2, 0x82, 0x41], "\u{FFFD}A"),
            ([0xF0, 0x9F, 0x98, 0x41], "\u{FFFD}A"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
            ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"),
        ] as [([UInt8], String)]
    )
    func maximalSubparts(bytes: [UInt8], expected: String) {
        for chunks in everyCutting(of: bytes) {
            #expect(decode(chunks) == Array(expected.utf8), "\(chunks)")
        }
    }

    @Test("holds back what can still become a character, and nothing else")
    func pending() {
        var decoder = UTF8StreamDecoder()
        #expect(decoder.decode([0x63, 0xF0]) == "c")
        #expect(decoder.pending == [0xF0])
        #expect(decoder.decode([0x9F, 0x98]) == "")
        #expect(decoder.pending == [0xF0, 0x9F, 0x98])
        #expect(decoder.decode([0x80, 0xC3]) == "😀")
        #expect(decoder.pending == [0xC3])
        #expect(decoder.finish() == "\u{FFFD}")
        #expect(decoder.pending == [])

        // No third byte could save these: they are wrong at once.
        #expect(decoder.decode([0xF0, 0x80]) == "\u{FFFD}\u{FFFD}")
        #expect(decoder.decode([0xED, 0xA0]) == "\u{FFFD}\u{FFFD}")
        #expect(decoder.decode([0xF4, 0x90]) == "\u{FFFD}\u{FFFD}")
        #expect(decoder.decode([0xE0, 0x9F]) == "\u{FFFD}\u{FFFD}")
        #expect(decoder.decode([0xC0]) == "\u{FFFD}")
        #expect(decoder.pending == [])
        #expect(decoder.finish() == "")
    }

    @Test("never holds more than three bytes")
    func pendingIsBounded() {
        var generator = SeededGenerator(seed: 7)
        var decoder = UTF8StreamDecoder()
        var most = 0
        for _ in 0..<20_000 {
            _ = decoder.decode([UInt8.random(in: 0x7E...0xFF, using: &generator)])
            most = max(most, decoder.pending.count)
        }
        #expect(most == 3)
    }

    @Test("keeps a byte order mark unless asked, and then drops the first one only")
    func byteOrderMark() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61]
        for chunks in everyCutting(of: bytes) {
            #expect(decode(chunks) == bytes)
            #expect(decode(chunks, stripsByteOrderMark: true) == Array(bytes[3...]))
        }
        var decoder = UTF8StreamDecoder(stripsByteOrderMark: true)
        #expect(decoder.decode([0x61, 0xEF, 0xBB, 0xBF]) == "a\u{FEFF}")
        #expect(decoder.finish() == "")
        #expect(decoder.decode([0xEF, 0xBB, 0xBF, 0x62]) == "b")
    }

    /// The bytes of the texts joined; as bytes, since Swift's `==` takes equivalent texts for equal.
    private func decode(_ chunks: [[UInt8]], stripsByteOrderMark: Bool = false) -> [UInt8] {
        var decoder = UTF8StreamDecoder(stripsByteOrderMark: stripsByteOrderMark)
        var bytes = chunks.flatMap { Array(decoder.decode($0).utf8) }
        bytes += decoder.finish().utf8
        return bytes
    }
}
