/// A test function as a suite declares it.
package struct DeclaredTest: Hashable, Sendable {
    /// The function's base name: `emptyChunk` for `@Test func emptyChunk()`.
    package var id: String
    /// The display name: `@Test("…")`; nil where it has none.
    package var name: String?
    /// The line of the `@Test`, from 1.
    package var line: Int

    package init(id: String, name: String?, line: Int) {
        self.id = id
        self.name = name
        self.line = line
    }
}

/// Finds the tests that a suite declares, without compiling it.
///
/// It knows what may hide a declaration or look like one: comments, which nest, and string
/// literals of every kind with what is interpolated in them. It does not expand macros and takes
/// no side in `#if`: the checker sees what is really declared.
package enum SuiteScanner {
    /// The tests of a suite in the order of the source.
    package static func tests(in source: String) -> [DeclaredTest] {
        var scanner = SwiftTokens(source)
        var tests: [DeclaredTest] = []
        while let token = scanner.next() {
            guard token.kind == .attribute, token.text == "Test" || isQualified(token, &scanner)
            else { continue }
            if let test = test(after: token, &scanner) { tests.append(test) }
        }
        return tests
    }

    /// Whether an attribute is `@Testing.Test`.
    private static func isQualified(
        _ token: SwiftTokens.Token,
        _ scanner: inout SwiftTokens
    ) -> Bool {
        token.text == "Testing" && scanner.next()?.text == "." && scanner.next()?.text == "Test"
    }

    /// The rest of a declaration, from behind its `@Test`.
    private static func test(
        after attribute: SwiftTokens.Token,
        _ scanner: inout SwiftTokens
    ) -> DeclaredTest? {
        var name: String?
        var depth = 0
        // The display name is the first thing in the parentheses right behind the attribute.
        var mayBeName = false
        var isFirst = true
        while let token = scanner.next() {
            switch token.kind {
            case .open:
                mayBeName = isFirst && token.text == "(" && token.touchesPrevious
                // A body begins: this was no function.
                if token.text == "{" && depth == 0 { return nil }
                depth += 1
            case .close:
                depth -= 1
                if depth < 0 { return nil }
            case .string:
                if mayBeName { name = token.text }
                mayBeName = false
            case .word where depth == 0 && token.text == "func":
                guard let function = scanner.next(), function.kind == .word else { return nil }
                return DeclaredTest(id: function.text, name: name, line: attribute.line)
            case .word, .attribute, .other:
                mayBeName = false
            }
            isFirst = false
        }
        return nil
    }
}
