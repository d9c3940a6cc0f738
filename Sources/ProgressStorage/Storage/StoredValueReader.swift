/// Reads JSON (RFC 8259), and as much as can be read of JSON that is cut off or damaged.
struct StoredValueReader {
    /// What came out of a text.
    struct Outcome: Hashable, Sendable {
        /// Nil where not even the first value could be read.
        var value: StoredValue?
        /// What is wrong with the text; nil where it is sound.
        var problem: Problem?
    }

    struct Problem: Error, Hashable, Sendable {
        /// `the text ends too early (line 7)`.
        var message: String
        /// The keys of the objects that were open: what they hold is not complete.
        var openPath: [String]
    }

    /// A file nested deeper is none of ours.
    private static let depthLimit = 64

    private let bytes: [UInt8]
    private var index = 0
    private var path: [String] = []

    private init(bytes: [UInt8]) { self.bytes = bytes }

    static func read(_ bytes: [UInt8]) -> Outcome {
        var reader = Self(bytes: bytes)
        var salvage: StoredValue?
        do throws(Problem) {
            let value = try reader.value(depth: 0, salvage: &salvage)
            reader.skipSpace()
            guard reader.index == bytes.count else { throw reader.problem("more after the end") }
            return Outcome(value: value, problem: nil)
        } catch {
            return Outcome(value: salvage, problem: error)
        }
    }

    /// - Parameter salvage: what was read of the value, when it cannot be read whole.
    private mutating func value(depth: Int, salvage: inout StoredValue?) throws(Problem)
        -> StoredValue
    {
        skipSpace()
        guard depth < Self.depthLimit else { throw problem("it is nested too deep") }
        let value: StoredValue
        switch peek {
        case UInt8(ascii: "{"): value = try object(depth: depth, salvage: &salvage)
        case UInt8(ascii: "["): value = try array(depth: depth)
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "t"): value = try word("true", .bool(true))
        case UInt8(ascii: "f"): value = try word("false", .bool(false))
        case UInt8(ascii: "n"): value = try word("null", .null)
        default: value = try number()
        }
        salvage = value
        return value
    }

    private mutating func object(depth: Int, salvage: inout StoredValue?) throws(Problem)
        -> StoredValue
    {
        index += 1
        var members: [String: StoredValue] = [:]
        salvage = .object(members)
        skipSpace()
        if peek == UInt8(ascii: "}") {
            index += 1
            return .object(members)
        }
        while true {
            skipSpace()
            let key = try string()
            skipSpace()
            try expect(":")
            path.append(key)
            var part: StoredValue?
            do throws(Problem) {
                members[key] = try value(depth: depth + 1, salvage: &part)
            } catch {
                members[key] = part
                salvage = .object(members)
                throw error
            }
            path.removeLast()
            salvage = .object(members)
            skipSpace()
            if peek == UInt8(ascii: "}") {
                index += 1
                return .object(members)
            }
            try expect(",")
        }
    }

    private mutating func array(depth: Int) throws(Problem) -> StoredValue {
        index += 1
        var values: [StoredValue] = []
        skipSpace()
        if peek == UInt8(ascii: "]") {
            index += 1
            return .array(values)
        }
        while true {
            var part: StoredValue?
            values.append(try value(depth: depth + 1, salvage: &part))
            skipSpace()
            if peek == UInt8(ascii: "]") {
                index += 1
                return .array(values)
            }
            try expect(",")
        }
    }

    private mutating func number() throws(Problem) -> StoredValue {
        let start = index
        while let byte = peek,
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
        {
            index += 1
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        // A number that touches the end may have lost digits.
        guard index < bytes.count, Double(text) != nil else { throw problem("a value is missing") }
        return .number(text)
    }

    private mutating func word(_ word: String, _ value: StoredValue) throws(Problem) -> StoredValue
    {
        guard bytes[index...].starts(with: word.utf8) else { throw problem("a value is missing") }
        index += word.utf8.count
        return value
    }

    private mutating func string() throws(Problem) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while true {
            guard let byte = peek else { throw problem("a text has no end") }
            guard byte >= 0x20 else { throw problem("a text holds a control character") }
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw problem("a text is not UTF-8")
                }
                return string
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            default: text.append(byte)
            }
        }
    }

    private mutating func escape() throws(Problem) -> Unicode.Scalar {
        guard let byte = peek else { throw problem("a text has no end") }
        index += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            let high = try codeUnit()
            guard (0xD800..<0xDC00).contains(high),
                bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
            else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
            index += 2
            let low = try codeUnit()
            guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
            return Unicode.Scalar(0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)) ?? "\u{FFFD}"
        default: throw problem("a text holds an escape that is none")
        }
    }

    private mutating func codeUnit() throws(Problem) -> UInt32 {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4,
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("a text holds an escape that is none") }
        index += 4
        return unit
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            index += 1
        }
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Problem) {
        guard peek == UInt8(ascii: character) else { throw problem("\(character) is missing") }
        index += 1
    }

    private func problem(_ message: String) -> Problem {
        let line = bytes[..<min(index, bytes.count)].count { $0 == 0x0A } + 1
        let message = index >= bytes.count ? "it ends too early" : message
        return Problem(message: "\(message) (line \(line))", openPath: path)
    }
}
