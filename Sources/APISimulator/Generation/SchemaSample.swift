import StreamingKit

/// Makes up a value that a JSON Schema allows, the same for the same schema.
///
/// It reads the part of JSON Schema that the API allows for structured outputs and for the
/// parameters of tools: `type`, `properties`, `items`, `enum`, `const`, `anyOf`, `oneOf`,
/// `allOf`, `$ref` within the document, `minItems`, `minimum`, `maximum`, `minLength`.
struct SchemaSample {
    private let root: JSONValue
    private var random: StableRandom
    /// How many more values may be made: a small schema that refers to itself can ask for millions.
    private var remaining = 2000

    /// How deep a schema that refers to itself is followed.
    private static let maximumDepth = 8

    private init(root: JSONValue, random: StableRandom) {
        self.root = root
        self.random = random
    }

    /// A value for `schema`, made up from `random`.
    static func value(for schema: JSONValue, random: StableRandom) -> JSONValue {
        var sample = SchemaSample(root: schema, random: random)
        return sample.value(for: schema, name: "value", depth: 0)
    }

    private mutating func value(for schema: JSONValue, name: String, depth: Int) -> JSONValue {
        guard remaining > 0 else { return .null }
        remaining -= 1
        if let constant = schema["const"] { return constant }
        if let choices = schema["enum"]?.array, !choices.isEmpty {
            return choices[random.number(below: choices.count)]
        }
        if let reference = schema["$ref"]?.string, depth < Self.maximumDepth,
            let target = target(of: reference)
        {
            return value(for: target, name: name, depth: depth + 1)
        }
        for key in ["anyOf", "oneOf", "allOf"] {
            guard let branches = schema[key]?.array, !branches.isEmpty else { continue }
            // Deep inside, null ends what would go on for ever.
            let isDeep = depth >= Self.maximumDepth / 2
            let plain = branches.first { ($0["type"]?.string == "null") == isDeep }
            return value(for: plain ?? branches[0], name: name, depth: depth + 1)
        }
        switch type(of: schema) {
        case "object": return object(for: schema, depth: depth)
        case "array": return array(for: schema, name: name, depth: depth)
        case "string": return string(for: schema, name: name)
        case "integer": return .int(whole(for: schema))
        case "number":
            return JSONNumber(Double(whole(for: schema)) + 0.5).map { .number($0) } ?? .null
        case "boolean": return .bool(random.number(below: 2) == 0)
        default: return .null
        }
    }

    private func type(of schema: JSONValue) -> String? {
        if let one = schema["type"]?.string { return one }
        if let several = schema["type"]?.array {
            return several.lazy.compactMap(\.string).first { $0 != "null" }
        }
        return schema["properties"] != nil ? "object" : nil
    }

    /// The part of the document that a `$ref` such as `#/$defs/Step` names.
    private func target(of reference: String) -> JSONValue? {
        guard reference.hasPrefix("#") else { return nil }
        var place: JSONValue? = root
        for step in reference.dropFirst().split(separator: "/") { place = place?[String(step)] }
        return place
    }

    private mutating func object(for schema: JSONValue, depth: Int) -> JSONValue {
        var object = JSONObject()
        let required = schema["required"]?.array?.compactMap(\.string)
        for member in schema["properties"]?.object?.members ?? [] {
            let isDeep = depth >= Self.maximumDepth
            if isDeep, required?.contains(member.key) != true { continue }
            object[member.key] =
                isDeep && depth > 2 * Self.maximumDepth
                ? .null : value(for: member.value, name: member.key, depth: depth + 1)
        }
        return .object(object)
    }

    private mutating func array(for schema: JSONValue, name: String, depth: Int) -> JSONValue {
        let least = max(0, schema["minItems"]?.int ?? 0)
        let most = max(least, schema["maxItems"]?.int ?? max(2, least))
        let count = depth >= Self.maximumDepth ? least : min(most, max(2, least))
        let items = schema["items"] ?? ["type": "string"]
        return .array(
            (0..<min(count, 64)).map { _ in value(for: items, name: name, depth: depth + 1) }
        )
    }

    private mutating func string(for schema: JSONValue, name: String) -> JSONValue {
        switch schema["format"]?.string {
        case "date": return "2026-03-14"
        case "time": return "09:26:53Z"
        case "date-time": return "2026-03-14T09:26:53Z"
        case "email": return "student@example.com"
        case "uuid": return "123e4567-e89b-42d3-a456-426614174000"
        default: break
        }
        let words = ["harbour", "morning", "river", "lantern", "meadow", "signal"]
        var text = words[random.number(below: words.count)]
        if name != "value" { text = "\(name) of the \(text)" }
        let least = min(max(0, schema["minLength"]?.int ?? 0), 4096)
        while text.count < least { text += " " + words[random.number(below: words.count)] }
        let most = schema["maxLength"]?.int ?? Int.max
        return .string(String(text.prefix(max(0, most))))
    }

    private mutating func whole(for schema: JSONValue) -> Int {
        let bounds = [schema["minimum"], schema["maximum"]].map { $0?.double }
        let low = Int(clamping: bounds[0] ?? min(1, bounds[1] ?? 1))
        let high = max(low, Int(clamping: bounds[1] ?? Double(low) + 40))
        return low + random.number(below: min(high - low, 1000) + 1)
    }
}

extension Int {
    /// The whole number nearest to `value` towards zero, kept far from what overflows.
    fileprivate init(clamping value: Double) {
        self = Int(Swift.min(Swift.max(value, -1e15), 1e15))
    }
}
