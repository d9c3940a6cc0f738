import ExerciseSupport

/// What of a recipe may be shown, and how far each field has come.
/// - Throws: `WrongField` where a field has a value of another type.
func snapshot(of partial: PartialValue) throws -> RecipeSnapshot {
    RecipeSnapshot(
        title: try field("title", of: partial) { $0.string },
        minutes: try field("minutes", of: partial) { $0.int },
        ingredients: try field("ingredients", of: partial) { $0.array.map { _ in [] } },
        steps: try field("steps", of: partial) { $0.array?.compactMap(\.string) }
    )
}

/// How far one field has come; `read` makes its value of JSON, and gives nil for another type.
private func field<Value>(
    _ name: String,
    of partial: PartialValue,
    read: (JSONValue) throws -> Value?
) throws -> FieldProgress<Value> {
    // TODO: the path says where the text goes on. A field that it leads into is not complete.
    guard let json = partial.value?[name] else { return .missing }
    // TODO: another type is an error and no missing field.
    guard let value = try read(json) else { return .missing }
    return .complete(value)
}

// TODO: the ingredients that are whole. Which one does the path lead into?
