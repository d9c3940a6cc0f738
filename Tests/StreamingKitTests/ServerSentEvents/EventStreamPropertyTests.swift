import StreamingKit
import Testing

@Suite("Random event streams")
struct EventStreamPropertyTests {
    @Test("give what the standard's own steps give, in random cuttings", arguments: 0..<8)
    func likeTheStandard(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let bytes = randomStream(using: &generator)
            let expected = asTheStandardSays(bytes)
            for _ in 0..<4 {
                let chunks = randomChunks(of: bytes, using: &generator)
                let parsed = try ParsedStream(borrowing: chunks)
                #expect(parsed == expected, "seed \(seed), bytes \(bytes), chunks \(chunks)")
                let strings = try ParsedStream(chunks: chunks)
                #expect(strings.events == expected.events, "seed \(seed), chunks \(chunks)")
            }
        }
    }

    /// Pieces that mean something, torn and repeated.
    private func randomStream(using generator: inout SeededGenerator) -> [UInt8] {
        let pieces: [[UInt8]] =
            [
                "data", "event", "id", "retry", "data:", "event:", "id:", "retry:", ":", " ", "  ",
                "\n", "\n", "\n\n", "\r", "\r\r", "\r\n", "\r\n\r\n", "\n\r", "x", "7", "19", "\0",
                "é", "😀", "\u{FEFF}", "\u{2028}", "Data:", "dat", "a", ": ping", "[DONE]",
            ].map { Array($0.utf8) } + [
                [0xFF], [0xC3], [0xE2, 0x82], [0x80], [0xEF], [0xEF, 0xBB],
            ]
        return (0..<Int.random(in: 0...40, using: &generator)).flatMap { _ in
            pieces.randomElement(using: &generator)!
        }
    }

    /// Sections 9.2.5 and 9.2.6 step by step, on the whole text at once and without regard to
    /// speed: nothing is shared with the parser that is tested.
    private func asTheStandardSays(_ bytes: [UInt8]) -> ParsedStream {
        var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var lines: [String.UnicodeScalarView] = []
        var line = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if scalars[index] == "\r" || scalars[index] == "\n" {
                if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
                    index += 1
                }
                lines.append(line)
                line = String.UnicodeScalarView()
            } else {
                line.append(scalars[index])
            }
            index += 1
        }

        var result = ParsedStream()
        var data = String.UnicodeScalarView()
        var type = ""
        var id = ""
        for line in lines {
            guard !line.isEmpty else {
                result.lastEventID = Array(id.utf8)
                if !data.isEmpty {
                    data.removeLast()
                    result.events.append(
                        ParsedStream.Event(
                            type: type.isEmpty ? "message" : type,
                            data: String(data),
                            id: id
                        )
                    )
                }
                data = String.UnicodeScalarView()
                type = ""
                continue
            }
            let colon = line.firstIndex(of: ":")
            let name = String(line[..<(colon ?? line.endIndex)])
            var value = colon.map { line[line.index(after: $0)...] } ?? Substring().unicodeScalars
            if colon == line.startIndex {
                result.comments.append(Array(String(value).utf8))
                continue
            }
            if value.first == " " { value.removeFirst() }
            switch Array(name.utf8) {
            case Array("event".utf8): type = String(value)
            case Array("data".utf8):
                data.append(contentsOf: value)
                data.append("\n")
            case Array("id".utf8): if !value.contains("\0") { id = String(value) }
            case Array("retry".utf8):
                if !value.isEmpty, value.allSatisfy({ ("0"..."9").contains($0) }) {
                    result.retry = Int(String(value)) ?? .max
                }
            default: break
            }
        }
        return result
    }
}
