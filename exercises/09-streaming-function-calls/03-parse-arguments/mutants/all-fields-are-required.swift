// caught by: good, empty, nullField, everyPair, missing — what the schema names must be there
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
    guard let object = arguments.object else {
        return .failure(ToolArgumentError(.notAnObject(found: type(of: arguments))))
    }
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
        return .missing(field: field.name, type: field.type)
    }
    let fits = found == field.type || found == .integer && field.type == .number
    guard fits else { return .mistyped(field: field.name, expected: field.type, found: found) }
    guard let text = value.string, !field.allowed.isEmpty, !field.allowed.contains(text) else {
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
