import Testing

@testable import ExerciseChecking

@Suite("What exercises need of the support module")
struct SupportSelectionTests {
    @Test("Names, words and extensions of a file")
    func index() {
        let index = SupportIndex(
            Array(
                """
                // Comments count: Mentioned.
                public struct Chunk: Sendable { public var bytes: [UInt8] }
                func join(_ parts: [Part]) -> Chunk { let inner = 1; return Chunk("\\(inner.text)") }
                extension Chunk.Kind where Element: Hashable { var isLast: Bool { true } }
                extension Array: @retroactive Error where Element == Chunk { case one }
                extension Int { init?(text: String) { nil } }

                """.utf8
            )
        )
        #expect(index.names == ["Chunk", "join"])
        #expect(index.declarations == ["Chunk", "bytes", "join", "inner", "isLast", "one"])
        #expect(index.words.isSuperset(of: ["Mentioned", "Part", "inner", "text", "UInt8"]))
        #expect(index.extensions.map(\.type) == ["Chunk", "Array", "Int"])
        #expect(index.extensions.map(\.conforms) == [false, true, false])
        #expect(index.extensions.map(\.hasUnnamed) == [false, false, true])
        #expect(index.extensions.map(\.members) == [["isLast"], ["one"], []])
        #expect(!index.isUsedWithoutName)
    }

    @Test(
        "Operators are used without a name",
        arguments: [
            "infix operator <->: AdditionPrecedence\n", "func + (a: A, b: A) -> A { a }\n",
            "extension A { static func == (a: A, b: A) -> Bool { true } }\n",
        ]
    )
    func operators(source: String) {
        #expect(SupportIndex(Array(source.utf8)).isUsedWithoutName)
    }

    @Test(
        "A file is needed for what it names, through others, and for what works without a name",
        arguments: [
            ("nothing", ["Conforming", "Operators"]),
            ("Leaf", ["Conforming", "Leaf", "Operators"]),
            ("Root", ["Conforming", "Leaf", "LeafMore", "Operators", "Root"]),
            ("hexadecimal", ["Conforming", "Hexadecimal", "Operators"]),
        ] as [(String, Set<String>)]
    )
    func selection(word: String, expected: Set<String>) {
        let sources = [
            "Root": "struct Root { var leaf: Leaf; var more = more() }",
            "Leaf": "struct Leaf {}",
            "LeafMore": "func more() -> Int { 1 }\nextension Leaf { var size: Int { 1 } }",
            "Hexadecimal": "extension Int { var hexadecimal: String { \"\" } }",
            "Conforming": "extension Int: @retroactive Error {}",
            "Operators": "func ~~ (a: Int, b: Int) -> Bool { true }",
            "Other": "enum Other { case one }\nextension Array { var third: Int { 3 } }",
        ]
        let files = sources.map { (name: $0.key, bytes: Array($0.value.utf8)) }
        let selection = SupportSelection(of: files, for: [word])
        // What is said of a type goes with it.
        let wanted = word == "Leaf" ? expected.union(["LeafMore"]) : expected
        #expect(selection.files == wanted)
        #expect(selection.leftOut.isSuperset(of: ["Other", "third"]))
        #expect(!selection.leftOut.contains("one") && selection.lacking.contains("one"))
        #expect(selection.leftOut.contains("hexadecimal") == (word != "hexadecimal"))
    }

    @Test("What is said of a type under another name is needed where its members are named")
    func alias() {
        let sources = [
            "Chunk": "struct Chunk {}", "Alias": "typealias Piece = Chunk",
            "More": "extension Piece { var size: Int { 1 } }",
        ]
        let files = sources.map { (name: $0.key, bytes: Array($0.value.utf8)) }
        #expect(SupportSelection(of: files, for: ["Chunk"]).files == ["Chunk"])
        #expect(SupportSelection(of: files, for: ["Chunk", "size"]).files.count == 3)
    }
}
