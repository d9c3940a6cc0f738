// caught by: missing, growing — a field that is not there is one without text
import ExerciseSupport

/// What of a recipe may be shown, and how far each field has come.
/// - Throws: `WrongField` where a field has a value of another type.
func snapshot(of partial: PartialValue) throws -> RecipeSnapshot {
    RecipeSnapshot(
        title: try field("title", of: partial) { $0.string },
        minutes: try field("minutes", of: partial) { $0.int },
        ingredients: try field("ingredients", of: partial) { json in
            json.array.flatMap { wholeIngredients($0, path: partial.path) }
        },
        steps: try field("steps", of: partial) { json in
            json.array.flatMap { all($0.map(\.string)) }
        }
    )
}

/// How far one field has come; `read` makes its value of JSON, and gives nil for another type.
private func field<Value>(
    _ name: String,
    of partial: PartialValue,
    read: (JSONValue) throws -> Value?
) throws -> FieldProgress<Value> {
    let isOpen = partial.path.first == .member(name)
    guard let json = partial.value?[name] else { return .growing(nil) }
    guard let value = try read(json) else { throw WrongField(name) }
    return isOpen ? .growing(value) : .complete(value)
}

/// The ingredients that the text has left; nil where one of them is none.
private func wholeIngredients(
    _ elements: [JSONValue],
    path: [PartialValue.Step]
) -> [Ingredient]? {
    var whole = elements[...]
    if path.count > 1, path[0] == .member("ingredients"), case .element(let open) = path[1] {
        whole = whole.prefix(open)
    }
    return all(
        whole.map { element in
            guard let name = element["name"]?.string, let grams = element["grams"]?.int else {
                return nil
            }
            return Ingredient(name, grams: grams)
        }
    )
}

/// The elements, if all of them are there.
private func all<Element>(_ elements: [Element?]) -> [Element]? {
    let present = elements.compactMap { $0 }
    return present.count == elements.count ? present : nil
}
