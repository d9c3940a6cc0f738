import StreamingKit
import Testing

@Suite("A JSON number")
struct JSONNumberTests {
    @Test(
        "is an Int when its value is a whole number that fits",
        arguments: [
            ("0", 0), ("-0", 0), ("-7", -7), ("3.0", 3), ("3e2", 300), ("120e-1", 12),
            ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("-9223372036854775808.0", .min), ("9223372036854775808", nil), ("1e19", nil),
            ("1e400", nil), ("0e400", 0), ("1.5", nil), ("1e-1", nil), ("0.0e-5", 0),
            ("1e99999999999999999999", nil), ("1e-9223372036854775808", nil),
            ("0.01e-9223372036854775808", nil), ("10e9223372036854775807", nil),
        ] as [(String, Int?)]
    )
    func int(text: String, expected: Int?) throws {
        let value = try JSONValue(parsing: text)
        #expect(value.int == expected)
        #expect(value.number?.text == text)
    }

    @Test(
        "is the nearest Double, and none when it is too large",
        arguments: [
            ("0.1", 0.1), ("-2.5e3", -2500), ("1e308", 1e308), ("1e400", nil), ("-1e400", nil),
            ("1e-400", 0), ("9007199254740993", 9_007_199_254_740_992),
        ] as [(String, Double?)]
    )
    func double(text: String, expected: Double?) throws {
        #expect(try JSONValue(parsing: text).double == expected)
    }

    @Test("is made of an Int and of every finite Double, and of no other")
    func fromSwift() throws {
        #expect(JSONNumber(Int.min).text == "-9223372036854775808")
        #expect(JSONNumber(0.1)?.text == "0.1")
        #expect(JSONNumber(Double.infinity) == nil)
        #expect(JSONNumber(Double.nan) == nil)
        for value in [
            1e300, -1e-300, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, 1e16,
            123_456.789,
        ] {
            let text = try #require(JSONNumber(value)).text
            #expect(try JSONValue(parsing: text).double == value)
        }
    }
}
