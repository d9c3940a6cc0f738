import ExerciseChecking

/// Finds the statements of a block that may be dropped.
///
/// The compiler's tree says where blocks are, and not where every statement ends, so statements are
/// told by their lines, as people read them.
struct StatementFinder {
    /// All of the file.
    let tokens: [SwiftLexer.Token]
    /// The block with its braces; a `case` has a block without any.
    let block: Range<Int>

    /// Declarations stay: what uses them would not compile.
    private static let kept: Set<String> = [
        "let", "var", "func", "struct", "enum", "class", "actor", "case", "default", "typealias",
        "import", "extension", "init", "@",
    ]
    private static let continuing: Set<String> = ["else", "catch", "where", "in", "as", "is"]

    var removals: [SourceChange] {
        statements.filter { !Self.kept.contains($0[0].text) }.map { statement in
            let range =
                statement[0].range.lowerBound..<statement[statement.count - 1].range.upperBound
            return SourceChange(range: range, replacement: "")
        }
    }

    /// The tokens of each statement.
    private var statements: [[SwiftLexer.Token]] {
        var inner = tokens.filter { block.contains($0.range.lowerBound) }
        if inner.first?.text == "{", inner.last?.text == "}" {
            inner = inner.dropFirst().dropLast()
        }
        var statements: [[SwiftLexer.Token]] = []
        var depth = 0
        var previous: SwiftLexer.Token?
        var isNew = true
        for token in inner {
            if depth == 0, token.text == ";" {
                isNew = true
                continue
            }
            if depth == 0, let previous, !isNew { isNew = parts(previous, token) }
            if isNew { statements.append([]) }
            isNew = false
            statements[statements.count - 1].append(token)
            if ["(", "[", "{"].contains(token.text) { depth += 1 }
            if [")", "]", "}"].contains(token.text) { depth -= 1 }
            previous = token
        }
        return statements
    }

    /// Whether a line ends between two tokens, and a statement with it.
    private func parts(_ left: SwiftLexer.Token, _ right: SwiftLexer.Token) -> Bool {
        guard hasLineBreak(left, right) else { return false }
        if Self.continuing.contains(right.text) || right.text == "." || right.text == "{" {
            return false
        }
        if right.kind == .sign, right.text != "!" { return false }
        return left.kind != .sign && left.text != "," && left.text != "return"
    }

    private func hasLineBreak(_ left: SwiftLexer.Token, _ right: SwiftLexer.Token) -> Bool {
        breaks.contains { $0 >= left.range.upperBound && $0 < right.range.lowerBound }
    }

    /// Where the lines end.
    private let breaks: [Int]

    init(tokens: [SwiftLexer.Token], block: Range<Int>, source: [UInt8]) {
        self.tokens = tokens
        self.block = block
        breaks = block.clamped(to: 0..<source.count).filter { source[$0] == 0x0A }
    }
}
