extension JSONObject: ExpressibleByDictionaryLiteral {
    /// The object of `elements`, in their order; of equal keys the last value counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init()
        for (key, value) in elements { self[key] = value }
    }
}

extension JSONValue {
    /// The whole number `value`.
    public init(_ value: Int) { self = .number(JSONNumber(value)) }
}
