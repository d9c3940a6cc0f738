import Testing

@testable import ExerciseChecking

@Suite("An outline of a file") struct SourceOutlineTests {
    private static let source = """
        struct Buffer {
            var rest: [UInt8] = []

            mutating func append(_ chunk: [UInt8]) {
                let count = chunk.count
                rest += chunk
            }
        }
        """

    private func key(_ change: (from: String, to: String)) -> String {
        SourceOutline(Array(Self.source.replacing(change.from, with: change.to).utf8)).key
    }

    @Test(arguments: [
        ("rest += chunk", "rest.append(contentsOf: chunk)"), ("let count", "var count"),
        ("struct Buffer {", "// What is left.\nstruct Buffer {"), ("\n\n", "\n\n\n"),
    ])
    func aBodyIsNoPartOfIt(_ change: (from: String, to: String)) {
        #expect(key(change) == key(("struct", "struct")))
    }

    @Test(arguments: [
        ("var rest", "let rest"), ("= []", "= [0]"), ("append(_ chunk:", "append(chunk:"),
        ("struct Buffer", "final class Buffer"), ("\n}", "\n    func more() {}\n}"),
        ("struct Buffer {", "import Testing\nstruct Buffer {"),
    ])
    func aDeclarationIs(_ change: (from: String, to: String)) {
        #expect(key(change) != key(("struct", "struct")))
    }
}
