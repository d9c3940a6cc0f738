import ExerciseSupport
import Testing

@testable import SplitCharacters

@Suite("Characters cut in two, graded") struct SplitCharactersHiddenTests {
    @Test("Every place to cut") func everyPlace() {
        let text = "\u{FEFF}ÿ\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}👩‍👧e\u{301}"
        expect(Chunks(notation: text), cut: [.everyPlace, .sizes(1...7)], gives: text)
    }

    @Test("Every set of cuts") func everySet() {
        expect("aé€", cut: [.everySet], gives: "aé€")
        expect("€🎈", cut: [.everySet], gives: "€🎈")
        expect(
            #"\xF0\x9F\x98\xE2\x82\xC3\xA9\xED"#,
            cut: [.everySet],
            gives: "\u{FFFD}\u{FFFD}é\u{FFFD}"
        )
    }

    @Test("Bytes drawn at random") func randomBytes() {
        var generator = SeededGenerator(seed: 4_02)
        let bytes: [UInt8] = [
            0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC3, 0xE0, 0xE2, 0xED, 0xF0, 0xF4,
        ]
        for seed: UInt64 in 1...16 {
            let sample = (0..<generator.number(in: 1...16)).map { _ in generator.pick(bytes) }
            let expected = String(decoding: sample, as: UTF8.self)
            expect(Chunks(bytes: sample), cut: [.random(ways: 6, seed: seed)], gives: expected)
        }
    }

    @Test("Characters of every length") func allLengths() {
        let scalars: [UInt32] = [0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF]
        for scalar in scalars.compactMap({ Unicode.Scalar($0) }) {
            let bytes = Array(String(scalar).utf8)
            let waiting = Array(repeating: "", count: bytes.count - 1)
            expectPerChunk(Chunks(bytes.map { [$0] }), gives: waiting + [String(scalar)])
        }
    }

    @Test("What may follow each first byte") func allLeads() {
        let starts: [[UInt8]] = [
            [0xE0, 0x9F], [0xED, 0xA0], [0xF0, 0x8F], [0xF4, 0x90], [0xC1, 0x80], [0xF5, 0x80],
        ]
        for start in starts {
            expectPerChunk(Chunks([start, [0x80]]), gives: ["\u{FFFD}\u{FFFD}", "\u{FFFD}"])
        }
        expectPerChunk(#"\xE0\xA0|\xF0\x90\x80|\xF4\x8F"#, gives: ["", "\u{FFFD}", "\u{FFFD}"])
        expectPerChunk(#"a\xF0\x9F\xC3|\xA9"#, gives: ["a\u{FFFD}", "é"])
    }

    @Test("Cut short by a first byte") func cutShortByALead() {
        expectPerChunk(
            #"\xE2|\xE2\x82|\xF0\x9F|\x8E\x88"#,
            gives: ["", "\u{FFFD}", "\u{FFFD}", "🎈"]
        )
        expectPerChunk(#"\xF0\x9F|\x9F|A"#, gives: ["", "", "\u{FFFD}A"])
    }

    @Test("Finished twice") func finishTwice() {
        var decoder = UTF8StreamDecoder()
        let bytes: [[UInt8]] = [[0x61, 0xE2, 0x82], [0xAC]]
        let first: String = decoder.decode(bytes[0])
        let left: String = decoder.finish()
        let again: String = decoder.finish()
        let later: String = decoder.decode(bytes[1])
        let expected = ["a", "\u{FFFD}", "", "\u{FFFD}"]
        let note = "decode, finish, finish, decode"
        ExerciseSupport.check(
            [first, left, again, later],
            is: expected,
            in: Chunks(bytes),
            note: note
        )
    }
}

extension SplitCharactersHiddenTests {
    /// What `decode` gives for each chunk.
    private func expectPerChunk(_ input: Chunks, gives texts: [String], line: Int = #line) {
        let expected = texts.map { [$0] }
        ExerciseSupport.check(input, gives: expected, sourceLocation: here(line)) {
            var decoder = UTF8StreamDecoder()
            return $0.map { [decoder.decode($0)] }
        }
    }

    /// What `decode` and then `finish` give together.
    private func expect(
        _ input: Chunks,
        cut cuts: [Cuts],
        gives text: String,
        line: Int = #line
    ) {
        ExerciseSupport.check(input, cut: cuts, gives: text, sourceLocation: here(line)) {
            var decoder = UTF8StreamDecoder()
            let text = $0.map { decoder.decode($0) }.joined()
            return text + decoder.finish()
        }
    }
}
