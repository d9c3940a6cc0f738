import StreamingKit
import Testing

@Suite("The JSON parser")
struct JSONParserTests {
    @Test(
        "reads what RFC 8259 allows",
        arguments: [
            ("null", .null), (" true ", true), ("false\n", false), ("\t\r\n 0", 0),
            ("-0", 0), ("-12", -12), ("1.5", 1.5), ("1E2", 100), ("1e+2", 100), ("25e-1", 2.5),
            ("\"\"", ""), ("[]", []), ("[ ]", []), ("{}", [:]), ("{ }", [:]),
            ("[1,[2,[]],{}]", [1, [2, []], [:]]), (#"{"a":{"b":[null]}}"#, ["a": ["b": [.null]]]),
            (#"{"":1," ":2}"#, ["": 1, " ": 2]), ("\"\u{7F}\"", "\u{7F}"), ("\"😀é\"", "😀é"),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{08}\u{0C}\n\r\t"), (#""\u0000""#, "\0"),
            (#""\u00e9\u00C9""#, "éÉ"), (#""\ud83d\ude00""#, "😀"), (#""\uFEFF""#, "\u{FEFF}"),
            ("\"\u{2028}\"", "\u{2028}"), (#""a\nb\nc""#, "a\nb\nc"),
        ] as [(String, JSONValue)]
    )
    func accepts(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test(
        "refuses everything else, and says where and what it expected",
        arguments: [
            ("", 0, "a value"), ("  ", 2, "a value"), ("{", 1, "a name in quotes or '}'"),
            ("[", 1, "a value"), ("[1", 2, "',' or ']'"), ("[1,", 3, "a value"),
            ("[1,]", 3, "a value"), ("[,1]", 1, "a value"), ("[1 2]", 3, "',' or ']'"),
            ("{\"a\"}", 4, "':'"), ("{\"a\":}", 5, "a value"), ("{\"a\":1", 6, "',' or '}'"),
            ("{\"a\":1,}", 7, "a name in quotes"), ("{a:1}", 1, "a name in quotes or '}'"),
            ("{'a':1}", 1, "a name in quotes or '}'"), ("1 2", 2, "the end of the text"),
            ("{}x", 2, "the end of the text"), ("tru", 3, "'true'"), ("nulL", 3, "'null'"),
            ("True", 0, "a value"), ("01", 1, "the end of the text"), ("-", 1, "a digit"),
            ("+1", 0, "a value"), (".5", 0, "a value"), ("1.", 2, "a digit"), ("1e", 2, "a digit"),
            ("1e+", 3, "a digit"), ("-01", 2, "the end of the text"), ("NaN", 0, "a value"),
            ("-Infinity", 1, "a digit"), ("0x10", 1, "the end of the text"),
            ("\"a", 2, "'\"' at the end of the string"),
            ("\"a\nb\"", 2, "an escape such as \\n instead of a control character"),
            ("\"\\x\"", 2, "an escape: one of \" \\ / b f n r t u"), ("\"\\", 2, "an escape"),
            ("\"\\u12\"", 5, "four hexadecimal digits after \\u"),
            ("\"\\ud83d\\u12g4\"", 11, "four hexadecimal digits after \\u"),
            ("/* */1", 0, "a value"), ("\u{FEFF}1", 0, "a value"), ("\u{A0}1", 0, "a value"),
        ] as [(String, Int, String)]
    )
    func refuses(text: String, offset: Int, expected: String) {
        do throws(JSONSyntaxError) {
            let value = try JSONValue(parsing: text)
            Issue.record("\(text) was read as \(value)")
        } catch {
            #expect(error.offset == offset)
            #expect(error.expected == expected)
            let bytes = Array(text.utf8)
            #expect(error.found == (offset < bytes.count ? bytes[offset] : nil))
            #expect(error.isAtEnd == (offset == bytes.count))
        }
    }

    @Test(
        "refuses strings that are no UTF-8",
        arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] as [[UInt8]]
    )
    func invalidUTF8(bytes: [UInt8]) {
        let expected = JSONSyntaxError(
            offset: 1,
            expected: "a string of valid UTF-8",
            found: UInt8(ascii: "\"")
        )
        #expect(throws: expected) { try JSONValue(parsing: [0x5B, 0x22] + bytes + [0x22, 0x5D]) }
        let escaped = [0x5B, 0x22, 0x5C, 0x6E] + bytes + [0x22, 0x5D]
        #expect(throws: expected) { try JSONValue(parsing: escaped) }
    }

    @Test(
        "makes U+FFFD of a surrogate without its other half",
        arguments: [
            (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"), (#""a\ud83db""#, "a\u{FFFD}b"),
            (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
            (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
        ]
    )
    func loneSurrogates(text: String, expected: String) throws {
        #expect(try JSONValue(parsing: text) == .string(expected))
    }

    @Test("stops at the depth that it was given, and no earlier")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[{\"a\":", count: depth / 2) + "1"
                + String(repeating: "}]", count: depth / 2)
        }
        _ = try JSONValue(parsing: nested(128))
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: nested(130)) }
        _ = try JSONValue(parsing: "[[1],[2]]", maximumDepth: 2)
        #expect(
            throws: JSONSyntaxError(
                offset: 1,
                expected: "at most 1 arrays and objects inside each other",
                found: UInt8(ascii: "[")
            )
        ) { try JSONValue(parsing: "[[1]]", maximumDepth: 1) }
        let attack = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: attack) }
    }

    @Test("an error reads as one line")
    func errorText() {
        func message(_ text: String) -> String {
            do throws(JSONSyntaxError) {
                return try JSONValue(parsing: text).description
            } catch {
                return error.description
            }
        }
        #expect(message("[1;2]") == "byte 2: expected ',' or ']', found ';'")
        #expect(message("[1") == "byte 2: expected ',' or ']', found the end of the text")
        #expect(message("[\u{01}") == "byte 1: expected a value, found byte 0x01")
        #expect(message("[é") == "byte 1: expected a value, found byte 0xC3")
    }

    @Test("every prefix of a text is refused at its end")
    func prefixes() {
        let text = #"{"id":"x","choices":[{"delta":{"content":"a\n\u00e9"},"n":[true,null]}]}"#
        for length in 0..<text.utf8.count {
            do throws(JSONSyntaxError) {
                let value = try JSONValue(parsing: text.utf8.prefix(length))
                Issue.record("\(length) bytes were read as \(value)")
            } catch {
                #expect(error.isAtEnd, "\(length) bytes: \(error)")
            }
        }
    }
}
