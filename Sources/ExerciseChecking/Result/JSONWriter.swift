/// Builds one JSON object, member by member, in the order in which they are added.
struct JSONWriter {
    private var members: [String] = []

    /// The object on one line.
    var text: String { "{" + members.joined(separator: ",") + "}" }

    mutating func add(_ name: String, raw json: String) {
        members.append(Self.quoted(name) + ":" + json)
    }

    mutating func add(_ name: String, _ value: String?) {
        add(name, raw: value.map(Self.quoted) ?? "null")
    }

    mutating func add(_ name: String, _ value: Int?) {
        add(name, raw: value.map(String.init) ?? "null")
    }

    /// Adds a number with at most one digit after the point.
    mutating func add(_ name: String, _ value: Double?) {
        add(name, raw: value.map { "\(($0 * 10).rounded() / 10)" } ?? "null")
    }

    static func array(_ elements: [String]) -> String {
        "[" + elements.joined(separator: ",") + "]"
    }

    /// A JSON string (RFC 8259, section 7): quotes, backslashes and control characters escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
