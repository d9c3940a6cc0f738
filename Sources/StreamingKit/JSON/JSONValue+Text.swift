extension JSONValue: CustomStringConvertible {
    /// The value as JSON on one line, without spaces.
    public var description: String { text() }

    /// The value as a JSON text (RFC 8259).
    ///
    /// Members keep their order, numbers the digits that they were written with. Escaped is only
    /// what must be: quotes, backslashes and control characters (section 7).
    /// - Parameter indent: how many spaces each level is indented, with one member or element a
    ///   line; `nil` writes everything on one line.
    public func text(indent: Int? = nil) -> String {
        String(decoding: bytes(indent: indent), as: UTF8.self)
    }

    /// The bytes of the JSON text that `text(indent:)` gives, in UTF-8.
    public func bytes(indent: Int? = nil) -> [UInt8] {
        var writer = JSONWriter(indent: indent)
        writer.write(self, level: 0)
        return writer.bytes
    }
}

/// Writes JSON texts, as bytes since nearly all of them are copied as they are.
private struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let indent: Int?

    init(indent: Int?) { self.indent = indent }

    mutating func write(_ value: JSONValue, level: Int) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let number): bytes += number.text.utf8
        case .string(let string): write(string)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                beginItem(index, level: level + 1)
                write(element, level: level + 1)
            }
            if !elements.isEmpty { beginLine(level: level) }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                beginItem(index, level: level + 1)
                write(member.key)
                bytes.append(UInt8(ascii: ":"))
                if indent != nil { bytes.append(UInt8(ascii: " ")) }
                write(member.value, level: level + 1)
            }
            if object.count > 0 { beginLine(level: level) }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func beginItem(_ index: Int, level: Int) {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        beginLine(level: level)
    }

    private mutating func beginLine(level: Int) {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * level))
    }

    private mutating func write(_ string: String) {
        var string = string
        bytes.append(UInt8(ascii: "\""))
        string.withUTF8 { characters in
            var runStart = 0
            for index in characters.indices {
                let byte = characters[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                    continue
                }
                bytes += characters[runStart..<index]
                writeEscape(of: byte)
                runStart = index + 1
            }
            bytes += characters[runStart...]
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscape(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0x0D: bytes += "\\r".utf8
        default:
            bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
            bytes += String(byte, radix: 16).utf8
        }
    }
}
