extension ChatCompletionChunk: CustomStringConvertible {
    /// The chunk on one line: `{choice 0: role assistant, content ""}`.
    ///
    /// ID, time and model are left out where they are the ones that all chunks of a suite have.
    public var description: String {
        var parts: [String] = []
        if id != Self.usualID { parts.append("id \(shown(text: id))") }
        if created != Self.usualTime { parts.append("created \(created)") }
        if model != Self.usualModel { parts.append("model \(shown(text: model))") }
        parts += choices.isEmpty ? ["no choices"] : choices.map(\.description)
        if let usage { parts.append("usage \(usage)") }
        return "{" + parts.joined(separator: "; ") + "}"
    }
}

extension ChatCompletionChunk.Choice: CustomStringConvertible {
    /// The choice on one line: `choice 1: content "Hi", finish stop`.
    public var description: String {
        let reason = finishReason.map { ["finish \($0)"] } ?? []
        let parts = delta.parts + reason
        return "choice \(index): " + (parts.isEmpty ? "empty delta" : parts.joined(separator: ", "))
    }
}

extension ChatCompletionChunk.Delta: CustomStringConvertible {
    /// The delta on one line: `role assistant, content "Hi"`.
    public var description: String {
        parts.isEmpty ? "empty delta" : parts.joined(separator: ", ")
    }

    fileprivate var parts: [String] {
        var parts: [String] = []
        if let role { parts.append("role \(role.isEmpty ? shown(text: role) : role)") }
        if let content { parts.append("content \(shown(text: content))") }
        if let refusal { parts.append("refusal \(shown(text: refusal))") }
        return parts + toolCalls.map { "tool call \($0)" }
    }
}

/// Chunks as failures show them, one on each line.
public func shown(stream chunks: [ChatCompletionChunk]) -> String {
    chunks.isEmpty ? "(no chunks)" : chunks.map(\.description).joined(separator: "\n")
}
