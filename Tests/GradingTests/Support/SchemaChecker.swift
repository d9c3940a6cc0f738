import Foundation

/// Checks JSON against the part of JSON Schema that the schemas of reports use: `type`, `required`,
/// `properties`, `additionalProperties`, `items`, `enum`, `const`, `pattern`, `minimum`,
/// `minLength`, `maxLength`. Another word in a schema is an error, not passed over.
struct SchemaChecker {
    struct UnknownWord: Error { var word: String }

    let schema: [String: Any]

    init(file: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        schema = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// - Returns: what is wrong, a line for each place.
    func problems(in text: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(
            with: Data(text.utf8),
            options: .fragmentsAllowed
        )
        return try Self.problems(value, schema, "$")
    }

    private static let silent: Set<String> = ["$schema", "title", "description", "$comment"]

    private static func problems(
        _ value: Any,
        _ schema: [String: Any],
        _ path: String
    ) throws -> [String] {
        var found: [String] = []
        for (word, rule) in schema where !silent.contains(word) {
            switch word {
            case "type":
                let types = rule as? [String] ?? [rule as? String ?? ""]
                if !types.contains(where: { has(value, type: $0) }) {
                    found.append("\(path) is no \(types.joined(separator: " or "))")
                }
            case "const": if "\(value)" != "\(rule)" { found.append("\(path) is not \(rule)") }
            case "enum":
                let values = (rule as? [Any] ?? []).map { "\($0)" }
                if !values.contains("\(value)") { found.append("\(path) is none of \(values)") }
            case "pattern":
                let isFound = (value as? String)?.range(
                    of: rule as? String ?? "",
                    options: .regularExpression
                )
                if isFound == nil { found.append("\(path) does not match \(rule)") }
            case "minimum":
                let least = (rule as? NSNumber)?.doubleValue ?? 0
                if let number = value as? NSNumber, number.doubleValue < least {
                    found.append("\(path) is less than \(least)")
                }
            case "minLength", "maxLength":
                let bound = (rule as? NSNumber)?.intValue ?? 0
                let length = (value as? String)?.unicodeScalars.count ?? bound
                if word == "minLength" ? length < bound : length > bound {
                    found.append("\(path) has \(length) characters")
                }
            case "required":
                for name in rule as? [String] ?? [] where (value as? [String: Any])?[name] == nil {
                    found.append("\(path).\(name) is missing")
                }
            case "properties":
                for (name, inner) in rule as? [String: [String: Any]] ?? [:] {
                    guard let member = (value as? [String: Any])?[name] else { continue }
                    found += try problems(member, inner, "\(path).\(name)")
                }
            case "additionalProperties":
                let known = (schema["properties"] as? [String: Any] ?? [:]).keys
                for name in (value as? [String: Any] ?? [:]).keys where !known.contains(name) {
                    found.append("\(path).\(name) is not known")
                }
            case "items":
                for (index, element) in (value as? [Any] ?? []).enumerated() {
                    found += try problems(
                        element,
                        rule as? [String: Any] ?? [:],
                        "\(path)[\(index)]"
                    )
                }
            default: throw UnknownWord(word: word)
            }
        }
        return found
    }

    private static func has(_ value: Any, type: String) -> Bool {
        let isBoolean = (value as? NSNumber).map(Self.isBoolean) ?? false
        switch type {
        case "object": return value is [String: Any]
        case "array": return value is [Any]
        case "string": return value is String
        case "boolean": return isBoolean
        case "null": return value is NSNull
        case "number": return value is NSNumber && !isBoolean
        case "integer":
            guard let number = value as? NSNumber, !isBoolean else { return false }
            return number.doubleValue == number.doubleValue.rounded()
        default: return false
        }
    }

    /// Whether a number was written as `true` or `false`.
    private static func isBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
    }
}
