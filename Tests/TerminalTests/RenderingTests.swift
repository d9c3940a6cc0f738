import Testing

@testable import Terminal

@Suite("Rendering styled text") struct RenderingTests {
    private let colour = TerminalProfile.fixed(isPlain: false, usesColour: true)

    @Test("Each run has its sequence and ends in the usual style")
    func sequences() {
        let text: StyledText = "\("ok", .ok)  9 of \("9", [.strong, .code])"
        #expect(text.rendered(for: colour) == "\u{1B}[32mok\u{1B}[0m  9 of \u{1B}[1;36m9\u{1B}[0m")
        #expect(text.rendered(for: .fixed()) == "ok  9 of 9")
    }

    @Test("Neighbours of one style are one run")
    func merging() {
        var text = StyledText("a", .ok)
        text.append("b", .ok)
        text += "\("c", .ok)\("d", .bad)"
        #expect(text.spans.map(\.text) == ["abc", "d"])
    }

    @Test("Only attributes and palette colours that show on light and on dark are used")
    func palette() {
        for bit in 0..<32 {
            for code in Style(rawValue: 1 << bit).attributes {
                #expect([1, 2, 3, 4, 9, 31, 32, 35, 36].contains(code))
            }
        }
    }

    @Test("Links are marked where the terminal takes them, and only harmless addresses")
    func links() {
        let good = StyledText([StyledSpan("here", .link, link: "https://example.org/a")])
        #expect(
            good.escaped(links: true)
                == "\u{1B}]8;;https://example.org/a\u{1B}\\\u{1B}[4mhere\u{1B}[0m\u{1B}]8;;\u{1B}\\"
        )
        for address in ["javascript:alert(1)", "https://x/\u{1B}\\", "https://x/ é", "file:///etc"]
        {
            let bad = StyledText([StyledSpan("here", [], link: address)])
            #expect(bad.escaped(links: true) == "here")
        }
    }

    @Test("Tabs go on to the next stop by columns")
    func tabs() {
        #expect(StyledLine("a\tb").plainText == "a   b")
        #expect(StyledLine("\("漢", .code)\tb").plainText == "漢  b")
        #expect(StyledLine("a\nb").plainText == "a␊b")
    }

    @Test("Every symbol has a form for plain output, in ASCII")
    func symbols() {
        let plain = TerminalProfile.fixed(usesUnicode: false)
        for symbol in Symbol.allCases {
            #expect(symbol.text(for: plain).allSatisfy { $0.isASCII })
            #expect(!symbol.text(for: plain).isEmpty)
        }
        #expect(Symbol.vertical.text(for: .fixed(isPlain: true, usesUnicode: true)) == "|")
        #expect(Symbol.vertical.text(for: colour) == "│")
    }
}
