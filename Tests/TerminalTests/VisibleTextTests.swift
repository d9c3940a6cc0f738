import Testing

@testable import Terminal

@Suite("Text of others") struct VisibleTextTests {
    @Test("Controls and escape sequences are shown, not sent")
    func controls() {
        #expect(visibleText("a\r\n\t\u{0}\u{1B}[2J\u{7F}") == "a␍␊␉␀␛[2J␡")
        #expect(visibleText("\u{9B}31m") == "<U+009B>31m")
        #expect(visibleText("abc\u{202E}txt") == "abc<U+202E>txt")
        #expect(visibleText("a\nb\tc", keeping: .lines) == "a\nb␉c")
    }

    @Test("Letters, emoji and their joiners stay as they are")
    func innocent() {
        for text in ["naïve — “x”", "👩‍👩‍👧‍👦 ❤️", "नमस्ते", "漢字", "שלום"] {
            #expect(visibleText(text) == text)
        }
    }

    @Test("Bytes that are no UTF-8 are shown one by one")
    func bytes() {
        #expect(visibleText(bytes: [0x63, 0x61, 0x66, 0xC3]) == "caf<C3>")
        #expect(visibleText(bytes: [0xC3, 0xA9, 0xA9, 0x0A]) == "é<A9>␊")
        #expect(
            visibleText(bytes: [0xF0, 0x9F, 0x98, 0xED, 0xA0, 0x80, 0x05])
                == "<F0><9F><98><ED><A0><80>␅"
        )
        #expect(visibleText(bytes: [0xF0, 0x9F, 0x98, 0x80]) == "😀")
        #expect(visibleText(bytes: []) == "")
    }

    @Test(
        "No styled text can reach a terminal as a control sequence",
        arguments: nastyTexts.indices
    )
    func styledText(_ index: Int) {
        let plain = StyledLine(StyledText(nastyTexts[index])).rendered(for: .fixed())
        #expect(
            plain.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
            }
        )
    }

    @Test("A terminal without UTF-8 gets typewriter forms")
    func ascii() {
        #expect(asciiForm(of: "“quoted” — naïve → …") == "\"quoted\" -- na?ve -> ...")
        #expect(asciiForm(of: "漢") == "??")
        #expect(asciiForm(of: nastyTexts.joined()).allSatisfy { $0.isASCII })
    }
}
