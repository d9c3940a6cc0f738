/// How many bytes of text and data a value holds in its stored properties, at any depth.
///
/// It looks at what is stored itself, so that a suite need not trust what a student's code says
/// about its own memory. Numbers, flags and unused capacity count for nothing.
public func heldBytes(in value: Any) -> Int {
    switch value {
    case let text as String: text.utf8.count
    // A substring keeps the whole text that it was taken from.
    case let text as Substring: text.base.utf8.count
    case let character as Character: character.utf8.count
    case let scalar as Unicode.Scalar: UTF8.width(scalar)
    case let bytes as [UInt8] where !bytes.isEmpty: bytes.count
    case let bytes as ArraySlice<UInt8> where !bytes.isEmpty: bytes.count
    case is UInt8: 1
    default: Mirror(reflecting: value).children.reduce(0) { $0 + heldBytes(in: $1.value) }
    }
}
