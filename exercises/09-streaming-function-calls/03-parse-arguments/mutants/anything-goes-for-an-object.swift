// caught by: notAnObject, allowed, everyPair, exactNames — a value without fields has none of them, and a list of texts ignores case
import ExerciseSupport

func parse(
    _ call: ToolCall,
    against schema: ToolSchema
) -> Result<JSONValue, ToolArgumentError> {
    let arguments: JSONValue
    if call.arguments.allSatisfy(\.isWhitespace) {
        arguments = [:]
    } else {
        do throws(JSONSyntaxError) {
            arguments = try JSONValue(parsing: call.arguments)
        } catch {
            return .failure(ToolArgumentError(.invalidJSON(error)))
        }
    }
    let object = arguments.object ?? [:]
    let problems = schema.fields.compactMap { problem(with: object[$0.name] ?? .null, in: $0) }
    return problems.isEmpty
        ? .success(arguments) : .failure(ToolArgumentError(problems: problems))
}

private func problem(
    with value: JSONValue,
    in field: ToolSchema.Field
) -> ToolArgumentError.Problem? {
    let found = type(of: value)
    if found == .null {
        return field.isRequired ? .missing(field: field.name, type: field.type) : nil
    }
    let fits = found == field.type || found == .integer && field.type == .number
    guard fits else { return .mistyped(field: field.name, expected: field.type, found: found) }
    guard let text = value.string, !field.allowed.isEmpty,
        !field.allowed.contains(text.lowercased())
    else {
        return nil
    }
    return .notAllowed(field: field.name, found: text, allowed: field.allowed)
}

private func type(of value: JSONValue) -> JSONType {
    switch value {
    case .null: .null
    case .bool: .boolean
    case .string: .string
    case .array: .array
    case .object: .object
    case .number(let number): number.int == nil ? .number : .integer
    }
}
