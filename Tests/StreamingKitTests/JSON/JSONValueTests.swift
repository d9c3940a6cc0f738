import StreamingKit
import Testing

@Suite("A JSON value")
struct JSONValueTests {
    @Test("is reached by names and indexes, and nil where there is nothing")
    func subscripts() throws {
        let chunk = try JSONValue(
            parsing: #"{"choices":[{"delta":{"content":"Hi"},"index":0}],"usage":null}"#
        )
        #expect(chunk["choices"]?[0]?["delta"]?["content"]?.string == "Hi")
        #expect(chunk["choices"]?[0]?["index"]?.int == 0)
        #expect(chunk["choices"]?[1] == nil)
        #expect(chunk["choices"]?[-1] == nil)
        #expect(chunk["choices"]?["delta"] == nil)
        #expect(chunk[0] == nil)
        #expect(chunk["usage"]?.isNull == true)
        #expect(chunk["absent"] == nil)
        #expect(chunk["choices"]?.array?.count == 1)
        #expect(chunk.object?.members.map(\.key) == ["choices", "usage"])
    }

    @Test("has an accessor for its own kind only")
    func accessors() {
        let values: [JSONValue] = [.null, true, 1, 1.5, "1", [1], ["a": 1]]
        #expect(values.map(\.isNull) == [true, false, false, false, false, false, false])
        #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil, nil])
        #expect(values.map(\.int) == [nil, nil, 1, nil, nil, nil, nil])
        #expect(values.map(\.double) == [nil, nil, 1, 1.5, nil, nil, nil])
        #expect(values.map(\.string) == [nil, nil, nil, nil, "1", nil, nil])
        #expect(values.map { $0.array != nil } == [false, false, false, false, false, true, false])
        #expect(
            values.map { $0.object != nil } == [false, false, false, false, false, false, true]
        )
    }

    @Test("keeps the order of members and the digits of numbers when it is written")
    func roundTrip() throws {
        for text in [
            #"{"z":1,"a":[0.10,9007199254740993,-0,1E+05,1e400],"m":{"":null}}"#,
            ##"["\"\\/\b\f\n\r\t\u0000\u001f","é😀"]"##, "[]", "{}", "null",
        ] {
            #expect(try JSONValue(parsing: text).description == text)
        }
    }

    @Test("is written with an indent, empty lists on one line")
    func indented() {
        let value: JSONValue = ["a": [1, [:], []], "b": ["c": "d"]]
        #expect(
            value.text(indent: 2) == """
                {
                  "a": [
                    1,
                    {},
                    []
                  ],
                  "b": {
                    "c": "d"
                  }
                }
                """
        )
    }

    @Test("is equal by value: numbers exactly, strings by code points, objects in any order")
    func equality() throws {
        #expect(try JSONValue(parsing: "1.0") == 1)
        #expect(try JSONValue(parsing: "10e-1") == 1)
        #expect(try JSONValue(parsing: "-0.0") == 0)
        #expect(
            try JSONValue(parsing: "9007199254740993") != JSONValue(parsing: "9007199254740992.0")
        )
        #expect(try JSONValue(parsing: "1e999999999999999999999") != 1)
        #expect(JSONValue.string("e\u{301}") != JSONValue.string("\u{E9}"))
        #expect(["a": 1, "b": 2] as JSONValue == ["b": 2, "a": 1])
        #expect(["a": 1] as JSONValue != ["a": 1, "b": 2])
        #expect([1, 2] as JSONValue != [2, 1])
        #expect(JSONValue.null != false)
        #expect(Set([["a": 1, "b": [1.0]], ["b": [1], "a": 1.0]] as [JSONValue]).count == 1)
    }

    @Test("survives writing and reading, whatever it is", arguments: 0..<4)
    func randomRoundTrips(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = randomValue(depth: 4, using: &generator)
            #expect(try JSONValue(parsing: value.description) == value)
            #expect(try JSONValue(parsing: value.text(indent: 3)) == value)
        }
    }

    private func randomValue(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        func text() -> String {
            String(
                (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                    "\"\\/\n\u{0}\u{1F}\u{7F}aé\u{301}😀\u{FEFF}\u{2028}".randomElement(
                        using: &generator
                    )!
                }
            )
        }
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .number(JSONNumber(Int.random(in: .min ... .max, using: &generator)))
        case 3:
            let bits = Double(bitPattern: UInt64.random(in: 0...(.max), using: &generator))
            return JSONNumber(bits).map { .number($0) } ?? .null
        case 4: return .string(text())
        case 5:
            return .array(
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                    randomValue(depth: depth - 1, using: &generator)
                }
            )
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                object[text()] = randomValue(depth: depth - 1, using: &generator)
            }
            return .object(object)
        }
    }
}
