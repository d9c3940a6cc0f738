/// How likely the tokens of a choice were: the object `logprobs`.
public struct TokenLogprobs: Hashable, Sendable {
    /// An object for each token of the content; `nil` when there is no content.
    public var content: [JSONValue]?
    /// An object for each token of the refusal; `nil` when there is no refusal.
    public var refusal: [JSONValue]?
    /// Every other member, and those of the above that are `null`.
    public var others: JSONObject

    /// Log probabilities from their parts.
    public init(
        content: [JSONValue]? = nil,
        refusal: [JSONValue]? = nil,
        others: JSONObject = [:]
    ) {
        self.content = content
        self.refusal = refusal
        self.others = others
    }

    /// The log probabilities in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        content = members.array("content")
        refusal = members.array("refusal")
        others = members.others
    }

    /// The log probabilities as the API writes them.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("content", content)
        members.write("refusal", refusal)
        return members.finish()
    }

    /// Appends the tokens of the next chunk.
    mutating func append(_ next: TokenLogprobs) {
        Self.append(next.content, to: &content)
        Self.append(next.refusal, to: &refusal)
        for member in next.others.members where !member.value.isNull {
            others[member.key] = member.value
        }
    }

    private static func append(_ tokens: [JSONValue]?, to all: inout [JSONValue]?) {
        guard let tokens else { return }
        // Taken out and put back, so that the array grows in its place.
        var grown = all.take() ?? []
        grown += tokens
        all = grown
    }
}
