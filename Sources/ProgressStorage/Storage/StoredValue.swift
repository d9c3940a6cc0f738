/// A JSON value (RFC 8259) as files of a workspace hold it.
///
/// Numbers keep their spelling and unknown members their values, so that what was written by a
/// newer streamtutor goes back to disk as it came.
enum StoredValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As it is spelled.
    case number(String)
    case string(String)
    case array([StoredValue])
    case object([String: StoredValue])

    static func int(_ value: Int) -> Self { .number(String(value)) }

    var int: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text)
    }

    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var object: [String: StoredValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The member at a path of keys; nil where there is none.
    subscript(path: [String]) -> StoredValue? {
        path.reduce(self) { value, key in value?.object?[key] }
    }

    /// Puts a value at a path, and makes the objects on the way.
    mutating func set(_ value: StoredValue, at path: ArraySlice<String>) {
        guard let key = path.first else {
            self = value
            return
        }
        var members = object ?? [:]
        var member = members[key] ?? .object([:])
        member.set(value, at: path.dropFirst())
        members[key] = member
        self = .object(members)
    }

    /// The text as a person reads it: a member a line, sorted by key, a line break at the end.
    var text: String {
        var text = ""
        append(to: &text, indent: "")
        return text + "\n"
    }

    private func append(to text: inout String, indent: String) {
        let inner = indent + "  "
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let spelling): text += spelling
        case .string(let value): Self.appendQuoted(value, to: &text)
        case .array(let values):
            // The arrays of our files are short: one line.
            text += "["
            for (index, value) in values.enumerated() {
                text += index > 0 ? ", " : ""
                value.append(to: &text, indent: inner)
            }
            text += "]"
        case .object(let members) where members.isEmpty: text += "{}"
        case .object(let members):
            text += "{\n"
            let keys = members.keys.sorted {
                $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
            }
            for (index, key) in keys.enumerated() {
                text += index > 0 ? ",\n" + inner : inner
                Self.appendQuoted(key, to: &text)
                text += ": "
                members[key]?.append(to: &text, indent: inner)
            }
            text += "\n" + indent + "}"
        }
    }

    private static func appendQuoted(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
