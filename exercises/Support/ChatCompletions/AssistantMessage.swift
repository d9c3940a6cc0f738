/// What a model has written in one choice, whole or as far as it has come.
public struct AssistantMessage: Equatable, Sendable, CustomStringConvertible {
    /// Who wrote it, `assistant`.
    public var role: String
    /// The text; nil where there is none, which is not the same as an empty one.
    public var content: String?
    /// The words in which the model declines; nil where it does not.
    public var refusal: String?
    /// The tools that the model calls.
    public var toolCalls: [ToolCall]

    /// Makes a message; without any parts, it is one of which nothing has come yet.
    public init(
        role: String = "assistant",
        content: String? = nil,
        refusal: String? = nil,
        toolCalls: [ToolCall] = []
    ) {
        self.role = role
        self.content = content
        self.refusal = refusal
        self.toolCalls = toolCalls
    }

    /// The message on one line: `assistant "Hi"`, `assistant (content nil, refusal "No.")`.
    public var description: String {
        var parts: [String] = []
        if refusal != nil || !toolCalls.isEmpty {
            parts.append("content \(shown(content as Any))")
            if let refusal { parts.append("refusal \(shown(text: refusal))") }
            parts += toolCalls.map { "calls \($0)" }
        }
        return parts.isEmpty
            ? "\(role) \(content.map { shown(text: $0) } ?? "(content nil)")"
            : "\(role) (\(parts.joined(separator: ", ")))"
    }

    /// Whether both are the same message, code point by code point: Swift's own `==` of strings
    /// takes "é" and "e" with a combining accent for one.
    public static func == (left: AssistantMessage, right: AssistantMessage) -> Bool {
        isSameText(left.role, right.role) && isSameText(left.content, right.content)
            && isSameText(left.refusal, right.refusal) && left.toolCalls == right.toolCalls
    }
}

/// Whether two texts are the same code point by code point, or both are missing.
func isSameText(_ left: String?, _ right: String?) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (let left?, let right?): left.utf8.elementsEqual(right.utf8)
    default: false
    }
}
