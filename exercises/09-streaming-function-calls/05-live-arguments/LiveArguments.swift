import ExerciseSupport

/// The text of a field, as far as it has come.
/// - Parameter partialArguments: The beginning of a JSON object, cut anywhere.
func preview(of field: String, in partialArguments: String) -> String? {
    // TODO: this finds the name wherever it stands, and only if there is no space behind it.
    guard let name = partialArguments.firstRange(of: "\"\(field)\":\"") else { return nil }
    let rest = partialArguments[name.upperBound...]
    // TODO: not every quote is the end, and a backslash is not what the model meant.
    return String(rest.prefix { $0 != "\"" })
}
