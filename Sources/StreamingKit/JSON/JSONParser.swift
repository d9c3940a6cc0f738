extension JSONValue {
    /// How deep arrays and objects may be nested when a caller does not say: deeper texts come
    /// from attackers, and each level takes stack (RFC 8259, section 9, allows the limit).
    public static var defaultMaximumDepth: Int { 128 }

    /// Reads one JSON text as RFC 8259 defines it, and nothing beside it: no comments, no trailing
    /// commas, no byte order mark.
    ///
    /// `\u` escapes of a surrogate pair give one character. A surrogate without its other half
    /// fits the grammar but is no character: it becomes U+FFFD (section 8.2 leaves it open). Of
    /// members with equal names the last value counts.
    /// - Parameters:
    ///   - bytes: the text in UTF-8.
    ///   - maximumDepth: how deep arrays and objects may be nested.
    /// - Throws: `JSONSyntaxError` with the place that is wrong.
    public init(
        parsing bytes: some Sequence<UInt8>,
        maximumDepth: Int = JSONValue.defaultMaximumDepth
    ) throws(JSONSyntaxError) {
        var parser = JSONParser(bytes: Array(bytes), maximumDepth: maximumDepth)
        self = try parser.parseText()
    }

    /// Reads one JSON text from a string; see `init(parsing:maximumDepth:)` for bytes.
    /// - Throws: `JSONSyntaxError`, its offset counted in bytes of UTF-8.
    public init(
        parsing text: String,
        maximumDepth: Int = JSONValue.defaultMaximumDepth
    ) throws(JSONSyntaxError) {
        try self.init(parsing: text.utf8, maximumDepth: maximumDepth)
    }
}

/// A recursive descent through the grammar of RFC 8259, one method for each rule of it.
struct JSONParser {
    let bytes: [UInt8]
    var position = 0
    private var remainingDepth: Int
    private let maximumDepth: Int

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.remainingDepth = maximumDepth
        self.maximumDepth = maximumDepth
    }

    /// The byte that comes next; `nil` at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The error that something else stands here.
    func expected(_ what: String) -> JSONSyntaxError {
        JSONSyntaxError(offset: position, expected: what, found: next)
    }

    /// Section 2: `JSON-text = ws value ws`.
    mutating func parseText() throws(JSONSyntaxError) -> JSONValue {
        let value = try parseValue()
        skipWhitespace()
        guard next == nil else { throw expected("the end of the text") }
        return value
    }

    /// Section 3.
    private mutating func parseValue() throws(JSONSyntaxError) -> JSONValue {
        skipWhitespace()
        switch next {
        case UInt8(ascii: "{"): return .object(try parseObject())
        case UInt8(ascii: "["): return .array(try parseArray())
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
            return .number(try parseNumber())
        case UInt8(ascii: "t"): return try parseLiteral("true", .bool(true))
        case UInt8(ascii: "f"): return try parseLiteral("false", .bool(false))
        case UInt8(ascii: "n"): return try parseLiteral("null", .null)
        default: throw expected("a value")
        }
    }

    /// Section 4.
    private mutating func parseObject() throws(JSONSyntaxError) -> JSONObject {
        try enter()
        defer { remainingDepth += 1 }
        var object = JSONObject()
        skipWhitespace()
        if skip(UInt8(ascii: "}")) { return object }
        while true {
            skipWhitespace()
            guard next == UInt8(ascii: "\"") else {
                throw expected(object.count == 0 ? "a name in quotes or '}'" : "a name in quotes")
            }
            let key = try parseString()
            skipWhitespace()
            guard skip(UInt8(ascii: ":")) else { throw expected("':'") }
            object[key] = try parseValue()
            skipWhitespace()
            if skip(UInt8(ascii: "}")) { return object }
            guard skip(UInt8(ascii: ",")) else { throw expected("',' or '}'") }
        }
    }

    /// Section 5.
    private mutating func parseArray() throws(JSONSyntaxError) -> [JSONValue] {
        try enter()
        defer { remainingDepth += 1 }
        var elements: [JSONValue] = []
        skipWhitespace()
        if skip(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try parseValue())
            skipWhitespace()
            if skip(UInt8(ascii: "]")) { return elements }
            guard skip(UInt8(ascii: ",")) else { throw expected("',' or ']'") }
        }
    }

    /// Section 6: `number = [ minus ] int [ frac ] [ exp ]`.
    private mutating func parseNumber() throws(JSONSyntaxError) -> JSONNumber {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        // A zero stands alone: 01 is no number.
        if !skip(UInt8(ascii: "0")) { try skipDigits() }
        if skip(UInt8(ascii: ".")) { try skipDigits() }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try skipDigits()
        }
        return JSONNumber(checked: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func skipDigits() throws(JSONSyntaxError) {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            position += 1
        }
        guard position > start else { throw expected("a digit") }
    }

    private mutating func parseLiteral(
        _ literal: StaticString,
        _ value: JSONValue
    ) throws(JSONSyntaxError) -> JSONValue {
        for index in 0..<literal.utf8CodeUnitCount {
            guard skip(literal.utf8Start[index]) else { throw expected("'\(literal)'") }
        }
        return value
    }

    private mutating func enter() throws(JSONSyntaxError) {
        guard remainingDepth > 0 else {
            throw expected("at most \(maximumDepth) arrays and objects inside each other")
        }
        remainingDepth -= 1
        position += 1
    }

    private mutating func skipWhitespace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    /// Steps over `byte` when it comes next, and tells whether it did.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }
}
