import ExerciseChecking

/// Makes the changes of a solution that a good suite notices: what people get wrong by one.
///
/// Signs, numbers and words are changed by the tokens in the bodies of functions; what is dropped or
/// swapped are statements and branches, as the compiler's tree has them. Many changes do not compile;
/// the compiler says which.
struct ChangeMaker {
    private let tree: SyntaxTree
    private let tokens: [SwiftLexer.Token]

    init(_ tree: SyntaxTree) {
        self.tree = tree
        tokens = SwiftLexer.tokens(in: tree.source)
    }

    /// The changes in the order of the source, each giving another text.
    var changes: [SourceChange] {
        var blocks: [Range<Int>] = []
        var swaps: [SourceChange] = []
        tree.walk { node, _ in
            if node.kind == "brace_stmt", let range = node.range { blocks.append(range) }
            if node.kind == "if_stmt", let swap = swap(node) { swaps.append(swap) }
        }
        let inBodies = tokens.indices.filter { index in
            blocks.contains { $0.contains(tokens[index].range.lowerBound) }
        }
        let all =
            inBodies.flatMap(tokenChanges)
            + blocks.flatMap {
                StatementFinder(tokens: tokens, block: $0, source: tree.source).removals
            } + swaps
        var seen: Set<[UInt8]> = [tree.source]
        return all.sorted {
            ($0.range.lowerBound, $0.range.count) < ($1.range.lowerBound, $1.range.count)
        }
        .filter { seen.insert($0.applied(to: tree.source)).inserted }
    }

    // MARK: - Tokens

    private static let signs = [
        "==": ["!="], "!=": ["=="], "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="],
        ">=": [">", "<"], "&&": ["||"], "||": ["&&"], "+": ["-"], "-": ["+"], "*": ["+"],
        "/": ["*"], "%": ["*"], "+=": ["-="], "-=": ["+="], "&": ["|"], "|": ["&"],
        "<<": [">>"], ">>": ["<<"], "??": [],
    ]
    private static let ranges = ["..<": "...", "...": "..<"]
    private static let words = ["true": "false", "false": "true", "min": "max", "max": "min"]

    private func tokenChanges(_ index: Int) -> [SourceChange] {
        let token = tokens[index]
        func changed(_ text: String) -> SourceChange {
            SourceChange(range: token.range, replacement: text)
        }
        switch token.kind {
        case .sign:
            if let other = Self.ranges[token.text] { return [changed(other)] }
            if isBinary(token) { return (Self.signs[token.text] ?? []).map(changed) }
            return isNegation(index) ? [changed("")] : []
        // What a collection keeps for later is nothing that a test can see.
        case .word where index > 1 && tokens[index - 2].text == "keepingCapacity": return []
        case .word: return Self.words[token.text].map { [changed($0)] } ?? []
        case .number: return number(token.text).map { [changed($0)] } ?? []
        case .string:
            if token.text == "\"\"" { return [changed("\"?\"")] }
            return token.text.hasPrefix("\"\"\"") ? [] : [changed("\"\"")]
        case .punctuation: return []
        }
    }

    /// Whether there is space on both sides.
    private func isBinary(_ token: SwiftLexer.Token) -> Bool {
        let source = tree.source
        return token.range.lowerBound > 0 && token.range.upperBound < source.count
            && source[token.range.lowerBound - 1] <= 0x20 && source[token.range.upperBound] <= 0x20
    }

    /// Whether it is the `!` before a condition.
    private func isNegation(_ index: Int) -> Bool {
        guard tokens[index].text == "!", index > 0, index + 1 < tokens.count else { return false }
        return tokens[index - 1].range.upperBound < tokens[index].range.lowerBound
            || ["(", ",", "["].contains(tokens[index - 1].text)
            ? tokens[index + 1].range.lowerBound == tokens[index].range.upperBound : false
    }

    /// One more; a one becomes zero.
    private func number(_ text: String) -> String? {
        let digits = text.replacing("_", with: "")
        if digits.hasPrefix("0x"), let value = Int(digits.dropFirst(2), radix: 16) {
            return "0x" + String(value ^ 1, radix: 16, uppercase: true)
        }
        guard let value = Int(digits), value < Int.max else { return nil }
        return value == 1 ? "0" : String(value + 1)
    }

    // MARK: - Branches

    /// `if a { x } else { y }` with the branches in each other's place.
    private func swap(_ node: SyntaxNode) -> SourceChange? {
        guard let then = node.child("then_stmt")?.range, let other = node.child("else_stmt"),
            other.kind == "brace_stmt", let otherwise = other.range,
            then.upperBound <= otherwise.lowerBound
        else { return nil }
        let between = tree.text(then.upperBound..<otherwise.lowerBound)
        return SourceChange(
            range: then.lowerBound..<otherwise.upperBound,
            replacement: tree.text(otherwise) + between + tree.text(then)
        )
    }
}
