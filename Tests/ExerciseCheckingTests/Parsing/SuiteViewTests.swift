import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("What a suite can see of a student's file") struct SuiteViewTests {
    private static let file = """
        import ExerciseSupport

        /// Reads lines.
        public struct Reader: Sendable {
            private var line: [UInt8] = []
            private(set) var count = 0

            public init() {}

            public mutating func push(_ bytes: [UInt8]) -> [String] {
                line += bytes
                return []
            }

            var isEmpty: Bool { line.isEmpty }
        }
        """

    private func view(_ source: String) -> String? { SuiteView(Array(source.utf8))?.key }

    private func edited(_ old: String, _ new: String) -> String {
        Self.file.replacing(old, with: new)
    }

    @Test(
        "Bodies, comments and private helpers make no difference",
        arguments: [
            ("return []", "return [\"}\"]"),
            ("/// Reads lines.", "// Reads /* lines */."),
            ("{ line.isEmpty }", "{ line.count == 0 }"),
            ("    var isEmpty", "    private func take() -> Int { 1 }\n\n    var isEmpty"),
            ("    var isEmpty", "    private static var most: Int { 1 }\n\n    var isEmpty"),
            ("/// Reads lines.", "private func most(_ a: Int) throws -> [Int] { [a] }\n"),
        ]
    )
    func unseen(old: String, new: String) {
        #expect(Self.file.contains(old))
        #expect(view(edited(old, new)) == view(Self.file))
        #expect(view(Self.file) != nil)
    }

    @Test(
        "What can be called, and what is stored, makes one",
        arguments: [
            ("    var isEmpty", "    private var rest = 0\n    var isEmpty"),
            ("private var line: [UInt8] = []", "private var line: [UInt8]? = nil"),
            ("    var isEmpty", "    func take() -> Int { 1 }\n\n    var isEmpty"),
            ("    var isEmpty", "    private init(_ a: Int) {}\n\n    var isEmpty"),
            ("{ line.isEmpty }", "{ get { line.isEmpty } set { line = [] } }"),
            ("-> [String]", "throws -> [String]"),
            ("_ bytes: [UInt8]", "_ bytes: [UInt8] = []"),
            (": Sendable", ""),
            ("struct Reader", "final class Reader"),
            ("public mutating", "@MainActor public mutating"),
            ("count = 0", "count = 0.5"),
            ("count = 0", "count = 0 { didSet { line = [] } }"),
        ]
    )
    func seen(old: String, new: String) {
        #expect(Self.file.contains(old))
        #expect(view(edited(old, new)) != nil)
        #expect(view(edited(old, new)) != view(Self.file))
    }

    @Test("A class's private functions have places in its table")
    func tables() {
        let one = "class A { func a() {} }"
        let two = "class A { private func b() {}; func a() {} }"
        #expect(view(one) != nil)
        #expect(view(one) != view(two))
        #expect(view("class A { func a() { b() } }") == view(one))
    }

    @Test("A private function that gives a stored value its type is seen through it")
    func inferredTypes() {
        func file(_ type: String, named name: String = "made") -> String {
            """
            struct Table {
                private let values = Table.default()
                private static func \(name)() -> \(type) { inner() }
                private static func inner() -> \(type) { fatalError() }
            }
            """.replacing("default()", with: name == "made" ? "made()" : "default()")
        }
        for name in ["made", "`default`"] {
            #expect(view(file("[Int]", named: name)) != nil)
            #expect(view(file("[Int]", named: name)) != view(file("Int", named: name)))
        }
        #expect(view("struct A { private func f() -> Int { 1 } }") == view("struct A { }"))
    }

    @Test(
        "What could be seen through a view has none",
        arguments: [
            "#if DEBUG\nvar a = 1\n#endif",
            "var a: some Sequence<Int> { [1] }", "var a: [some Any] { [] }",
            "@inlinable public func f() {}",
            "struct A {", "struct A { func f() { }", "func f() { ) }", "}",
            "@_silgen_name(\"f\") func f()\nfunc g() {}", "func f() {\n#if DEBUG\n1\n#endif\n}",
        ]
    )
    func none(source: String) { #expect(view(source) == nil) }

    @Test("What an opaque result stands for is in the body, which is seen with all that it names")
    func opaqueResults() {
        func file(_ body: String, _ helper: String = "[1]", result: String = "some Any") -> String {
            """
            func f() -> \(result) { \(body) }
            private func helper() -> some Any { \(helper) }
            func g() -> Int { 1 }
            """
        }
        for result in ["some Any", "(Int, [some Any])"] {
            let one = view(file("[1]", result: result))
            #expect(one != nil)
            #expect(one != view(file("[true]", result: result)))
            #expect(one == view(file("[1]", "[true]", result: result)))
        }
        #expect(view(file("helper()")) != view(file("helper()", "[true]")))
        #expect(view(file("[1]").replacing("Int { 1 }", with: "Int { 2 }")) == view(file("[1]")))
    }

    @Test("Every solution of the course has a view")
    func solutions() throws {
        let root = repositoryRoot() + "/exercises"
        var seen = 0
        for lesson in Files.names(in: root) {
            for exercise in Files.names(in: "\(root)/\(lesson)") {
                let path = "\(root)/\(lesson)/\(exercise)/Solution.swift"
                guard let bytes = try? Files.read(path) else { continue }
                #expect(SuiteView(bytes) != nil, "\(exercise)")
                seen += 1
            }
        }
        #expect(seen > 50)
    }
}
