import StreamingKit

/// As much of JSON Schema (draft 2020-12) as this repository's schemas use. A word that is not
/// known is a failure: what is not checked must not look as if it were.
struct JSONSchema {
    let root: JSONValue

    private static let described: Set<String> = ["description", "title", "$schema", "$defs"]

    /// What is wrong with a value, each with its path; empty where nothing is.
    func problems(of value: JSONValue) -> [String] { problems(of: value, root, at: "") }

    private func problems(of value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
        guard case .object(let rules) = schema else { return ["\(path): the schema is no object"] }
        return rules.members.flatMap { rule in
            check(value, rule.key, rule.value, schema, at: path).map { "\(path): \($0)" }
        } + inner(value, schema, at: path)
    }

    /// The values below, with their own schemas.
    private func inner(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
        switch value {
        case .array(let elements):
            guard let items = schema["items"] else { return [] }
            return elements.enumerated().flatMap {
                problems(of: $0.element, items, at: "\(path)[\($0.offset)]")
            }
        case .object(let object):
            return object.members.flatMap { member -> [String] in
                guard let own = schema["properties"]?[member.key] else { return [] }
                return problems(of: member.value, own, at: "\(path).\(member.key)")
            }
        default: return []
        }
    }

    private func check(
        _ value: JSONValue,
        _ rule: String,
        _ wanted: JSONValue,
        _ schema: JSONValue,
        at path: String
    ) -> [String] {
        func unless(_ isRight: Bool, _ text: String) -> [String] { isRight ? [] : [text] }
        switch rule {
        case _ where Self.described.contains(rule), "items", "properties": return []
        case "type": return unless(type(of: value, is: wanted.string ?? ""), "is no \(wanted)")
        case "const": return unless(value == wanted, "is not \(wanted)")
        case "enum": return unless(wanted.array?.contains(value) == true, "is none of \(wanted)")
        case "required":
            return (wanted.array ?? []).compactMap(\.string).filter { value[$0] == nil }
                .map { "\($0) is missing" }
        case "additionalProperties":
            guard case .object(let object) = value else { return [] }
            return object.members.map(\.key).filter { schema["properties"]?[$0] == nil }
                .map { "\($0) is not known" }
        case "minItems":
            return unless((value.array?.count ?? .max) >= wanted.int ?? 0, "has too few")
        case "maxItems": return unless((value.array?.count ?? 0) <= wanted.int ?? 0, "has too many")
        case "minLength":
            return unless((value.string?.count ?? .max) >= wanted.int ?? 0, "is too short")
        case "minimum": return unless((value.double ?? 1e9) >= wanted.double ?? 0, "is too small")
        case "maximum": return unless((value.double ?? 0) <= wanted.double ?? 0, "is too large")
        case "pattern":
            guard let text = value.string, let regex = try? Regex(wanted.string ?? "") else {
                return ["cannot be compared with \(wanted)"]
            }
            return unless(text.firstMatch(of: regex) != nil, "does not match \(wanted)")
        case "oneOf":
            let fits = (wanted.array ?? []).filter { problems(of: value, $0, at: path).isEmpty }
            return unless(fits.count == 1, "fits \(fits.count) of the shapes")
        case "$ref":
            let name = (wanted.string ?? "").split(separator: "/").last.map(String.init) ?? ""
            guard let definition = root["$defs"]?[name] else { return ["\(wanted) is not there"] }
            return problems(of: value, definition, at: path)
        default: return ["the schema's word \(rule) is not known here"]
        }
    }

    private func type(of value: JSONValue, is name: String) -> Bool {
        switch (name, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool),
            ("number", .number):
            true
        case ("integer", .number): value.int != nil
        default: false
        }
    }
}
