/// Takes the members that a type knows out of a JSON object, and leaves the others.
///
/// A member that has not the type it should have is left as well, `null` among them. So a value
/// that is read and written again says what it said, whatever a server has put into it.
struct MemberReader {
    /// What has not been taken.
    private(set) var others: JSONObject

    init(_ object: JSONObject) { others = object }

    /// The member as `read` understands it; `nil`, and left, when there is none or it does not.
    mutating func take<Value>(_ key: String, _ read: (JSONValue) -> Value?) -> Value? {
        guard let value = others[key].flatMap(read) else { return nil }
        others[key] = nil
        return value
    }

    mutating func value(_ key: String) -> JSONValue? { take(key) { $0 } }
    mutating func string(_ key: String) -> String? { take(key) { $0.string } }
    mutating func int(_ key: String) -> Int? { take(key) { $0.int } }

    /// The index in the member `key`; 0 when there is none, and then none is left.
    mutating func index(_ key: String) -> Int {
        let index = int(key)
        others[key] = nil
        return index ?? 0
    }

    mutating func array(_ key: String) -> [JSONValue]? { take(key) { $0.array } }

    /// The elements that `read` understands of an array; none when there is no array.
    mutating func elements<Value>(_ key: String, _ read: (JSONValue) -> Value?) -> [Value] {
        array(key)?.compactMap(read) ?? []
    }

    /// Takes everything that is left.
    mutating func removeAll() { others = JSONObject() }

    /// Drops the members that are `null`, where `null` says no more than a missing member.
    mutating func dropNulls() {
        for member in others.members where member.value.isNull { others[member.key] = nil }
    }
}

/// Writes the members that a type knows, in their order, and then the others.
struct MemberWriter {
    private var object = JSONObject()
    private let others: JSONObject

    init(others: JSONObject) { self.others = others }

    /// Writes `value`, or what the others have under this name when there is none.
    mutating func write(_ key: String, _ value: JSONValue?) { object[key] = value ?? others[key] }
    mutating func write(_ key: String, _ value: String?) { write(key, value.map(JSONValue.string)) }
    mutating func write(_ key: String, _ value: Int?) {
        write(key, value.map { .number(JSONNumber($0)) })
    }
    mutating func write(_ key: String, _ value: [JSONValue]?) {
        write(key, value.map(JSONValue.array))
    }

    /// Writes `value`, or `null` when there is none here or among the others.
    mutating func writeNullable(_ key: String, _ value: JSONValue?) {
        write(key, value)
        if object[key] == nil { object[key] = .null }
    }

    /// All members: those that were written, and the others behind them.
    func finish() -> JSONValue {
        var object = object
        for member in others.members where object[member.key] == nil {
            object[member.key] = member.value
        }
        return .object(object)
    }
}
