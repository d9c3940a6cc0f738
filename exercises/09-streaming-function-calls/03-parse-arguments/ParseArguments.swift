import ExerciseSupport

/// Reads the arguments of a call, or says what is wrong with them.
func parse(
    _ call: ToolCall,
    against schema: ToolSchema
) -> Result<JSONValue, ToolArgumentError> {
    // TODO: an empty text is no JSON either. And what is wrong with one that is broken?
    guard let arguments = try? JSONValue(parsing: call.arguments) else { return .success([:]) }
    for field in schema.fields where field.isRequired {
        guard let value = arguments[field.name] else {
            // TODO: the fields behind this one may be wrong as well.
            let problem = ToolArgumentError.Problem.missing(field: field.name, type: field.type)
            return .failure(ToolArgumentError(problem))
        }
        // TODO: look at the type, at null, and at the texts that are allowed. In other fields too.
        _ = value
    }
    return .success(arguments)
}

/// What a value is, as JSON Schema names it.
private func type(of value: JSONValue) -> JSONType {
    switch value {
    case .null: .null
    case .bool: .boolean
    case .string: .string
    case .array: .array
    case .object: .object
    case .number: .number  // TODO: a whole number is an integer, however it is written.
    }
}
