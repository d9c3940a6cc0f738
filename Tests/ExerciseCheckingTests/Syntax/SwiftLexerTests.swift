import Testing

@testable import ExerciseChecking

@Suite("Swift source as tokens") struct SwiftLexerTests {
    private func texts(_ source: String) -> [String] {
        SwiftLexer.tokens(in: Array(source.utf8)).map(\.text)
    }

    @Test(
        "Words, numbers, strings and signs, without comments",
        arguments: [
            ("a <= b // c", ["a", "<=", "b"]),
            ("0..<count", ["0", "..<", "count"]),
            ("0.5...1", ["0.5", "...", "1"]),
            ("a.b?.c!", ["a", ".", "b", "?", ".", "c", "!"]),
            ("0xFF_0A/* /* x */ y */+1", ["0xFF_0A", "+", "1"]),
            (##""a\"b" + #"\n"# "##, [#""a\"b""#, "+", ##"#"\n"#"##]),
            (#""\(f("x") + 1) y" z"#, [#""\(f("x") + 1) y""#, "z"]),
            ("\"\"\"\n a \"b\"\n \"\"\".c", ["\"\"\"\n a \"b\"\n \"\"\"", ".", "c"]),
            ("`in` é @x #line", ["`in`", "é", "@", "x", "#", "line"]),
            ("", []),
            ("\"open", ["\"open"]),
        ]
    )
    func tokens(_ source: String, _ wanted: [String]) { #expect(texts(source) == wanted) }

    @Test("Each token's bytes are its text, and they never overlap") func ranges() {
        let source = Array("let é = \"\\(a ?? 2)\" // end\n  + b".utf8)
        var end = 0
        for token in SwiftLexer.tokens(in: source) {
            #expect(token.range.lowerBound >= end)
            #expect(String(decoding: source[token.range], as: UTF8.self) == token.text)
            end = token.range.upperBound
        }
        #expect(end == source.count)
    }
}
