import StreamingKit

extension JSONValue {
    /// The string `text`, or `null` when there is none.
    static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// The whole number `value`.
    static func int(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

    /// The value with the member `key` set, when it is an object.
    func setting(_ key: String, to value: JSONValue) -> JSONValue {
        guard case .object(var object) = self else { return self }
        object[key] = value
        return .object(object)
    }
}
