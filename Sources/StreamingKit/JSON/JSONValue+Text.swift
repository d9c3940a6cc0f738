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
        var text = ""
        write(to: &text, indent: indent, level: 0)
        return text
    }

    private func write(to text: inout String, indent: Int?, level: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let number): text += number.text
        case .string(let string): Self.write(string, to: &text)
        case .array(let elements):
            Self.writeList(elements, in: ("[", "]"), to: &text, indent: indent, level: level) {
                $1.write(to: &$0, indent: indent, level: level + 1)
            }
        case .object(let object):
            Self.writeList(object.members, in: ("{", "}"), to: &text, indent: indent, level: level)
            {
                Self.write($1.key, to: &$0)
                $0 += indent == nil ? ":" : ": "
                $1.value.write(to: &$0, indent: indent, level: level + 1)
            }
        }
    }

    private static func writeList<Item>(
        _ items: [Item],
        in brackets: (String, String),
        to text: inout String,
        indent: Int?,
        level: Int,
        writeItem: (inout String, Item) -> Void
    ) {
        text += brackets.0
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            if let indent { text += "\n" + String(repeating: " ", count: indent * (level + 1)) }
            writeItem(&text, item)
        }
        if let indent, !items.isEmpty {
            text += "\n" + String(repeating: " ", count: indent * level)
        }
        text += brackets.1
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{08}": text += "\\b"
            case "\u{0C}": text += "\\f"
            case "\u{00}"..."\u{1F}":
                text += scalar.value < 0x10 ? "\\u000" : "\\u00"
                text += String(scalar.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
