import ExerciseSupport
import Testing

@testable import LineBuffering

@Suite("Whole lines from chunks") struct LineBufferingTests {
    @Test("Lines come in order, without their endings") func lineFeeds() {
        expect("one\n", gives: ["one"])
        expect("one\ntwo\nthree\n", gives: ["one", "two", "three"])
    }

    @Test("A line waits for its end") func waits() {
        expectPerChunk("one\ntw|o\n", gives: [["one"], ["two"]])
        expectPerChunk("o|n|e|\n|two\n", gives: [[], [], [], ["one"], ["two"]])
    }

    @Test("Empty lines are kept") func emptyLines() {
        expect("one\n\n\ntwo\n", gives: ["one", "", "", "two"])
        expectPerChunk("\n|\n|one\n|\n", gives: [[""], [""], ["one"], [""]])
    }

    @Test("A line ends at LF, CR or CRLF") func endings() {
        expect("one\rtwo\r\rthree\r", gives: ["one", "two", "", "three"])
        expect("one\r\ntwo\r\n\r\nthree\r\n", gives: ["one", "two", "", "three"])
        expect("one\n\rtwo\r\n\nthree\r", gives: ["one", "", "two", "", "three"])
        expect("one\u{2028}two\u{0B}three\u{85}\n", gives: ["one\u{2028}two\u{0B}three\u{85}"])
    }

    @Test("A CR ends its line at once") func carriageReturn() {
        expectPerChunk("one\r|\ntwo\r|three\n", gives: [["one"], ["two"], ["three"]])
        expectPerChunk("one\r||\n\ntwo\r\n", gives: [["one"], [], ["", "two"]])
        expectPerChunk("\r|\n|\r|\n", gives: [[""], [], [""], []])
    }

    @Test("A character cut in two is whole again") func cutCharacters() {
        expect(#"caf\xC3|\xA9\n"#, gives: ["café"])
        expect(#"\xF0\x9F|\x8E|\x88 10 \xE2|\x82\xAC\n"#, gives: ["🎈 10 €"])
    }

    @Test("Bytes that are no UTF-8 become U+FFFD") func invalidBytes() {
        expect(#"one \xFF two\nthree\n"#, gives: ["one \u{FFFD} two", "three"])
        expect(#"caf\xC3\n\xA9\n"#, gives: ["caf\u{FFFD}", "\u{FFFD}"])
    }

    @Test("What is left comes from finish") func finish() {
        expectWhole("one\ntwo", gives: ["one"], rest: "two")
        expectWhole("one|two", gives: [], rest: "onetwo")
        expectWhole("one\n", gives: ["one"])
        expectWhole("one\r", gives: ["one"])
        expectWhole("", gives: [])
    }

    @Test("The result does not depend on the cuts") func anyCut() {
        let text: Chunks = "data: naïve\r\n\r\ndata: 🎈\n\ndata: one\r\rdata: tw"
        let lines = ["data: naïve", "", "data: 🎈", "", "data: one", ""]
        expectWhole(text, cut: [.everyPlace, .sizes(1...5)], gives: lines, rest: "data: tw")
    }
}

extension LineBufferingTests {
    /// The lines that `append` gives for all chunks.
    private func expect(_ input: Chunks, gives lines: [String], line: Int = #line) {
        ExerciseSupport.check(input, gives: lines, sourceLocation: here(line)) {
            var buffer = LineBuffer()
            return $0.flatMap { buffer.append($0) }
        }
    }

    /// The lines and what `finish` gives after them.
    private func expectWhole(
        _ input: Chunks,
        cut cuts: [Cuts] = [],
        gives lines: [String],
        rest: String? = nil,
        line: Int = #line
    ) {
        let expected = TextLines(lines, rest: rest)
        ExerciseSupport.check(input, cut: cuts, gives: expected, sourceLocation: here(line)) {
            var buffer = LineBuffer()
            let lines = $0.flatMap { buffer.append($0) }
            return TextLines(lines, rest: buffer.finish())
        }
    }

    /// The lines that `append` gives for each chunk.
    private func expectPerChunk(_ input: Chunks, gives lines: [[String]], line: Int = #line) {
        ExerciseSupport.check(input, gives: lines, sourceLocation: here(line)) {
            var buffer = LineBuffer()
            return $0.map { buffer.append($0) }
        }
    }
}
