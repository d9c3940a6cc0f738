import StreamingKit
import Testing

@Suite("The reader of JSON that is not whole")
struct PartialJSONReaderTests {
    /// What may be shown of a text, as text.
    private func shown(_ text: String) throws -> String? {
        var reader = PartialJSONReader()
        try reader.push(text)
        return reader.value?.text()
    }

    @Test(
        "shows what cannot change any more, and strings as far as they have come",
        arguments: [
            ("", nil), (" ", nil), ("{", "{}"), ("{\"na", "{}"), ("{\"name\"", "{}"),
            ("{\"name\":", "{}"), ("{\"name\": ", "{}"), ("{\"name\":\"", #"{"name":""}"#),
            ("{\"name\":\"Cr", #"{"name":"Cr"}"#), ("{\"a\":1", "{}"), ("{\"a\":1 ", #"{"a":1}"#),
            ("{\"a\":1,", #"{"a":1}"#), ("{\"a\":1,\"b", #"{"a":1}"#), ("{\"a\":[", #"{"a":[]}"#),
            ("[1,2", "[1]"), ("[1,2]", "[1,2]"), ("[tru", "[]"), ("[true", "[true]"),
            ("[{\"a\":{\"b\":\"c", #"[{"a":{"b":"c"}}]"#), ("-1.5e", nil), ("12", nil),
            ("nul", nil), ("null", "null"), ("\"", "\"\""), ("\"a\\", "\"a\""),
            ("\"a\\n", #""a\n""#), ("\"\\u00e", "\"\""), ("\"\\u00e9", "\"é\""),
            ("{\"a\":1,\"a\":\"x", #"{"a":"x"}"#),
        ] as [(String, String?)]
    )
    func prefixes(_ text: String, _ wanted: String?) throws {
        #expect(try shown(text) == wanted)
    }

    @Test("never shows half of a surrogate pair")
    func pairs() throws {
        #expect(try shown(#""a\ud83d"#) == #""a""#)
        #expect(try shown(#""a\ud83d\ude0"#) == #""a""#)
        #expect(try shown(#""a\ud83d\ude00"#) == #""a😀""#)
        // One that stays alone is no character.
        #expect(try shown(#""a\ud83db"#) == "\"a\u{FFFD}b\"")
        #expect(try shown(#""a\ud83d\ud83d"#) == "\"a\u{FFFD}\"")
        #expect(try shown(#""a\ud83d\n"#) == "\"a\u{FFFD}\\n\"")
    }

    @Test(
        "says what it holds back",
        arguments: [
            (#"{"gra"#, .name("gra")), (#"{"grams""#, .name("grams")),
            (#"{"grams": "#, .name("grams")), (#"{"grams":25"#, .number("25")),
            (#"["#, nil), (#"[fa"#, .literal("fa")), (#"["a\u00"#, .escape("\\u00")),
            (#"["a\ud83d\u"#, .escape("\\ud83d\\u")), (#"["a"#, nil), (#"{"a":1}"#, nil),
            (#"{"a":1,"#, nil), (#"{"a":["#, nil), (#"{"a":[1,"#, nil),
        ] as [(String, PartialJSONReader.HeldBack?)]
    )
    func heldBack(_ text: String, _ wanted: PartialJSONReader.HeldBack?) throws {
        var reader = PartialJSONReader()
        try reader.push(text)
        #expect(reader.heldBack == wanted)
    }

    @Test(
        "says where the text goes on",
        arguments: [
            ("", []), (#"{"a"#, []), (#"{"a":"x"#, [.member("a")]), (#"{"a":"x","#, []),
            (#"{"a":[1,"#, [.member("a")]), (#"{"a":[1,2"#, [.member("a"), .element(1)]),
            (#"[{"b":{"c":tr"#, [.element(0), .member("b"), .member("c")]), (#"[1,2]"#, []),
        ] as [(String, [PartialJSONReader.Step])]
    )
    func path(_ text: String, _ wanted: [PartialJSONReader.Step]) throws {
        var reader = PartialJSONReader()
        try reader.push(text)
        #expect(reader.path == wanted)
    }

    @Test("every prefix of a text gives a value that its next one only adds to")
    func growth() throws {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<300 {
            let text = RandomJSON.text(using: &generator)
            var reader = PartialJSONReader()
            var last: JSONValue?
            for scalar in text.unicodeScalars {
                try reader.push(String(scalar))
                let value = reader.value
                if let last, let value {
                    #expect(value.extends(last), "\(last) then \(value) in \(text)")
                } else {
                    #expect(last == nil, "\(text)")
                }
                last = value
            }
            let whole = try JSONValue(parsing: text)
            #expect(try reader.finish() == whole)
            if let last { #expect(whole.extends(last)) }
        }
    }

    @Test("reads and refuses what the parser of whole texts does, with the same error")
    func sameAsParser() throws {
        var generator = SeededGenerator(seed: 11)
        for round in 0..<3000 {
            var text = RandomJSON.text(using: &generator)
            if round % 3 > 0 { text = RandomJSON.damaged(text, using: &generator) }
            #expect(
                outcome { try JSONValue(parsing: text) } == outcome { try read(text) },
                "\(text)"
            )
        }
    }

    @Test("refuses what is nested too deeply, as the parser does")
    func depth() {
        let text = String(repeating: "[", count: 4)
        var reader = PartialJSONReader(maximumDepth: 3)
        let error = #expect(throws: JSONSyntaxError.self) { try reader.push(text) }
        let other = #expect(throws: JSONSyntaxError.self) {
            try JSONValue(parsing: text, maximumDepth: 3)
        }
        #expect(error == other)
    }

    @Test("keeps what it has when the text breaks the grammar, and says the same again")
    func failure() throws {
        var reader = PartialJSONReader()
        try reader.push(#"{"a":"b""#)
        let error = try #require(throws: JSONSyntaxError.self) { try reader.push(" x") }
        #expect(error == JSONSyntaxError(offset: 9, expected: "',' or '}'", found: 0x78))
        #expect(reader.value == ["a": "b"])
        #expect(throws: error) { try reader.push("}") }
        #expect(throws: error) { try reader.finish() }
    }

    private func read(_ text: String) throws -> JSONValue {
        var reader = PartialJSONReader()
        for character in text { try reader.push(String(character)) }
        return try reader.finish()
    }

    private func outcome(_ read: () throws -> JSONValue) -> Result<JSONValue, JSONSyntaxError> {
        do { return .success(try read()) } catch {
            return .failure(
                error as? JSONSyntaxError ?? JSONSyntaxError(offset: -1, expected: "", found: nil)
            )
        }
    }
}

extension JSONValue {
    /// Whether this value has all that `other` has, in the same places, and perhaps more: members,
    /// elements and characters at the end.
    fileprivate func extends(_ other: JSONValue) -> Bool {
        switch (other, self) {
        case (.string(let old), .string(let new)):
            return new.unicodeScalars.starts(with: old.unicodeScalars)
        case (.array(let old), .array(let new)):
            return new.count >= old.count
                && zip(old, new).enumerated().allSatisfy { index, pair in
                    index + 1 < old.count ? pair.0 == pair.1 : pair.1.extends(pair.0)
                }
        case (.object(let old), .object(let new)):
            return new.count >= old.count
                && zip(old.members, new.members).enumerated().allSatisfy { index, pair in
                    pair.0.key == pair.1.key
                        && (index + 1 < old.count
                            ? pair.0.value == pair.1.value : pair.1.value.extends(pair.0.value))
                }
        default: return self == other
        }
    }
}
