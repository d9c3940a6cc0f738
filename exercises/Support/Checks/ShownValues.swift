/// A value as failures show it: strings in quotes, bytes in hexadecimal, the elements of an array
/// one after the other with what came per chunk parted by `|`, and anything else by its
/// description.
public func shown(_ value: Any) -> String {
    switch value {
    case let optional as any OptionalValue:
        optional.content.map(shown) ?? "nil"
    case let text as String:
        shown(text: text)
    case let chunks as Chunks:
        chunks.description
    // An empty array of anything can be cast to bytes.
    case let bytes as [UInt8] where type(of: value) == [UInt8].self:
        bytes.isEmpty ? "(no bytes)" : bytes.map(hexadecimal).joined(separator: " ")
    case let perChunk as [[Any]]:
        perChunk.isEmpty ? "(nothing)" : perChunk.map(shown).joined(separator: " | ")
    case let elements as [Any]:
        elements.isEmpty ? "(nothing)" : elements.map(shown).joined(separator: " ")
    default:
        String(describing: value)
    }
}

/// A text in quotes, with an escape for every character that does not show.
public func shown(text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\0": result += "\\0"
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        default:
            result += isInvisible(scalar) ? "\\u{\(hexadecimal(scalar.value))}" : String(scalar)
        }
    }
    return result + "\""
}

/// An optional of any kind, so that `shown` can look into it.
private protocol OptionalValue {
    /// What it holds.
    var content: Any? { get }
}

extension Optional: OptionalValue {
    fileprivate var content: Any? { self }
}
