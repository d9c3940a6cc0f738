import StreamingKit

/// Takes parameters out of a request's body, and says in the API's words which one is wrong.
struct ParameterReader {
    private let body: JSONValue
    /// What comes before the names in messages, such as `stream_options.`.
    private let prefix: String

    /// - Throws: `ErrorReply` when the body is not a JSON object.
    init(body: [UInt8]) throws(ErrorReply) {
        do {
            self.body = try JSONValue(parsing: body)
        } catch {
            throw .invalid(
                "We could not parse the JSON body of your request: \(error). "
                    + "The API expects a JSON object, in UTF-8, with the header "
                    + "'Content-Type: application/json'."
            )
        }
        guard self.body.object != nil else {
            throw .invalid("The JSON body of your request is not an object.")
        }
        prefix = ""
    }

    /// A reader of an object that has been parsed.
    /// - Parameter prefix: What stands before the names in messages.
    init(body: JSONValue, prefix: String) {
        self.body = body
        self.prefix = prefix
    }

    /// The parameter's value; `nil` when it is missing or `null`, which mean the same to the API.
    func value(_ name: String) -> JSONValue? {
        guard let value = body[name], !value.isNull else { return nil }
        return value
    }

    /// The text of a parameter that may be left out.
    func string(_ name: String) throws(ErrorReply) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string else { throw wrongType(name, value, wanted: "a string") }
        return text
    }

    /// The truth value of a parameter that may be left out.
    func bool(_ name: String) throws(ErrorReply) -> Bool? {
        guard let value = value(name) else { return nil }
        guard let truth = value.bool else { throw wrongType(name, value, wanted: "a boolean") }
        return truth
    }

    /// The whole number of a parameter that may be left out.
    func int(_ name: String, in range: ClosedRange<Int>) throws(ErrorReply) -> Int? {
        guard let value = value(name) else { return nil }
        guard let number = value.int else { throw wrongType(name, value, wanted: "an integer") }
        guard range.contains(number) else {
            throw .invalid(
                "Invalid '\(prefix)\(name)': expected a value from \(range.lowerBound) to "
                    + "\(range.upperBound), but got \(number) instead.",
                param: prefix + name,
                code: number < range.lowerBound
                    ? "integer_below_min_value" : "integer_above_max_value"
            )
        }
        return number
    }

    /// The elements of a parameter that may be left out.
    func array(_ name: String) throws(ErrorReply) -> [JSONValue]? {
        guard let value = value(name) else { return nil }
        guard let elements = value.array else { throw wrongType(name, value, wanted: "an array") }
        return elements
    }

    /// A reader of the object that a parameter holds; `nil` when the parameter is left out.
    func object(_ name: String) throws(ErrorReply) -> ParameterReader? {
        guard let value = value(name) else { return nil }
        guard value.object != nil else { throw wrongType(name, value, wanted: "an object") }
        return ParameterReader(body: value, prefix: prefix + name + ".")
    }

    /// The error that a parameter must be there.
    func missing(_ name: String) -> ErrorReply {
        .invalid(
            "Missing required parameter: '\(prefix)\(name)'.",
            param: prefix + name,
            code: "missing_required_parameter"
        )
    }

    /// The error that a parameter's value is of another type than `wanted`.
    func wrongType(_ name: String, _ value: JSONValue, wanted: String) -> ErrorReply {
        .invalid(
            "Invalid type for '\(prefix)\(name)': expected \(wanted), but got \(Self.kind(value)) "
                + "instead.",
            param: prefix + name,
            code: "invalid_type"
        )
    }

    private static func kind(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .number(let number): number.int == nil ? "a decimal" : "an integer"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
