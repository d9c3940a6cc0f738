// caught by: refusal, silentChunks — whatever the model writes is its content
import ExerciseSupport

/// Puts the deltas of one answer together.
struct MessageAccumulator {
    /// The message as far as it has come.
    private(set) var message = AssistantMessage()
    /// Whether a delta has named the role; until then the message has the usual one.
    private var hasRole = false

    /// Whether there is something to read.
    var hasText: Bool {
        message.content?.isEmpty == false || message.refusal?.isEmpty == false
    }

    /// Adds what is new in a chunk.
    /// - Throws: `AssemblyError`, and then nothing of the chunk is added.
    mutating func add(_ chunk: ChatCompletionChunk) throws {
        var next = self
        for choice in chunk.choices {
            guard choice.index == 0 else {
                throw AssemblyError.unexpectedChoice(index: choice.index)
            }
            try next.add(choice.delta)
        }
        self = next
    }

    private mutating func add(_ delta: ChatCompletionChunk.Delta) throws {
        if let role = delta.role, !role.isEmpty {
            if hasRole, role != message.role {
                throw AssemblyError.roleChanged(from: message.role, to: role)
            }
            message.role = role
            hasRole = true
        }
        if let content = delta.content { message.content = (message.content ?? "") + content }
        if let refusal = delta.refusal { message.content = (message.content ?? "") + refusal }
    }
}
