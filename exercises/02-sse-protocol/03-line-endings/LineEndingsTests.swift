import ExerciseSupport
import Testing

@testable import LineEndings

@Suite("Three ways to end a line") struct LineEndingsTests {
    @Test("LF ends a line") func lineFeed() {
        expect("data: a\ndata: b\n\n", ["data: a", "data: b", ""])
        expect("\n\na\n", ["", "", "a"])
    }

    @Test("Nothing stands behind the last ending") func noPhantom() {
        expect("a\n", ["a"])
        expect("\n", [""])
        expect("", [])
    }

    @Test("A last line may have no ending") func lastLine() {
        expect("a\nb", ["a", "b"])
        expect("a", ["a"])
    }

    @Test("CR ends a line") func carriageReturn() {
        expect("a\rb\r\r", ["a", "b", ""])
        expect("a\rb", ["a", "b"])
    }

    @Test("CR and LF together are one ending") func both() {
        expect("a\r\nb\r\n\r\n", ["a", "b", ""])
        expect("\r\n", [""])
        expect("\r\na", ["", "a"])
    }

    @Test("Endings may be mixed") func mixed() {
        expect("a\n\rb\r\r\nc\n\nd\r\n\r", ["a", "", "b", "", "c", "", "d", ""])
        expect("a\r\n\nb", ["a", "", "b"])
    }

    @Test("Nothing else ends a line") func nothingElse() {
        expect("a\u{2028}b\u{85}c\u{0B}d\u{0C}e\n", ["a\u{2028}b\u{85}c\u{0B}d\u{0C}e"])
        expect(#"caf\xC3\na\xFF\0b\n"#, lines: [[0x63, 0x61, 0x66, 0xC3], [0x61, 0xFF, 0, 0x62]])
    }

    @Test("One byte order mark at the start is dropped") func byteOrderMark() {
        expect(#"\xEF\xBB\xBFdata: a\n"#, ["data: a"])
        expect(#"\xEF\xBB\xBF\xEF\xBB\xBFa\n"#, ["\u{FEFF}a"])
        expect(#"a\n\xEF\xBB\xBFb\xEF\xBB\xBF\n"#, ["a", "\u{FEFF}b\u{FEFF}"])
        expect(#"\xEF\xBB\xBF"#, [])
        expect(#"\xEF\xBBa"#, lines: [[0xEF, 0xBB, 0x61]])
    }
}

extension LineEndingsTests {
    private func expect(_ input: Chunks, _ lines: [String], line: Int = #line) {
        expect(input, lines: ByteLines(texts: lines).lines, line: line)
    }

    private func expect(_ input: Chunks, lines: [[UInt8]], line: Int = #line) {
        let got: [[UInt8]] = splitLines(input.bytes)
        ExerciseSupport.check(
            ByteLines(got),
            is: ByteLines(lines),
            in: input,
            sourceLocation: here(line)
        )
    }
}
