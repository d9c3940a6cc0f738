import ExerciseSupport
import Testing

@testable import FieldLine

@Suite("What a line says, graded") struct FieldLineHiddenTests {
    @Test("Lines drawn at random") func randomLines() {
        var generator = SeededGenerator(seed: 2_01)
        let names = ["data", "event", "id", "retry", "x-y", "Data", " data", "née", "🎈"]
        let values = ["", "one", " ", "a:b", ":", "::", "\t", "日本", "[DONE]", #"{"a": "b: c"}"#]
        for _ in 1...60 {
            let name = generator.pick(names)
            let value = generator.pick(values) + generator.pick(values)
            guard expect(name + ": " + value, .field(name: name, value: value)) else { return }
            guard expect(":" + name + value, .comment(name + value)) else { return }
            guard expect(name, .field(name: name, value: "")) else { return }
            if value.hasPrefix(" ") { continue }
            guard expect(name + ":" + value, .field(name: name, value: value)) else { return }
        }
    }

    @Test("Every number of spaces") func spaces() {
        for count in 0...6 {
            let spaces = String(repeating: " ", count: count)
            let rest = String(spaces.dropFirst())
            expect("data:" + spaces, .field(name: "data", value: rest))
            expect("id:" + spaces + "7" + spaces, .field(name: "id", value: rest + "7" + spaces))
        }
        expect("data:\u{A0}x", .field(name: "data", value: "\u{A0}x"))
        expect("data: \u{A0}x", .field(name: "data", value: "\u{A0}x"))
    }

    @Test("Colons everywhere") func colons() {
        for count in 1...5 {
            let colons = String(repeating: ":", count: count)
            let rest = String(colons.dropFirst())
            expect("a" + colons + "b", .field(name: "a", value: rest + "b"))
            expect(colons, .comment(rest))
        }
        expect("a:b:c:", .field(name: "a", value: "b:c:"))
    }

    @Test("Characters that look like nothing") func invisible() {
        expect("\t", .field(name: "\t", value: ""))
        expect("\u{FEFF}data: x", .field(name: "\u{FEFF}data", value: "x"))
        expect("\0", .field(name: "\0", value: ""))
        expect("data: \u{308}: x", .field(name: "data", value: "\u{308}: x"))
        expect("id\u{301}: 1", .field(name: "id\u{301}", value: "1"))
        expect(":\u{301}x", .comment("\u{301}x"))
    }
}

extension FieldLineHiddenTests {
    /// - Returns: Whether the line was read as expected, so that a mistake is told once.
    @discardableResult
    private func expect(
        _ line: String,
        _ expected: ExerciseSupport.SSELine,
        at place: Int = #line
    ) -> Bool {
        let got: ExerciseSupport.SSELine = parseLine(line)
        ExerciseSupport.check(
            got,
            is: expected,
            in: shown(text: line),
            sourceLocation: here(place)
        )
        return got == expected
    }
}
