import LessonRunner
import Testing

@Suite("Typed answers")
struct AnswerMatcherTests {
    @Test(
        "the way of typing does not matter",
        arguments: [
            ("caf\u{FFFD}", "cafU+FFFD"), ("caf\u{FFFD}", "  caf\\u{FFFD} "), ("3", "three"),
            ("\"one\\ntwo\"", "one\\ntwo"), ("one", "'one'"), ("[message \"x\"]", "message \"x\""),
            ("a b", "a   b"), ("none", "0"),
        ]
    )
    func accepts(right: String, typed: String) {
        #expect(AnswerMatcher([right]).accepts(typed))
    }

    @Test(
        "what matters does",
        arguments: [
            ("caf\u{FFFD}", "caf"), ("3", "4"), ("one two", "onetwo"), ("json", "JSON done"),
            ("\"a\" \"b\"", "a b"), ("A", "a"), ("x", ""), ("\"one\\n two\"", "\"one\\n  two\""),
            ("one\\n two", "one\\n  two"),
        ]
    )
    func refuses(right: String, typed: String) {
        #expect(!AnswerMatcher([right]).accepts(typed))
    }
}
