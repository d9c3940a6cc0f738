import Testing

@testable import ProgressStorage

@Suite("JSON of a workspace's files")
struct StoredValueTests {
    @Test("is written a member a line, sorted, with what needs escapes escaped")
    func text() {
        let value = StoredValue.object([
            "b": .array([.int(1), .string("é \"\\\n\u{1}")]), "a": .object([:]), "c": .null,
            "d": .object(["x": .bool(true)]),
        ])
        #expect(
            value.text == """
                {
                  "a": {},
                  "b": [1, "é \\"\\\\\\n\\u0001"],
                  "c": null,
                  "d": {
                    "x": true
                  }
                }

                """
        )
        #expect(StoredValueReader.read(Array(value.text.utf8)) == .init(value: value))
    }

    @Test("keeps numbers as they were spelled")
    func numbers() {
        let text = "{\n  \"n\": [0.10, 1e400, 12345678901234567890123]\n}\n"
        #expect(StoredValueReader.read(Array(text.utf8)).value?.text == text)
    }

    @Test("is read with every escape")
    func escapes() {
        let read = StoredValueReader.read(Array(#"["\u00e9\ud83d\ude00\/\b\f\ud800x"]"#.utf8))
        #expect(read.value == .array([.string("é😀/\u{8}\u{C}\u{FFFD}x")]))
    }

    @Test(
        "tells what is wrong",
        arguments: [
            ("", "it ends too early (line 1)"), ("{", "it ends too early (line 1)"),
            ("{\n\"a\" 1}", ": is missing (line 2)"), ("[1 2]", ", is missing (line 1)"),
            ("{\"a\": nul}", "a value is missing (line 1)"),
            ("\"\\x\"", "a text holds an escape that is none (line 1)"),
            ("\"\\u12g4\"", "a text holds an escape that is none (line 1)"),
            ("\"a\nb\"", "a text holds a control character (line 1)"),
            ("{} x", "more after the end (line 1)"), ("[1-1]", "a value is missing (line 1)"),
            ("1", "it ends too early (line 1)"),
            (String(repeating: "[", count: 100), "it is nested too deep (line 1)"),
        ]
    )
    func problems(text: String, message: String) {
        #expect(StoredValueReader.read(Array(text.utf8)).problem?.message == message)
    }

    @Test("is read as far as it goes, with the way to what is incomplete")
    func salvage() {
        let read = StoredValueReader.read(
            Array(#"{"a": {"b": 1}, "c": {"d": 2, "e": {"f": 3, "g"#.utf8)
        )
        #expect(
            read.value
                == .object([
                    "a": .object(["b": .int(1)]),
                    "c": .object(["d": .int(2), "e": .object(["f": .int(3)])]),
                ])
        )
        #expect(read.problem?.openPath == ["c", "e"])
        #expect(StoredValueReader.read(Array(#"{"a": 12"#.utf8)).value == .object([:]))
        #expect(
            StoredValueReader.read([0x7B, 0x22, 0xFF, 0x22]).problem?.message
                == "it ends too early (line 1)"
        )
    }
}
