/// What a tool's arguments must be like: a small part of JSON Schema, the one that tools use most.
public struct ToolSchema: Equatable, Sendable, CustomStringConvertible {
    /// The arguments, in the order in which the schema names them.
    public var fields: [Field]

    /// Makes a schema.
    public init(_ fields: [Field] = []) { self.fields = fields }

    /// One of the arguments.
    public struct Field: Equatable, Sendable, CustomStringConvertible {
        /// Its name.
        public var name: String
        /// What its value must be.
        public var type: JSONType
        /// Whether a call must have it.
        public var isRequired: Bool
        /// The texts that it may be, `enum` in JSON Schema; any text where it is empty.
        public var allowed: [String]

        /// Makes a field that a call must have, unless it says otherwise.
        public init(
            _ name: String,
            _ type: JSONType,
            isRequired: Bool = true,
            allowed: [String] = []
        ) {
            self.name = name
            self.type = type
            self.isRequired = isRequired
            self.allowed = allowed
        }

        /// The field on one line: `city: string`, `unit: string?, one of "C" "F"`.
        public var description: String {
            "\(name): \(type)\(isRequired ? "" : "?")"
                + (allowed.isEmpty ? "" : ", one of \(shown(allowed))")
        }
    }

    /// The fields on one line; `?` stands behind the type of one that may be left out.
    public var description: String {
        fields.isEmpty ? "no fields" : fields.map(\.description).joined(separator: "; ")
    }
}

/// What a JSON value is, as JSON Schema names it.
public enum JSONType: String, Equatable, Sendable, CustomStringConvertible {
    /// Text.
    case string
    /// A number whose value is whole: 3, and 3.0 too.
    case integer
    /// Any number, whole or not.
    case number
    /// `true` or `false`.
    case boolean
    /// A list.
    case array
    /// An object.
    case object
    /// `null`.
    case null

    /// Its name in JSON Schema.
    public var description: String { rawValue }
}
