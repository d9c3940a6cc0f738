import StreamingKit
import Testing

@testable import APISimulator

@Suite("What answers are made of")
struct GenerationTests {
    @Test("Tokens, joined, are the text, and none cuts a character")
    func tokenTexts() {
        let texts = [
            "", " ", "a", "The moon  pulls – twice.\n\n\nSo 1234567 is odd.", "👩‍👧🇫🇷e\u{301}\r\n",
            "{\"city\":\"Tromsø\",\"n\":-1.5e3}", "你好,世界 안녕하세요", "antidisestablishmentarianism",
        ]
        for text in texts {
            let pieces = tokens(of: text)
            #expect(pieces.joined() == text)
            #expect(pieces.reduce(0) { $0 + $1.count } == text.count)
            #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= 8 })
        }
        #expect(
            tokens(of: "Why are there two tides a day?").map(String.init)
                == ["Why", " are", " there", " two", " tides", " a", " day", "?"]
        )
    }

    @Test("The value for a schema has what the schema demands")
    func schemas() throws {
        let schema = try JSONValue(
            parsing: """
                {"type": "object", "required": ["kind", "steps", "count", "next", "on"],
                 "properties": {
                   "kind": {"enum": ["a", "b"]}, "on": {"type": ["boolean", "null"]},
                   "count": {"type": "integer", "minimum": 5, "maximum": 6},
                   "steps": {"type": "array", "minItems": 3, "items": {"$ref": "#/$defs/step"}},
                   "next": {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}]}},
                 "$defs": {"step": {"type": "object",
                   "properties": {"text": {"type": "string", "minLength": 40},
                                  "more": {"anyOf": [{"$ref": "#/$defs/step"}, {"type": "null"}]}}}}}
                """
        )
        let value = SchemaSample.value(for: schema, random: StableRandom("test"))
        #expect(["a", "b"].contains(value["kind"]?.string))
        #expect(value["on"]?.bool != nil)
        #expect((5...6).contains(value["count"]?.int ?? 0))
        #expect(value["steps"]?.array?.count == 3)
        #expect((value["steps"]?[0]?["text"]?.string?.count ?? 0) >= 40)
        #expect((value["next"]?.string?.count ?? 9) <= 3)
        #expect(SchemaSample.value(for: schema, random: StableRandom("test")) == value)
    }

    @Test("A schema that refers to itself comes to an end")
    func recursion() throws {
        let properties = (0..<30).reduce(into: JSONObject()) { $0["p\($1)"] = ["$ref": "#"] }
        let wide: JSONValue = ["type": "object", "properties": .object(properties)]
        let endless: [JSONValue] = [
            wide,
            ["$ref": "#"], ["anyOf": [["$ref": "#"]]],
            ["type": "object", "properties": ["a": ["$ref": "#"]], "required": ["a"]],
            ["type": "array", "items": ["$ref": "#"], "minItems": 1],
        ]
        for schema in endless {
            let value = SchemaSample.value(for: schema, random: StableRandom("test"))
            #expect(value.text().utf8.count < 100_000)
        }
    }

    @Test("Random numbers are the same in every run")
    func stability() {
        var random = StableRandom("a", "bc")
        var other = StableRandom("ab", "c")
        #expect(random.next() != other.next())
        var fixed = StableRandom("streamtutor")
        #expect(fixed.identifier("call_", length: 6) == "call_" + Self.known)
    }

    /// What the algorithm gives; another value would change every answer of the simulator.
    private static let known = "OFGDx6"

    @Test("Placeholders are filled with the request's own words, once")
    func placeholders() throws {
        let body = chatBody(
            "gpt-4o",
            ["messages": [["role": "user", "content": "{toolResult} {input} {x}"]]]
        )
        let text = try chatPlan(body).document["choices"]?[0]?["message"]?["content"]?.string
        #expect(text?.contains("“{toolResult} {input} {x}”") == true)
    }
}
