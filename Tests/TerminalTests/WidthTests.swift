import Testing

@testable import Terminal

@Suite("Widths in columns") struct WidthTests {
    @Test("One picture is two columns, whatever it is made of")
    func pictures() {
        for emoji: Character in ["😀", "👍🏽", "👩‍👩‍👧‍👦", "🇩🇪", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🫠"] {
            #expect(displayWidth(of: emoji) == 2, "\(emoji)")
        }
    }

    @Test("East Asian wide and fullwidth letters are two columns, halfwidth ones one")
    func eastAsian() {
        #expect(displayWidth("漢字かなカナ") == 12)
        #expect(displayWidth("ＡＢ") == 4)
        #expect(displayWidth("ｱｲ") == 2)
        #expect(displayWidth("한국어") == 6)
        #expect(displayWidth("\u{1112}\u{1161}\u{11AB}") == 2)
    }

    @Test("Marks and joiners take no column of their own")
    func zeroWidth() {
        #expect(displayWidth("e\u{301}") == 1)
        #expect(displayWidth("\u{301}") == 0)
        #expect(displayWidth("a\u{200D}b") == 2)
        #expect(displayWidth("") == 0)
    }

    @Test("ASCII and Latin letters are one column, controls none")
    func latin() {
        #expect(displayWidth("naïve — “quoted”") == 16)
        #expect(displayWidth("a\nb\r\nc\t") == 3)
        #expect(displayWidth("❤ ☎ … ─ │") == 9)
    }

    @Test("The table of wide characters is sorted and has no overlaps")
    func table() {
        for (range, next) in zip(wideCharacters, wideCharacters.dropFirst()) {
            #expect(range.first <= range.last && range.last < next.first)
        }
        for range in wideCharacters {
            if let first = Unicode.Scalar(range.first), let last = Unicode.Scalar(range.last) {
                #expect(isWide(first) && isWide(last))
            }
        }
        #expect(!isWide("a") && !isWide("\u{10FF}") && !isWide("\u{1160}"))
    }

    @Test("Text is cut at a character's border and says that something is missing")
    func truncation() {
        let text: StyledText = "\("漢字", .code) and \("more", .strong)"
        #expect(text.truncated(to: 20) == text)
        #expect(text.truncated(to: 6).plainText == "漢字 …")
        #expect(text.truncated(to: 4).plainText == "漢…")
        #expect(text.truncated(to: 1).plainText == "")
        for width in 0...16 { #expect(displayWidth(text.truncated(to: width)) <= width) }
    }

    @Test("Padding fills by columns, on the side that is asked for")
    func padding() {
        #expect(StyledText("漢").padded(to: 4).plainText == "漢  ")
        #expect(StyledText("é").padded(to: 4, .right).plainText == "   é")
        #expect(StyledText("ab").padded(to: 5, .centre).plainText == " ab  ")
        #expect(StyledText("longer").padded(to: 3).plainText == "longer")
    }
}
