import ExerciseSupport
import Testing

@testable import SplitCharacters

@Suite("Characters cut in two") struct SplitCharactersTests {
    @Test("Whole characters come out at once") func wholeText() {
        expectPerChunk("one| two", gives: ["one", " two"])
        expectPerChunk("Größe|🎈||日本", gives: ["Größe", "🎈", "", "日本"])
    }

    @Test("A character cut in two waits for its rest") func cutInTwo() {
        expectPerChunk(#"caf\xC3|\xA9!"#, gives: ["caf", "é!"])
        expectPerChunk(#"\xC3||\xB6\xC3|\x9F"#, gives: ["", "", "ö", "ß"])
    }

    @Test("Three and four bytes") func longCharacters() {
        expectPerChunk(#"5 \xE2|\x82\xAC"#, gives: ["5 ", "€"])
        expectPerChunk(#"5 \xE2|\x82|\xAC"#, gives: ["5 ", "", "€"])
        expectPerChunk(#"a\xF0\x9F|\x8E|\x88b"#, gives: ["a", "", "🎈b"])
        expectPerChunk(#"\xF0|\x9F|\x8E|\x88"#, gives: ["", "", "", "🎈"])
    }

    @Test("Bytes that are no UTF-8 become U+FFFD") func invalidBytes() {
        expectPerChunk(#"one \xFF two"#, gives: ["one \u{FFFD} two"])
        expectPerChunk(#"\xE2\x82A\x80B"#, gives: ["\u{FFFD}A\u{FFFD}B"])
        expectPerChunk(
            #"\xED\xA0\x80-\xC0\xAF"#,
            gives: ["\u{FFFD}\u{FFFD}\u{FFFD}-\u{FFFD}\u{FFFD}"]
        )
    }

    @Test("A byte that does not fit ends what is held") func cutShort() {
        expectPerChunk(#"5 \xE2\x82|A"#, gives: ["5 ", "\u{FFFD}A"])
        expectPerChunk(#"\xF0\x9F\x98|\xFF"#, gives: ["", "\u{FFFD}\u{FFFD}"])
        expectPerChunk(#"caf\xC3|\xC3|\xA9"#, gives: ["caf", "\u{FFFD}", "é"])
    }

    @Test("The result does not depend on the cuts") func anyCut() {
        expect("naïve 日本 🎈", cut: [.everyPlace, .sizes(1...5)], gives: "naïve 日本 🎈")
        expect(#"\xF0\x80A\xE2\x82é"#, cut: [.everySet], gives: "\u{FFFD}\u{FFFD}A\u{FFFD}é")
    }

    @Test("Nothing is held that cannot become a character") func nothingHopeless() {
        expectPerChunk(#"\x80|\xC0|\xF5"#, gives: ["\u{FFFD}", "\u{FFFD}", "\u{FFFD}"])
        expectPerChunk(#"\xE0\x80|A"#, gives: ["\u{FFFD}\u{FFFD}", "A"])
        expectPerChunk(#"\xED|\xA0|\x80"#, gives: ["", "\u{FFFD}\u{FFFD}", "\u{FFFD}"])
    }

    @Test("What is held at the end is one U+FFFD") func finish() {
        expect(#"caf\xC3"#, gives: "caf\u{FFFD}")
        expect(#"\xF0\x9F|\x98"#, gives: "\u{FFFD}")
        expect("one", gives: "one")
    }
}

extension SplitCharactersTests {
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
        cut cuts: [Cuts] = [],
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
