/// A JSON text as a value: what RFC 8259, section 3, lets a value be.
///
/// Reach into it with subscripts that give `nil` where there is nothing:
/// `chunk["choices"]?[0]?["delta"]?["content"]?.string`.
public enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, with every digit that it was written with.
    case number(JSONNumber)
    /// A string, its escapes resolved.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object, its members in the order of the text.
    case object(JSONObject)

    /// The value of the member named `key`; `nil` when there is none or this is no object.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }

    /// The element at `index`; `nil` when there is none or this is no array.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// Whether this is `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The value of `true` or `false`; `nil` for every other value.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The string's text; `nil` for every other value.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The number; `nil` for every other value.
    public var number: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The number as an `Int`; `nil` when it has a fraction, does not fit, or is no number.
    public var int: Int? { number?.int }

    /// The number as the nearest `Double`; `nil` when it is too large for one, or no number.
    public var double: Double? { number?.double }

    /// The elements; `nil` for every value that is no array.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The object; `nil` for every value that is no object.
    public var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }
}

extension JSONValue: Hashable {
    /// Whether both are the same JSON value: strings by their code points (RFC 8259, 8.3), numbers
    /// by their exact value, objects whatever the order of their members.
    ///
    /// Swift's own `==` takes "é" and "e" with a combining accent for one string; JSON does not.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    /// Mixes the value into `hasher`.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value)
        case .string(let value): hasher.combine(value)
        case .array(let elements): hasher.combine(elements)
        case .object(let object): hasher.combine(object)
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// The string `value`.
    public init(stringLiteral value: String) { self = .string(value) }

    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// The whole number `value`.
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }

    /// The number `value`; traps when it is not finite, since JSON has no such number.
    public init(floatLiteral value: Double) { self = .number(JSONNumber(value)!) }

    /// The array of `elements`.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// The object of `elements`, in their order; of equal keys the last value counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}
