/// What is wrong with the arguments of a call, in a form that can be told to the model.
public struct ToolArgumentError: Error, Equatable, Sendable, CustomStringConvertible {
    /// One thing that is wrong.
    public enum Problem: Equatable, Sendable {
        /// The arguments are no JSON.
        case invalidJSON(JSONSyntaxError)
        /// They are JSON, but no object.
        case notAnObject(found: JSONType)
        /// A field is not there.
        case missing(field: String, type: JSONType)
        /// A field is there and its value is of another type.
        case mistyped(field: String, expected: JSONType, found: JSONType)
        /// A field is none of the texts that it may be.
        case notAllowed(field: String, found: String, allowed: [String])
    }

    /// All that is wrong, in the order of the schema.
    public var problems: [Problem]

    /// Makes an error from what is wrong.
    public init(_ problems: Problem...) { self.problems = problems }
    /// Makes an error from what is wrong.
    public init(problems: [Problem]) { self.problems = problems }

    /// What the model is told: a sentence for each problem, on a line of its own.
    public var description: String {
        problems.isEmpty
            ? "(no problems)" : problems.map(\.description).joined(separator: "\n")
    }
}

extension ToolArgumentError.Problem: CustomStringConvertible {
    /// The problem as a sentence, with what would be right.
    public var description: String {
        switch self {
        case .invalidJSON(let error):
            "The arguments are not valid JSON: \(error)."
        case .notAnObject(let found):
            "The arguments must be an object, and they are of the type \(found)."
        case .missing(let field, let type):
            "\(shown(text: field)) is missing: it must be of the type \(type)."
        case .mistyped(let field, let expected, let found):
            "\(shown(text: field)) must be of the type \(expected), and it is of the type \(found)."
        case .notAllowed(let field, let found, let allowed):
            "\(shown(text: field)) is \(shown(text: found)), and it must be one of "
                + allowed.map { shown(text: $0) }.joined(separator: ", ") + "."
        }
    }
}

/// What came of reading a call's arguments, as a suite compares and shows it.
public enum ParsedArguments: Equatable, Sendable, CustomStringConvertible {
    /// They can be used.
    case good(JSONValue)
    /// They cannot.
    case bad(ToolArgumentError)

    /// Takes a result.
    public init(_ result: Result<JSONValue, ToolArgumentError>) {
        switch result {
        case .success(let value): self = .good(value)
        case .failure(let error): self = .bad(error)
        }
    }

    /// The arguments, or what the model would be told.
    public var description: String {
        switch self {
        case .good(let value): "success \(value)"
        case .bad(let error): "failure\n\(error)"
        }
    }
}
