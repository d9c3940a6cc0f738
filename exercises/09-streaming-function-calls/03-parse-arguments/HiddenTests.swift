import ExerciseSupport
import Testing

@testable import ParseArguments

@Suite("Arguments that can be used, graded") struct ParseArgumentsHiddenTests {
    /// Values as they are written, with the type that each of them has.
    private var samples: [(text: Swift.String, type: JSONType)] {
        [
            (#""x""#, .string), (#""12""#, .string), ("12", .integer), ("-3", .integer),
            ("4e1", .integer), ("7.0", .integer), ("0.25", .number), ("1e-2", .number),
            ("true", .boolean), ("false", .boolean), ("[]", .array), ("[1]", .array),
            ("{}", .object), (#"{"a":null}"#, .object), ("null", .null),
        ]
    }

    private var types: [JSONType] { [.string, .integer, .number, .boolean, .array, .object] }

    @Test("Every pair of type and value") func everyPair() {
        for type in types {
            for sample in samples {
                for isRequired in [true, false] {
                    let field = ToolSchema.Field("x", type, isRequired: isRequired)
                    expect(
                        #"{"x":\#(sample.text)}"#,
                        ToolSchema([field]),
                        [problem(field, sample.type)].compactMap { $0 }
                    )
                }
            }
        }
        for sample in samples where sample.type != .object {
            expect(sample.text, ToolSchema(), [.notAnObject(found: sample.type)])
        }
    }

    @Test("Every prefix") func everyPrefix() {
        let text = #"{"q":"é\n","n":[1,{"a":true}]}"#
        let schema = ToolSchema([ToolSchema.Field("q", .string, isRequired: false)])
        for end in text.unicodeScalars.indices {
            let prefix = String(text[..<end])
            do throws(JSONSyntaxError) {
                _ = try JSONValue(parsing: prefix)
            } catch {
                expect(prefix, schema, prefix.isEmpty ? [] : [.invalidJSON(error)])
            }
        }
        expect(text, schema, [])
        expect(" \t\r\n", schema, [])
    }

    @Test("Schemas drawn at random") func randomSchemas() {
        var generator = SeededGenerator(seed: 9_03)
        for _ in 0..<60 {
            var fields: [ToolSchema.Field] = []
            var members: [Swift.String] = []
            var problems: [ToolArgumentError.Problem] = []
            for number in 0...generator.number(in: 0...4) {
                let type = generator.pick(types)
                let isRequired = generator.flip()
                let field = ToolSchema.Field("f\(number)", type, isRequired: isRequired)
                fields.append(field)
                let sample = generator.pick(samples)
                let isThere = generator.number(in: 0...3) > 0
                if isThere { members.insert("\"f\(number)\":\(sample.text)", at: 0) }
                if let problem = problem(field, isThere ? sample.type : .null) {
                    problems.append(problem)
                }
            }
            if generator.flip() { members.append(#""other":[null]"#) }
            expect("{\(members.joined(separator: ", "))}", ToolSchema(fields), problems)
        }
    }

    @Test("Exact names") func exactNames() {
        let composed = ToolSchema([ToolSchema.Field("\u{E9}", .string)])
        expect("{\"\u{E9}\":\"x\"}", composed, [])
        expect("{\"e\u{301}\":\"x\"}", composed, [.missing(field: "\u{E9}", type: .string)])
        expect(#"{"\u00e9":"x"}"#, composed, [])
        let unit = ToolSchema.Field("unit", .string, allowed: ["C", "F"])
        expect(#"{"unit":"\u0043","units":"K"}"#, ToolSchema([unit]), [])
        expect(
            #"{"unit":"C "}"#,
            ToolSchema([unit]),
            [.notAllowed(field: "unit", found: "C ", allowed: ["C", "F"])]
        )
    }
}

extension ParseArgumentsHiddenTests {
    private func problem(
        _ field: ToolSchema.Field,
        _ found: JSONType
    ) -> ToolArgumentError.Problem? {
        if found == .null {
            return field.isRequired ? .missing(field: field.name, type: field.type) : nil
        }
        if found == field.type || (field.type == .number && found == .integer) { return nil }
        return .mistyped(field: field.name, expected: field.type, found: found)
    }

    private func expect(
        _ arguments: Swift.String,
        _ schema: ToolSchema,
        _ problems: [ToolArgumentError.Problem],
        line: Int = #line
    ) {
        let call = ToolCall(id: "c", name: "find", arguments: arguments)
        let got = ParsedArguments(parse(call, against: schema))
        let value = try? JSONValue(parsing: arguments)
        let expected: ParsedArguments =
            problems.isEmpty ? .good(value ?? [:]) : .bad(ToolArgumentError(problems: problems))
        if got == expected { return }
        ExerciseSupport.check(
            got,
            is: expected,
            in: "arguments \(shown(text: arguments))\nschema    \(schema)",
            sourceLocation: here(line)
        )
    }
}
