/// How far one field of a structured output has come.
public enum FieldProgress<Value: Equatable & Sendable>: Equatable, Sendable {
    /// Nothing of it has come.
    case missing
    /// It is coming, and this much of it may be shown; nil where nothing may.
    case growing(Value?)
    /// It is there, and changes no more.
    case complete(Value)
}

extension FieldProgress: CustomStringConvertible {
    /// The state in words, such as `growing("Crê")`.
    public var description: String {
        switch self {
        case .missing: "missing"
        case .growing(let value): "growing(\(value.map { shown($0) } ?? "nil"))"
        case .complete(let value): "complete(\(shown(value)))"
        }
    }
}

/// One ingredient of a recipe.
public struct Ingredient: Equatable, Sendable, CustomStringConvertible {
    /// What it is.
    public var name: String
    /// How much of it.
    public var grams: Int

    /// Makes an ingredient.
    public init(_ name: String, grams: Int) {
        self.name = name
        self.grams = grams
    }

    /// The ingredient on one line: `flour 250 g`.
    public var description: String { "\(name) \(grams) g" }
}

/// A recipe as far as it has come, field by field.
public struct RecipeSnapshot: Equatable, Sendable, CustomStringConvertible {
    /// What it is called.
    public var title: FieldProgress<String>
    /// How long it takes.
    public var minutes: FieldProgress<Int>
    /// What goes into it; whole ingredients alone.
    public var ingredients: FieldProgress<[Ingredient]>
    /// What to do; the last step may be half a sentence.
    public var steps: FieldProgress<[String]>

    /// Makes a snapshot; what is left out is missing.
    public init(
        title: FieldProgress<String> = .missing,
        minutes: FieldProgress<Int> = .missing,
        ingredients: FieldProgress<[Ingredient]> = .missing,
        steps: FieldProgress<[String]> = .missing
    ) {
        self.title = title
        self.minutes = minutes
        self.ingredients = ingredients
        self.steps = steps
    }

    /// The fields, one a line.
    public var description: String {
        "title \(title)\nminutes \(minutes)\ningredients \(ingredients)\nsteps \(steps)"
    }
}

/// Why a value is no recipe, not even half of one.
public struct WrongField: Error, Equatable, Sendable, CustomStringConvertible {
    /// The field with a value of another type.
    public var name: String

    /// Names the field.
    public init(_ name: String) { self.name = name }

    /// The error in words: `WrongField("minutes")`.
    public var description: String { "WrongField(\(shown(text: name)))" }
}
