import ExerciseChecking
import Testing

@testable import LessonRunner

@Suite("Small changes of a solution") struct ChangeMakerTests {
    private static let source = """
        struct Buffer {
            var count = 0
            mutating func take(_ bytes: [UInt8]) -> Bool {
                defer { count = 0 }
                guard bytes.count >= 2 else { return false }
                if count == 0 && !bytes.isEmpty { count += 1 } else { close() }
                for index in 0..<count { print("x", index) }
                return max(count, 2) > 1
            }
            func close() {}
        }

        """

    /// The lines that a change touches, `before` and `after`.
    private func changes() async throws -> [(before: String, after: String)] {
        let tree = try #require(
            try await SyntaxTree.read(Array(Self.source.utf8), environment: TinyCourse.environment)
        )
        return ChangeMaker(tree).changes.map { $0.lines(in: tree.source) }
    }

    @Test(
        "Each kind of change is made",
        arguments: [
            (
                "guard bytes.count >= 2 else { return false }",
                "guard bytes.count > 2 else { return false }"
            ),
            (
                "guard bytes.count >= 2 else { return false }",
                "guard bytes.count >= 3 else { return false }"
            ),
            (
                "guard bytes.count >= 2 else { return false }",
                "guard bytes.count >= 2 else { return true }"
            ),
            ("guard bytes.count >= 2 else { return false }", ""),
            ("defer { count = 0 }", ""),
            (
                "if count == 0 && !bytes.isEmpty { count += 1 } else { close() }",
                "if count != 0 && !bytes.isEmpty { count += 1 } else { close() }"
            ),
            (
                "if count == 0 && !bytes.isEmpty { count += 1 } else { close() }",
                "if count == 0 || !bytes.isEmpty { count += 1 } else { close() }"
            ),
            (
                "if count == 0 && !bytes.isEmpty { count += 1 } else { close() }",
                "if count == 0 && bytes.isEmpty { count += 1 } else { close() }"
            ),
            (
                "if count == 0 && !bytes.isEmpty { count += 1 } else { close() }",
                "if count == 0 && !bytes.isEmpty { close() } else { count += 1 }"
            ),
            (
                "if count == 0 && !bytes.isEmpty { count += 1 } else { close() }",
                "if count == 0 && !bytes.isEmpty { count -= 1 } else { close() }"
            ),
            (
                "for index in 0..<count { print(\"x\", index) }",
                "for index in 0...count { print(\"x\", index) }"
            ),
            (
                "for index in 0..<count { print(\"x\", index) }",
                "for index in 0..<count { print(\"\", index) }"
            ),
            ("for index in 0..<count { print(\"x\", index) }", "for index in 0..<count { }"),
            ("return max(count, 2) > 1", "return min(count, 2) > 1"),
            ("return max(count, 2) > 1", "return max(count, 2) > 0"),
        ]
    )
    func made(_ before: String, _ after: String) async throws {
        let changes = try await changes()
        #expect(changes.contains { $0 == (before, after) }, "\(changes)")
    }

    @Test("Nothing outside of bodies is changed, and nothing twice") func bodies() async throws {
        let changes = try await changes()
        #expect(!changes.contains { $0.before.contains("var count") })
        #expect(!changes.contains { $0.before == "}" || $0.before.contains("struct") })
        let tree = try #require(
            try await SyntaxTree.read(Array(Self.source.utf8), environment: TinyCourse.environment)
        )
        let texts = ChangeMaker(tree).changes.map { $0.applied(to: tree.source) }
        #expect(Set(texts).count == texts.count)
        #expect(!texts.contains(tree.source))
    }
}
