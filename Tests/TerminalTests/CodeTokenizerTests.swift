import Testing

@testable import Terminal

@Suite("Colouring code") struct CodeTokenizerTests {
    static let languages = [
        "swift", "python", "javascript", "json", "http", "sse", "sh", "diff", "none",
    ]

    static let snippets = [
        "", "\n", "\n\n\n", "let x = 1..<5 // range\nlet y = 0xFF_FF", "\"never closed\nnext",
        "'''a\nb'''",
        "/* open", "/*/ */ x", "\"\"\"\nlong \"quotes\" \\(x)\n\"\"\"", "\"\\", "\\", "@", "$", "#",
        "1.", "1.e5.",
        "event: ping\r\ndata: {\"a\":1}\r\n\r\n: comment\r\n",
        "GET / HTTP/1.1\nHost: x\n\nbody: not a header",
        "curl -N \"$URL\" # go\necho a#b '$x'", "{\"key\" : [true, null, -1.5e3, \"v\"]}",
        "+a\n-b\n@@ c\n d",
        "func 日本語(_ é: String) -> 👩‍👩‍👧‍👦 { }",
    ]

    @Test("The text never changes", arguments: languages)
    func identity(_ language: String) {
        let tokenizer = CodeTokenizer(language: language)
        for snippet in Self.snippets {
            for end in snippet.indices {
                let part = String(snippet[..<end])
                #expect(
                    tokenizer.spans(part).map(\.text).joined()
                        == visibleText(part, keeping: .linesAndTabs)
                )
            }
        }
    }

    private func kinds(_ code: String, _ language: String) -> [String: Style] {
        Dictionary(
            CodeTokenizer(language: language).spans(code).map { ($0.text, $0.style) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    @Test("Swift's keywords, strings, numbers and comments are told apart")
    func swift() {
        let kinds = kinds("@Test let n = 42 + \"let\".count // let it be", "swift")
        #expect(kinds["@Test"] == .codeKeyword && kinds["let"] == .codeKeyword)
        #expect(kinds["42"] == .codeNumber && kinds["\"let\""] == .codeString)
        #expect(kinds["// let it be"] == .codeComment)
    }

    @Test("Keys of JSON differ from strings")
    func json() {
        let kinds = kinds("{\"a\" : \"b\", \"c\": null}", "json")
        #expect(kinds["\"a\""] == .codeName && kinds["\"b\""] == .codeString)
        #expect(kinds["null"] == .codeKeyword)
    }

    @Test("Fields and comments of an event stream are told apart")
    func eventStream() {
        let kinds = kinds(": keep-alive\ndata: x\n\n", "sse")
        #expect(kinds[": keep-alive"] == .codeComment && kinds["data"] == .codeName)
    }

    @Test("A body after a header is left alone")
    func http() {
        let kinds = kinds("HTTP/1.1 200 OK\nContent-Type: text/plain\n\nnot: a header", "http")
        #expect(kinds["Content-Type"] == .codeName && kinds["not: a header"] == [])
    }

    @Test("A # inside of a shell's word is no comment")
    func shell() {
        let kinds = kinds("echo a#b $HOME # end", "sh")
        #expect(kinds["# end"] == .codeComment && kinds["$HOME"] == .codeName)
    }
}
