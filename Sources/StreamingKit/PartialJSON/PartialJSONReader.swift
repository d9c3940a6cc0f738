/// Reads a JSON text while it comes, and gives what may be shown of it before it is whole: the
/// structured output of a model, half written.
///
/// What it gives never has to be taken back. A string is shown as far as it has come; everything
/// else only when it cannot change any more:
/// - a member when its name is whole and its value has begun, so that no name is invented;
/// - a number when something stands behind it, since `2` may become `25`;
/// - `true`, `false` and `null` when all of their letters are there;
/// - an escape when it is whole, and both halves of a surrogate pair together.
///
/// Where a name comes a second time in an object, its new value takes the place of the old one, as
/// in `JSONValue`.
///
/// ```swift
/// var reader = PartialJSONReader()
/// try reader.push(#"{"title":"Crê"#)
/// reader.value  // {"title":"Crê"}
/// ```
///
/// Reading takes time in proportion to what is pushed, however much has come before.
public struct PartialJSONReader: Sendable {
    /// A step on the way from the whole value to a part of it.
    public enum Step: Hashable, Sendable {
        /// The member of this name.
        case member(String)
        /// The element at this place, from 0.
        case element(Int)
    }

    /// What has come and is not shown yet.
    public enum HeldBack: Hashable, Sendable {
        /// A name that is not whole, or whose value has not begun.
        case name(String)
        /// A number that may go on.
        case number(String)
        /// The beginning of `true`, `false` or `null`.
        case literal(String)
        /// The beginning of an escape, or the first half of a pair of them.
        case escape(String)
    }

    /// An array or object that has begun and not ended.
    struct Container {
        var isArray: Bool
        var elements: [JSONValue] = []
        var members = JSONObject()
        /// The name whose value comes next, or is coming.
        var name: String?
    }

    /// What may stand at the next place.
    enum Expectation {
        case value
        /// A value, or the end of an array that is empty so far.
        case valueOrEnd
        /// A name, or the end of an object that is empty so far.
        case nameOrEnd
        case name
        case colon
        /// What stands behind a value: a comma, the end of what is around it, or nothing more.
        case separator
    }

    /// A value without parts, or a name, that has begun and not ended.
    enum Token {
        case string(PartialString, isName: Bool)
        case number(PartialNumber)
        case literal(Literal, count: Int)
    }

    /// A value that is a word.
    enum Literal: String, CaseIterable {
        case `true`, `false`, null

        var value: JSONValue {
            switch self {
            case .true: true
            case .false: false
            case .null: .null
            }
        }
    }

    let maximumDepth: Int
    var stack: [Container] = []
    var expectation = Expectation.value
    var token: Token?
    var whole: JSONValue?
    /// How many bytes have been read.
    var offset = 0
    private var failure: JSONSyntaxError?

    /// A reader at the start of a text.
    /// - Parameter maximumDepth: how deep arrays and objects may be nested.
    public init(maximumDepth: Int = JSONValue.defaultMaximumDepth) {
        self.maximumDepth = maximumDepth
    }

    /// Takes the next piece of the text, of any length.
    /// - Throws: `JSONSyntaxError` at the first byte that no JSON text could have there, its offset
    ///   counted from the start. `value` stays as it was at that place, and every later call
    ///   throws the same.
    public mutating func push(_ text: String) throws(JSONSyntaxError) {
        if let failure { throw failure }
        for byte in text.utf8 {
            do throws(JSONSyntaxError) {
                try take(byte)
            } catch {
                failure = error
                throw error
            }
            offset += 1
        }
    }

    /// Says that nothing more comes, and gives the value.
    /// - Throws: `JSONSyntaxError` when the text is not whole; the same that `JSONValue` throws.
    public mutating func finish() throws(JSONSyntaxError) -> JSONValue {
        if let failure { throw failure }
        // Only a number has no last character of its own.
        if case .number(let number) = token, number.isWhole { end(with: number.value) }
        guard let whole else {
            throw JSONSyntaxError(offset: offset, expected: expected(atEnd: true), found: nil)
        }
        return whole
    }

    /// Whether the value is whole. A number that stands alone is whole at the end of the text only.
    public var isComplete: Bool { whole != nil }

    /// What may be shown; `nil` as long as nothing may. Making it takes time in proportion to what
    /// the open arrays and objects hold.
    public var value: JSONValue? {
        if let whole { return whole }
        var inner: JSONValue?
        if case .string(let text, isName: false) = token { inner = .string(text.text) }
        for container in stack.reversed() { inner = container.value(with: inner) }
        return inner
    }

    /// Where the text goes on: the innermost array, object or value that is open.
    public var path: [Step] {
        stack.enumerated().compactMap { depth, container in
            guard container.isArray else { return container.name.map { .member($0) } }
            let isInside = depth + 1 < stack.count || token != nil
            return isInside ? .element(container.elements.count) : nil
        }
    }

    /// What has come and is not in `value`; `nil` when all of it is.
    public var heldBack: HeldBack? {
        switch token {
        case .string(let text, isName: true): .name(text.text)
        case .string(let text, isName: false): text.escape.isEmpty ? nil : .escape(text.escape)
        case .number(let number): .number(number.text)
        case .literal(let literal, let count): .literal(String(literal.rawValue.prefix(count)))
        case nil: expectation.isBeforeMember ? stack.last?.name.map { .name($0) } : nil
        }
    }
}

extension PartialJSONReader.Container {
    /// What may be shown of it, with what may be shown of the part that is coming.
    fileprivate func value(with inner: JSONValue?) -> JSONValue {
        if isArray { return .array(inner.map { elements + [$0] } ?? elements) }
        guard let name, let inner else { return .object(members) }
        var members = members
        members[name] = inner
        return .object(members)
    }
}

extension PartialJSONReader.Expectation {
    /// Whether a name may have come whose value has not begun.
    fileprivate var isBeforeMember: Bool {
        switch self {
        case .colon, .value: true
        case .valueOrEnd, .nameOrEnd, .name, .separator: false
        }
    }
}
