import ExerciseSupport
import Testing

@testable import CompleteJSON

@Suite("The best value of a cut JSON text, graded") struct CompleteJSONHiddenTests {
    @Test("Whole texts drawn at random") func randomWhole() {
        var generator = SeededGenerator(seed: 10_01)
        for _ in 0..<40 {
            let value: JSONValue = .array([randomValue(&generator, depth: 3)])
            expect(spelled(value.text(indent: generator.flip() ? 2 : nil)), gives: value)
        }
    }

    @Test("Nothing is ever taken back") func neverTakenBack() {
        var generator = SeededGenerator(seed: 10_011)
        for _ in 0..<25 {
            let text = spelled(
                JSONValue.array([randomValue(&generator, depth: 3)]).text()
            )
            var last: JSONValue?
            for place in text.utf8.indices {
                let partial = String(text.utf8[..<place]) ?? ""
                let next: JSONValue? = partial.isEmpty ? nil : complete(partial)
                guard partial.isEmpty || grows(last, next) else {
                    return ExerciseSupport.check(
                        "\(next.map { $0.text() } ?? "nil")",
                        is: "what \(last.map { $0.text() } ?? "nil") can grow into",
                        in: partial,
                        note: "One byte before, more of this text was shown.",
                        sourceLocation: here(#line)
                    )
                }
                if !partial.isEmpty { last = next }
            }
        }
    }

    @Test("Every place in one text") func everyPlace() {
        let steps: [(String, JSONValue?)] = [
            ("{", [:]), (#""a""#, [:]), (":", [:]), (" ", [:]), (#"""#, ["a": ""]),
            ("x", ["a": "x"]), ("\\", ["a": "x"]), ("t", ["a": "x\t"]), (#"""#, ["a": "x\t"]),
            (",", ["a": "x\t"]), (#""b":-0"#, ["a": "x\t"]), (".5", ["a": "x\t"]),
            ("\n", ["a": "x\t", "b": -0.5]), ("}", ["a": "x\t", "b": -0.5]),
        ]
        var text = ""
        for (more, expected) in steps {
            text += more
            expect(text, gives: expected)
        }
    }

    @Test("Names at the edge") func nameEdges() {
        expect(#"[{"a}":"#, gives: [[:]])
        expect(#"{"a\\":"#, gives: [:])
        expect(#"{"a\\":"x"#, gives: ["a\\": "x"])
        expect(#"{"a\u005c":["#, gives: ["a\\": []])
        expect(#"{"":{"#, gives: ["": [:]])
        expect(#"{"true":fals"#, gives: [:])
        expect(#"{"a":[],"b":{},"#, gives: ["a": [], "b": [:]])
        expect(#"[[1,[2,3],"x"],["y"],7"#, gives: [[1, [2, 3], "x"], ["y"]])
    }

    @Test("Escapes and numbers at the edge") func valueEdges() {
        expect(#""\\\"\\"#, gives: #"\"\"#)
        expect(#""\ud83d\ude00\ud83c\udf8"#, gives: "😀")
        expect(#""\u00E9\u"#, gives: "é")
        expect(#""日本\/"#, gives: "日本/")
        expect("0", gives: nil)
        expect("[0.0,1E+2,3e-", gives: [0, 100])
        expect("[12\t", gives: [12])
        for space in ["\n", "\r", "\t"] {
            expect("[\(space)\"a\",\(space)\"b", gives: ["a", "b"])
        }
        expect("null", gives: .null)
        expect("true ", gives: true)
    }
}

extension CompleteJSONHiddenTests {
    private func expect(_ partial: String, gives expected: JSONValue?, line: Int = #line) {
        let got: JSONValue? = complete(partial)
        ExerciseSupport.check(got, is: expected, in: partial, sourceLocation: here(line))
    }

    /// The text with some of its characters as escapes.
    private func spelled(_ text: String) -> String {
        var spelled = ""
        for character in text {
            switch character {
            case "é": spelled += #"\u00e9"#
            case "🎈": spelled += #"\ud83c\udf88"#
            default: spelled.append(character)
            }
        }
        return spelled
    }

    private func randomValue(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
        switch generator.number(in: depth > 0 ? 0...6 : 0...4) {
        case 0: return generator.pick([true, false, .null])
        case 1: return JSONValue(generator.number(in: -999...999))
        case 2: return generator.pick([0.25, -12.5, 3])
        case 3: return generator.pick(["", "née", "a\"b", "🎈🎈", "{x", "日\\本", "a\nb"])
        case 4: return "plain"
        case 5:
            let count = generator.number(in: 0...3)
            return .array((0..<count).map { _ in randomValue(&generator, depth: depth - 1) })
        default:
            var object = JSONObject()
            for _ in 0..<generator.number(in: 0...3) {
                let name = generator.pick(["a", "b", "é:", "\"", "c,}"])
                object[name] = randomValue(&generator, depth: depth - 1)
            }
            return .object(object)
        }
    }

    /// Whether what was shown can have become what is shown now.
    private func grows(_ old: JSONValue?, _ new: JSONValue?) -> Bool {
        guard let old else { return true }
        guard let new else { return false }
        switch (old, new) {
        case (.string(let old), .string(let new)):
            return new.utf8.starts(with: old.utf8)
        case (.array(let old), .array(let new)):
            return old.count <= new.count && zip(old, new).allSatisfy { grows($0, $1) }
        case (.object(let old), .object(let new)):
            return old.members.allSatisfy { grows($0.value, new[$0.key]) }
        default: return old == new
        }
    }
}
