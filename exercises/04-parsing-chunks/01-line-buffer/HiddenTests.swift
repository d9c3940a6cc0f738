import ExerciseSupport
import Testing

@testable import LineBuffering

@Suite("Whole lines from chunks, graded") struct LineBufferingHiddenTests {
    @Test("Every place to cut") func everyPlace() {
        let text: Chunks = "日本\r\r\n\n👩‍👧\r\né\u{2029}é\n\r"
        let lines = ["日本", "", "", "👩‍👧", "é\u{2029}é", ""]
        expect(text, cut: [.everyPlace, .sizes(1...7)], gives: lines)
    }

    @Test("Every set of cuts") func everySet() {
        expect("é\r\n\n\r\né", cut: [.everySet], gives: ["é", "", ""], rest: "é")
        expect("\r\r\n\n\r\n", cut: [.everySet], gives: ["", "", "", ""])
    }

    @Test("Texts drawn at random") func randomTexts() {
        var generator = SeededGenerator(seed: 4_01)
        for seed: UInt64 in 1...12 {
            var text = ""
            var lines: [String] = []
            for _ in 0..<generator.number(in: 0...8) {
                let line = generator.pick(["", "one", "é", "日本", "👩‍👧", " ", "data: x"])
                // After a lone CR, an empty line that ends with LF would make a CRLF of the two.
                let ending = text.hasSuffix("\r") ? "\r\n" : generator.pick(["\n", "\r", "\r\n"])
                lines.append(line)
                text += line + ending
            }
            let rest = generator.pick([nil, "é", "x"])
            let bytes = Chunks(bytes: Array((text + (rest ?? "")).utf8))
            expect(bytes, cut: [.random(ways: 12, seed: seed)], gives: lines, rest: rest)
        }
    }

    @Test("Every mix of line endings") func mixedEndings() {
        for first in ["\n", "\r", "\r\n"] {
            for second in ["\n", "\r\n", "\r"] where first + second != "\r\n" {
                let text = Chunks(notation: "a" + first + second + "b" + second)
                expect(text, cut: [.everyPlace], gives: ["a", "", "b"])
            }
        }
        expect("a\u{0C}b\u{1C}c\u{1E}d\u{2029}e\n", gives: ["a\u{0C}b\u{1C}c\u{1E}d\u{2029}e"])
    }

    @Test("Ended by the byte that ends it") func endedByEachByte() {
        expectPerChunk("a\r|||\n|b\n|\r|", gives: [["a"], [], [], [], ["b"], [""], []])
        expectPerChunk("a|\r|\r|\n|\n", gives: [[], ["a"], [""], [], [""]])
    }

    @Test("Broken characters") func brokenCharacters() {
        let text: Chunks = #"\xE2\x82A\r\xF0\x9F\x98\nB\xED\xA0\x80\n\xC0\xAF\r\n"#
        let lines = ["\u{FFFD}A", "\u{FFFD}", "B\u{FFFD}\u{FFFD}\u{FFFD}", "\u{FFFD}\u{FFFD}"]
        expect(text, cut: [.everyPlace, .sizes(1...3)], gives: lines)
    }

    @Test("Finished twice") func finishTwice() {
        var buffer = LineBuffer()
        _ = buffer.append([0x61, 0x0D, 0x0A, 0xE2, 0x82])
        let left: String? = buffer.finish()
        let again: String? = buffer.finish()
        let expected: [String?] = ["\u{FFFD}", nil]
        let input = Chunks([[0x61, 0x0D, 0x0A, 0xE2, 0x82]])
        ExerciseSupport.check([left, again], is: expected, in: input, note: "finish, twice")
        expect("one\r\n|", gives: ["one"])
        expect("|\n||", gives: [""])
    }
}

extension LineBufferingHiddenTests {
    /// The lines and what `finish` gives after them.
    private func expect(
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
