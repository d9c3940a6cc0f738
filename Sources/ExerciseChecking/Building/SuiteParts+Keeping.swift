extension SuiteParts {
    /// The same suite, in which only some tests do anything. The others stay as empty functions, as
    /// the list calls them by their numbers, and so does each line.
    func keeping(_ tests: Set<String>) -> SuiteParts {
        let emptied = list.tests.filter { !tests.contains($0.name) }
        guard !emptied.isEmpty else { return self }
        let lines = [0] + bodies.indices.filter { bodies[$0] == 0x0A }.map { $0 + 1 }
        let tokens = SwiftLexer.tokens(in: bodies)
        var copy = self
        for test in emptied {
            // A test is alone on its line, and its body begins there.
            let start = lines[test.line - 1]
            guard let first = tokens.firstIndex(where: { $0.range.lowerBound >= start }),
                let opening = tokens[first...].firstIndex(where: { $0.text == "{" }),
                let closing = Self.closing(of: opening, in: tokens)
            else { continue }
            for index in tokens[opening].range.upperBound..<tokens[closing].range.lowerBound
            where bodies[index] != 0x0A {
                copy.bodies[index] = 0x20
            }
        }
        return copy
    }

    /// Where the bracket ends that a token begins.
    private static func closing(of opening: Int, in tokens: [SwiftLexer.Token]) -> Int? {
        var depth = 0
        return tokens[opening...].firstIndex { token in
            if token.text == "{" { depth += 1 }
            if token.text == "}" { depth -= 1 }
            return depth == 0
        }
    }
}
