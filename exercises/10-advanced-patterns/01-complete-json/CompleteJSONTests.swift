import ExerciseSupport
import Testing

@testable import CompleteJSON

@Suite("The best value of a cut JSON text") struct CompleteJSONTests {
    @Test("A text that is whole gives its value") func whole() {
        expect(#"{"a":[1,true],"b":null} "#, gives: ["a": [1, true], "b": .null])
        expect(#""word""#, gives: "word")
        expect("", gives: nil)
        expect(" \n", gives: nil)
    }

    @Test("Open arrays and objects are closed") func brackets() {
        expect("[", gives: [])
        expect(#"{"a":[{"b":[true"#, gives: ["a": [["b": [true]]]])
        expect("[[],[", gives: [[], []])
        expect("[null,", gives: [.null])
        expect(#"{"a":"[{","b":["#, gives: ["a": "[{", "b": []])
    }

    @Test("A string is shown as far as it has come") func strings() {
        expect(#"{"title":"Crê"#, gives: ["title": "Crê"])
        expect(#"{"title":""#, gives: ["title": ""])
        expect(#"["one","tw"#, gives: ["one", "tw"])
        expect(#""a, b: {"#, gives: "a, b: {")
    }

    @Test("A name alone makes no member") func names() {
        expect(#"{"ti"#, gives: [:])
        expect(#"{"title""#, gives: [:])
        expect(#"{"title":"#, gives: [:])
        expect(#"{"title": "#, gives: [:])
        expect(#"{"a":"x","b"#, gives: ["a": "x"])
        expect(#"{"a":{"b":"x"},"c":"#, gives: ["a": ["b": "x"]])
        expect(#"{"say \"hi\"":"#, gives: [:])
    }

    @Test("A number counts when something stands behind it") func numbers() {
        expect(#"{"minutes":2"#, gives: [:])
        expect(#"{"minutes":25,"#, gives: ["minutes": 25])
        expect("[1,2", gives: [1])
        expect("[1,-", gives: [1])
        expect("[1.5]", gives: [1.5])
        expect("[1.5e", gives: [])
        expect("12", gives: nil)
        expect("12 ", gives: 12)
    }

    @Test("A word counts when all its letters are there") func words() {
        expect(#"{"ok":tru"#, gives: [:])
        expect(#"{"ok":true"#, gives: ["ok": true])
        expect("[false,nul", gives: [false])
        expect("n", gives: nil)
    }

    @Test("An escape counts when it is whole") func escapes() {
        expect(#"["a\"#, gives: ["a"])
        expect(#"["a\n"#, gives: ["a\n"])
        expect(#"["Cr\u00e"#, gives: ["Cr"])
        expect(#"["Cr\u00ea"#, gives: ["Crê"])
        expect(#"["a\\"#, gives: [#"a\"#])
        expect(#"["a\""#, gives: [#"a""#])
        expect(#"["hi \ud83d"#, gives: ["hi "])
        expect(#"["hi \ud83d\ude0"#, gives: ["hi "])
        expect(#"["hi \ud83d\ude00"#, gives: ["hi 😀"])
    }
}

extension CompleteJSONTests {
    private func expect(_ partial: String, gives expected: JSONValue?, line: Int = #line) {
        let got: JSONValue? = complete(partial)
        ExerciseSupport.check(got, is: expected, in: partial, sourceLocation: here(line))
    }
}
