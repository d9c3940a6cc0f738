import ExerciseSupport
import Testing

@testable import FieldLine

@Suite("What a line says") struct FieldLineTests {
    @Test("The first colon parts name and value") func firstColon() {
        expect("data: one", "data", "one")
        expect("data: a: b", "data", "a: b")
        expect(#"data: {"delta":"Hi"}"#, "data", #"{"delta":"Hi"}"#)
        expect("data::", "data", ":")
    }

    @Test("One space after the colon is dropped") func oneSpace() {
        expect("data:one", "data", "one")
        expect("data:  two", "data", " two")
        expect("data: three ", "data", "three ")
        expect("data:\tfour", "data", "\tfour")
        expect("data:   ", "data", "  ")
    }

    @Test("An empty value is a value") func emptyValue() {
        expect("data:", "data", "")
        expect("data: ", "data", "")
    }

    @Test("Without a colon the whole line is the name") func noColon() {
        expect("data", "data", "")
        expect("just some text", "just some text", "")
    }

    @Test("The name stays as it is") func namesStay() {
        expect("Data: x", "Data", "x")
        expect(" data: x", " data", "x")
        expect("data : x", "data ", "x")
        expect("delta: x", "delta", "x")
    }

    @Test("A line that starts with a colon is a comment") func comments() {
        expect(": keep-alive", .comment(" keep-alive"))
        expect(":", .comment(""))
        expect(":data: x", .comment("data: x"))
    }

    @Test("An empty line is blank") func blank() {
        expect("", .blank)
        expect(" ", " ", "")
    }

    @Test("A combining mark changes neither colon nor space") func combiningMarks() {
        expect("data: \u{301}a", "data", "\u{301}a")
        expect("data:\u{301}a", "data", "\u{301}a")
    }
}

extension FieldLineTests {
    private func expect(_ line: String, _ name: String, _ value: String, at place: Int = #line) {
        expect(line, .field(name: name, value: value), at: place)
    }

    private func expect(_ line: String, _ expected: ExerciseSupport.SSELine, at place: Int = #line)
    {
        let got: ExerciseSupport.SSELine = parseLine(line)
        ExerciseSupport.check(
            got,
            is: expected,
            in: shown(text: line),
            sourceLocation: here(place)
        )
    }
}
