import ExerciseSupport
import Testing

@testable import LiveArguments

@Suite("Arguments on the screen while they come") struct LiveArgumentsTests {
    @Test("A text is given as far as it has come") func asFar() {
        expect(#"{"body":"Dear A"#, gives: "Dear A")
        expect(#"{"to":"Ann","body":"Dear Ann, h"#, gives: "Dear Ann, h")
        expect(#"{"body":"Æ 日 🚂"#, gives: "Æ 日 🚂")
    }

    @Test("Before a text has begun there is nothing") func notBegun() {
        for arguments in ["", "{", #"{""#, #"{"bo"#, #"{"body"#, #"{"body""#, #"{"body":"#] {
            expect(arguments, gives: nil)
        }
        expect(#"{"body":""#, gives: "")
        expect(#"{"to":"Ann","#, gives: nil)
        expect(#"{"to":"Ann"}"#, gives: nil)
    }

    @Test("A whole text stays as it is") func whole() {
        expect(#"{"body":"Dear Ann""#, gives: "Dear Ann")
        expect(#"{"body":"Dear Ann","to":"An"#, gives: "Dear Ann")
        expect(#"{"body":"","to":"Ann"}"#, gives: "")
    }

    @Test("White space between the parts means nothing") func whiteSpace() {
        expect(#"{ "body" : " Dear  A"#, gives: " Dear  A")
        expect("\n{\n\t\"to\" : \"Ann\" ,\r\n  \"body\":\n\"Dear", gives: "Dear")
        expect(#"{ "body" : "#, gives: nil)
    }

    @Test("Escapes are given as what they stand for") func escapes() {
        expect(#"{"body":"a\nb\tc\rd"#, gives: "a\nb\tc\rd")
        expect(#"{"body":"say \"hi\" \\ \/ x"#, gives: #"say "hi" \ / x"#)
        expect(#"{"body":"a\\","to":"b"#, gives: #"a\"#)
        expect(#"{"body":"caf\u00e9 \u20AC\b\f"#, gives: "café €\u{8}\u{C}")
        expect(#"{"bo\u0064y":"x"#, gives: "x")
    }

    @Test("An escape that is cut is held back") func cutEscape() {
        expect(#"{"body":"a\"#, gives: "a")
        expect(#"{"body":"a\\"#, gives: #"a\"#)
        for cut in [#"\u"#, #"\u0"#, #"\u00"#, #"\u00e"#] {
            expect(#"{"body":"caf"# + cut, gives: "caf")
        }
        expect(#"{"body":"caf\u00e9"#, gives: "café")
    }

    @Test("The two halves of a surrogate pair belong together") func pairs() {
        expect(#"{"body":"go \ud83d\ude82!"#, gives: "go 🚂!")
        for cut in [#"\ud83d"#, #"\ud83d\"#, #"\ud83d\u"#, #"\ud83d\ude8"#] {
            expect(#"{"body":"go "# + cut, gives: "go ")
        }
        expect(#"{"body":"go \ud83d\ude82"#, gives: "go 🚂")
        expect(#"{"body":"go \ud83d!"#, gives: "go \u{FFFD}!")
        expect(#"{"body":"go \ud83d""#, gives: "go \u{FFFD}")
    }

    @Test("Only a field of the outermost object counts") func outermost() {
        expect(#"{"to":"\"body\":\"no","bo"#, gives: nil)
        expect(#"{"to":"\"body\":\"no\"","body":"yes"#, gives: "yes")
        expect(#"{"head":{"body":"no"},"body":"yes"#, gives: "yes")
        expect(#"{"head":{"body":"no"#, gives: nil)
        expect(#"{"all":[{"body":"no"},["}"],7],"n":-1.5e3,"body":"yes"#, gives: "yes")
        expect(#"{"to":"body","about":"body","x":null}"#, gives: nil)
    }

    @Test("A value that is no text gives nil") func otherTypes() {
        for value in ["12", "nul", "true", #"["Dear"#, #"{"body":"Dear""#, #"{"a":"Dear"}"#] {
            expect(#"{"body":"# + value, gives: nil)
        }
        expect(#"{"body":["Dear"],"to":"Ann"#, gives: nil)
    }
}

extension LiveArgumentsTests {
    private func expect(_ arguments: Swift.String, gives expected: Paint, line: Int = #line) {
        ExerciseSupport.check(
            Paint(preview(of: "body", in: arguments)),
            is: expected,
            in: "field body, arguments\n\(arguments)",
            sourceLocation: here(line)
        )
    }
}
