import Testing

@testable import ExerciseChecking

@Suite("A file's syntax tree") struct SyntaxTreeTests {
    private static let source = """
        import ExerciseSupport
        import struct Testing.Comment

        @_silgen_name("read") func read() -> Int

        struct Buffer {
            private var line = "é"
            mutating func take(_ bytes: [UInt8]) -> Bool {
                defer { line = "" }
                if bytes.count > 2 { return unsafe check(bytes) } else { return false }
            }
        }

        """

    private func tree(_ source: String = Self.source) async throws -> SyntaxTree {
        try #require(try await SyntaxTree.read(Array(source.utf8), environment: .testing))
    }

    @Test("Imports, attributes and unsafe code are found, with their places")
    func findings() async throws {
        let tree = try await tree()
        #expect(!tree.hasErrors)
        var imports: [String] = []
        var lines: [String: Int] = [:]
        tree.walk { node, place in
            if node.kind == "import_decl" { imports.append(node.name ?? "") }
            lines[node.kind] = tree.place(of: place.lowerBound).line
        }
        #expect(imports == ["ExerciseSupport", "Testing"])
        #expect(lines["silgen_name_attr"] == 4)
        #expect(lines["unsafe_expr"] == 10)
        #expect(lines["access_control_attr"] == 7)
    }

    @Test("A statement's bytes reach to the end of its last token") func ranges() async throws {
        let tree = try await tree()
        var texts: [String: String] = [:]
        tree.walk { node, _ in
            guard let range = node.range else { return }
            texts[node.kind + (node.name.map { " " + $0 } ?? "")] = tree.text(range)
        }
        #expect(texts["defer_stmt"] == #"defer { line = "" }"#)
        #expect(
            texts["if_stmt"]
                == "if bytes.count > 2 { return unsafe check(bytes) } else { return false }"
        )
        #expect(texts["func_decl read"]?.hasSuffix("func read() -> Int") == true)
    }

    @Test("A place is a line and a column in bytes") func places() async throws {
        let tree = try await tree("let é = 1\nlet b = 2\n")
        #expect(tree.place(of: 0) == (1, 1))
        #expect(tree.place(of: 7) == (1, 8))
        #expect(tree.place(of: 11) == (2, 1))
    }

    @Test("What is no Swift is said, and gives what was understood") func errors() async throws {
        let tree = try await SyntaxTree.read(Array("func a( {\n".utf8), environment: .testing)
        #expect(tree?.hasErrors ?? true)
    }

    @Test("What is no tree gives none", arguments: ["", "{}", "[1]", #"{"_kind":"source_file""#])
    func noTree(_ dump: String) {
        #expect(SyntaxTree(dump: Array(dump.utf8), source: [], hasErrors: false) == nil)
    }
}
