import Testing

@testable import Terminal

@Suite("Wrapping") struct WrappingTests {
    private func lines(_ text: StyledText, _ width: Int, _ first: StyledText = "") -> [String] {
        let rest = StyledText(String(repeating: " ", count: displayWidth(first)))
        return wrap(text, width: width, first: first, rest: rest).map(\.plainText)
    }

    @Test("No line is wider than the width, and no letter is lost", arguments: nastyTexts.indices)
    func property(_ index: Int) {
        let text = StyledText(nastyTexts[index])
        func letters(_ text: String) -> [Unicode.Scalar] {
            text.unicodeScalars.filter { !" \t\r\n".unicodeScalars.contains($0) }
        }
        let expected = letters(text.plainText)
        for width in everyFewWidths {
            let prose = wrap(text, width: width)
            #expect(prose.allSatisfy { $0.width <= width }, "width \(width)")
            #expect(letters(prose.map(\.plainText).joined()) == expected, "width \(width)")
            let verbatim = wrapVerbatim(text, width: width)
            #expect(verbatim.allSatisfy { $0.width <= width }, "width \(width)")
            #expect(letters(verbatim.map(\.plainText).joined()) == expected, "width \(width)")
        }
    }

    @Test("Prefixes count, and the rest of a paragraph hangs below its first line")
    func hanging() {
        #expect(
            lines("one two three four", 10, "  - ") == [
                "  - one", "    two", "    three", "    four",
            ]
        )
        #expect(lines("one two three four", 14, "- ") == ["- one two", "  three four"])
    }

    @Test("A word over a style's border is one word")
    func styledWords() {
        let text: StyledText = "aaa b\("bb", .strong)b ccc"
        let wrapped = wrap(text, width: 6)
        #expect(wrapped.map(\.plainText) == ["aaa", "bbbb", "ccc"])
        #expect(wrapped[1].text.spans.map(\.style) == [[], .strong, []])
    }

    @Test("A long word is broken between characters and starts on a line of its own")
    func longWords() {
        #expect(lines("ab cdefghijkl", 5) == ["ab", "cdefg", "hijkl"])
        #expect(lines("漢字漢字漢", 5) == ["漢字", "漢字", "漢"])
    }

    @Test("Line feeds end lines, empty ones stay")
    func lineFeeds() {
        #expect(lines("a\n\nb", 40) == ["a", "", "b"])
        #expect(lines("", 40) == [""])
    }

    @Test("No line starts with a closing mark of East Asian text")
    func kinsoku() {
        #expect(lines("漢字漢字。漢", 8) == ["漢字漢", "字。漢"])
    }

    @Test("Verbatim text keeps every space and marks what goes on")
    func verbatim() {
        let wrapped = wrapVerbatim("  a  bcdefgh\n\nx", width: 8, first: "|", continuation: "> ")
        #expect(wrapped.map(\.plainText) == ["|  a  ", "> bcdefg", "> h", "|", "|x"])
        #expect(
            wrapVerbatim("abcdefg hi", width: 9).map(\.plainText) == ["abcdefg ", "hi"]
        )
    }
}
