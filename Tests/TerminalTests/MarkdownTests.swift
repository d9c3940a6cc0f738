import Testing

@testable import Terminal

@Suite("Markdown") struct MarkdownTests {
    static let sample = """
        # Parsing streamed chunks

        A chunk is **not** an event, *not* a line and ***not*** a character. Use `String(decoding:)` with care, \
        see [the standard](https://html.spec.whatwg.org/multipage/server-sent-events.html) and <https://example.org>. \
        ~~Old~~ text, a hard break\\
        and https://www.example.com/bare too.

        ## What can be cut — 漢字 and 👩‍👩‍👧‍👦

        - a line ending, between CR and LF, which makes for a sentence that is long enough to be wrapped at eighty columns
        - a character:
          1. of two bytes
          2. of *four* bytes, see [RFC 3629](https://www.rfc-editor.org/rfc/rfc3629)

             With a second paragraph.
          3. `E2 82 AC`
        - [x] done
        - [ ] open

        1. loose

        2. list

        > A quotation with **strong** words, that is long enough to go on to a second line of the quotation.
        >
        > - with a list
        >
        > > and a quotation inside

        | Field | Meaning | Limit |
        |:------|:-------:|------:|
        | `data` | One line of the event's data; several of them are joined with a line feed between them | 65536 |
        | `retry` | The time before a new connection, in **milliseconds** | 10 |
        | 漢字 | wide | 2 |

        ```swift
        // What a chunk holds, in a comment that is much too long for eighty columns and has to go on below.
        func push(_ chunk: [UInt8]) -> [Event] { return "é".utf8.map { $0 } }
        ```

        ```sse
        event: message
        data: {"delta":"na|ïve"}

        ```

        ```mermaid
        sequenceDiagram
            participant C as Client
            participant S as Server
            C->>S: POST /v1/chat/completions
            S-->>C: data: [DONE]
            Note over S: closes
        ```

        ```mermaid
        graph TD
          A --> B
        ```

            indented code\twith a tab

        ***

        ![A picture of chunks](chunks.png)

        <div>raw HTML</div>

        Last words[^1], and &amp; entities, and <b>inline</b> HTML.
        """

    private func rendered(_ markdown: String, _ profile: TerminalProfile) -> String {
        MarkdownRenderer(profile: profile).blocks(markdown).lines.rendered(for: profile)
    }

    @Test("The whole sample at each width, plain and with colours", arguments: [40, 80, 200])
    func goldens(_ width: Int) throws {
        let plain = TerminalProfile.fixed(width: width)
        try expectGolden(rendered(Self.sample, plain), "markdown-\(width)-plain.txt")
        let colour = TerminalProfile.fixed(width: width, isPlain: false, usesColour: true)
        try expectGolden(
            rendered(Self.sample, colour).replacing("\u{1B}", with: "␛"),
            "markdown-\(width)-colour.txt"
        )
    }

    @Test("A terminal without UTF-8 gets ASCII alone")
    func ascii() throws {
        let profile = TerminalProfile(
            width: 80,
            isInteractive: true,
            usesColour: false,
            isPlain: true,
            usesUnicode: false,
            replacesLetters: true
        )
        let text = rendered(Self.sample, profile)
        #expect(text.allSatisfy { $0.isASCII })
        try expectGolden(text, "markdown-80-ascii.txt")
    }

    @Test("No line is wider than the terminal, at any width")
    func widths() {
        for width in everyFewWidths {
            for colour in [false, true] {
                let profile = TerminalProfile.fixed(
                    width: width,
                    isPlain: !colour,
                    usesColour: colour
                )
                for block in MarkdownRenderer(profile: profile).blocks(Self.sample) {
                    #expect(
                        block.lines.allSatisfy { $0.width <= width },
                        "width \(width): \(block.kind)"
                    )
                }
            }
        }
    }

    @Test("Deeply nested lists and quotations stay within 40 columns as far as letters fit")
    func nesting() {
        let profile = TerminalProfile.fixed(width: 40)
        let deep = (0..<10).map { String(repeating: "  ", count: $0) + "- level \($0) of the list" }
            .joined(separator: "\n")
        let lines = MarkdownRenderer(profile: profile).blocks(deep).lines
        #expect(lines.allSatisfy { $0.width <= 40 })
        #expect(lines.map(\.plainText).joined().contains("9 of"))
        let quotes = String(repeating: "> ", count: 12) + "words inside of it"
        #expect(
            MarkdownRenderer(profile: profile).blocks(quotes).lines.allSatisfy { $0.width <= 40 }
        )
    }

    @Test("Nasty texts are rendered without a control character", arguments: nastyTexts.indices)
    func nasty(_ index: Int) {
        for prefix in ["", "- ", "> ", "# ", "    ", "```swift\n", "| a |\n|---|\n| "] {
            let text = rendered(prefix + nastyTexts[index], .fixed(width: 40))
            #expect(
                text.unicodeScalars.allSatisfy {
                    $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x9B)
                }
            )
        }
    }

    @Test("Blocks say what they are")
    func kinds() {
        let blocks = MarkdownRenderer(profile: .fixed()).blocks(
            "## A\n\ntext\n\n- one\n- two\n\n```swift\nx\n```"
        )
        #expect(
            blocks.map(\.kind) == [
                .heading(level: 2), .paragraph, .listItem, .listItem, .code(language: "swift"),
            ]
        )
        #expect(blocks.map(\.standsApart) == [true, true, true, false, true])
    }

    @Test("Sips break at blocks, and no sip ends with a heading")
    func sips() {
        let blocks = MarkdownRenderer(profile: .fixed()).blocks(Self.sample)
        for rows in 1...30 {
            let sips = blocks.sips(rows: rows)
            #expect(sips.flatMap { $0 } == blocks)
            #expect(sips.allSatisfy { !$0.isEmpty })
            #expect(sips.dropLast().allSatisfy { $0.last?.isHeading == false })
        }
        #expect([RenderedBlock]().sips(rows: 10).isEmpty)
    }

    @Test("A short text is rendered without blocks around it")
    func inline() {
        let renderer = MarkdownRenderer(profile: .fixed(isPlain: false, usesColour: true))
        #expect(
            renderer.inline("What does `f()` *give*?").spans.map(\.style) == [
                [], .code, [], .emphasis, [],
            ]
        )
        #expect(renderer.inline("a\n\nb").plainText == "a\nb")
        #expect(renderer.inline("").isEmpty)
    }
}
