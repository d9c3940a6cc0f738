import ExerciseSupport
import Testing

@testable import ParseArguments

@Suite("Arguments that can be used") struct ParseArgumentsTests {
    @Test("Good arguments are given as they are") func good() {
        expect(#"{"to":"Bergen","seats":2}"#, trains, gives: ["to": "Bergen", "seats": 2])
        expect(
            #" {"class": "second", "seats": 1, "to": "Å"} "#,
            trains,
            gives: ["class": "second", "seats": 1, "to": "Å"]
        )
        expect(
            #"{"to":"","seats":0,"window":true}"#,
            trains,
            gives: ["to": "", "seats": 0, "window": true]
        )
    }

    @Test("Empty arguments are an object without fields") func empty() {
        let now = ToolSchema([ToolSchema.Field("zone", .string, isRequired: false)])
        for arguments in ["", " \n", "{}"] {
            expect(arguments, ToolSchema(), gives: [:])
            expect(arguments, now, gives: [:])
        }
        let needed = ToolSchema([ToolSchema.Field("zone", .string)])
        expect("", needed, fails: .missing(field: "zone", type: .string))
    }

    @Test("What is no JSON is an error") func invalid() {
        expectNoJSON(#"{"to":"Ber"#)
        expectNoJSON(#"{"to":"Bergen","seats":two}"#)
        expectNoJSON("{'to':'Bergen'}")
        expectNoJSON(#"{"to":"Bergen","seats":2}}"#)
    }

    @Test("Arguments must be an object") func notAnObject() {
        expect(#"["Bergen",2]"#, trains, fails: .notAnObject(found: .array))
        expect(#""Bergen""#, ToolSchema(), fails: .notAnObject(found: .string))
        expect("2", trains, fails: .notAnObject(found: .integer))
        expect("null", ToolSchema(), fails: .notAnObject(found: .null))
    }

    @Test("A required field must be there") func missing() {
        expect(#"{"to":"Bergen"}"#, trains, fails: .missing(field: "seats", type: .integer))
        expect(#"{"To":"Oslo","seats":2}"#, trains, fails: .missing(field: "to", type: .string))
        expect(#"{"to":"Bergen","seats":2}"#, trains, gives: ["to": "Bergen", "seats": 2])
    }

    @Test("A value must be of the field's type") func mistyped() {
        expect(
            #"{"to":"Bergen","seats":"2"}"#,
            trains,
            fails: .mistyped(field: "seats", expected: .integer, found: .string)
        )
        expect(
            #"{"to":47,"seats":2}"#,
            trains,
            fails: .mistyped(field: "to", expected: .string, found: .integer)
        )
        expect(
            #"{"to":"Bergen","seats":2.5}"#,
            trains,
            fails: .mistyped(field: "seats", expected: .integer, found: .number)
        )
        expect(#"{"to":"Bergen","seats":2.0}"#, trains, gives: ["to": "Bergen", "seats": 2])
        let price = ToolSchema([ToolSchema.Field("price", .number, isRequired: false)])
        expect(#"{"price":12}"#, price, gives: ["price": 12])
        expect(#"{"price":12.5}"#, price, gives: ["price": 12.5])
        expect(
            #"{"price":[12]}"#,
            price,
            fails: .mistyped(field: "price", expected: .number, found: .array)
        )
    }

    @Test("A field that is null is a field that is left out") func nullField() {
        expect(
            #"{"to":"Bergen","seats":2,"class":null}"#,
            trains,
            gives: ["to": "Bergen", "seats": 2, "class": .null]
        )
        expect(
            #"{"to":null,"seats":2}"#,
            trains,
            fails: .missing(field: "to", type: .string)
        )
    }

    @Test("Where texts are listed, the value must be one of them") func allowed() {
        for text in ["gold", "First", ""] {
            expect(
                #"{"to":"Bergen","seats":2,"class":"\#(text)"}"#,
                trains,
                fails: .notAllowed(field: "class", found: text, allowed: ["first", "second"])
            )
        }
        expect(
            #"{"to":"Bergen","seats":2,"class":1}"#,
            trains,
            fails: .mistyped(field: "class", expected: .string, found: .integer)
        )
    }

    @Test("All problems are told at once") func allProblems() {
        expect(
            #"{"class":"gold","seats":"two"}"#,
            trains,
            fails: .missing(field: "to", type: .string),
            .mistyped(field: "seats", expected: .integer, found: .string),
            .notAllowed(field: "class", found: "gold", allowed: ["first", "second"])
        )
        expect(
            "",
            trains,
            fails: .missing(field: "to", type: .string),
            .missing(field: "seats", type: .integer)
        )
    }
}

extension ParseArgumentsTests {
    private var trains: ToolSchema {
        ToolSchema([
            ToolSchema.Field("to", .string), ToolSchema.Field("seats", .integer),
            ToolSchema.Field(
                "class",
                .string,
                isRequired: false,
                allowed: ["first", "second"]
            ),
        ])
    }

    private func expectNoJSON(_ arguments: Swift.String, line: Int = #line) {
        do throws(JSONSyntaxError) {
            _ = try JSONValue(parsing: arguments)
        } catch {
            let expected = ToolArgumentError(.invalidJSON(error))
            same(arguments, trains, .bad(expected), line)
        }
    }

    private func expect(
        _ arguments: Swift.String,
        _ schema: ToolSchema,
        gives value: JSONValue,
        line: Int = #line
    ) {
        same(arguments, schema, .good(value), line)
    }

    private func expect(
        _ arguments: Swift.String,
        _ schema: ToolSchema,
        fails problems: ToolArgumentError.Problem...,
        line: Int = #line
    ) {
        same(arguments, schema, .bad(ToolArgumentError(problems: problems)), line)
    }

    private func same(
        _ arguments: Swift.String,
        _ schema: ToolSchema,
        _ expected: ParsedArguments,
        _ line: Int
    ) {
        let call = ToolCall(id: "call_a", name: "find_trains", arguments: arguments)
        ExerciseSupport.check(
            ParsedArguments(parse(call, against: schema)),
            is: expected,
            in: "arguments \(shown(text: arguments))\nschema    \(schema)",
            sourceLocation: here(line)
        )
    }
}
