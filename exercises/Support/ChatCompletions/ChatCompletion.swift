/// A whole chat completion, as a request without streaming gets it.
public struct ChatCompletion: Equatable, Sendable, CustomStringConvertible {
    /// The completion's ID.
    public var id: String
    /// When the completion began, in seconds since 1970.
    public var created: Int
    /// The model that answered.
    public var model: String
    /// The answers, by index.
    public var choices: [Choice]
    /// How many tokens it took; nil where the server did not say it.
    public var usage: TokenUsage?

    /// Makes a completion.
    public init(
        id: String,
        created: Int,
        model: String,
        choices: [Choice],
        usage: TokenUsage? = nil
    ) {
        self.id = id
        self.created = created
        self.model = model
        self.choices = choices
        self.usage = usage
    }

    /// The completion on several lines: a head, each choice, and the usage.
    public var description: String {
        let head = "id \(shown(text: id)), created \(created), model \(shown(text: model))"
        let usage = "usage \(usage.map(\.description) ?? "nil")"
        return ([head] + choices.map(\.description) + [usage]).joined(separator: "\n")
    }

    /// One of the answers.
    public struct Choice: Equatable, Sendable, CustomStringConvertible {
        /// Which answer, from 0.
        public var index: Int
        /// What the model wrote.
        public var message: AssistantMessage
        /// Why it is over, `.incomplete` where no reason came.
        public var finishReason: FinishReason

        /// Makes an answer.
        public init(index: Int = 0, message: AssistantMessage, finishReason: FinishReason) {
            self.index = index
            self.message = message
            self.finishReason = finishReason
        }

        /// The answer on one line: `choice 0: assistant "Hi", finish stop`.
        public var description: String { "choice \(index): \(message), finish \(finishReason)" }
    }
}

extension ChatCompletion {
    /// Reads the body of a response without streaming; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        self.init(
            id: members["id"]?.string ?? "",
            created: members["created"]?.int ?? 0,
            model: members["model"]?.string ?? "",
            choices: (members["choices"]?.array ?? []).compactMap(Choice.init),
            usage: members["usage"].flatMap(TokenUsage.init)
        )
    }
}

extension ChatCompletion.Choice {
    /// Reads one element of `choices`; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        let message = members["message"]?.object
        self.init(
            index: members["index"]?.int ?? 0,
            message: AssistantMessage(
                role: message?["role"]?.string ?? "assistant",
                content: message?["content"]?.string,
                refusal: message?["refusal"]?.string,
                toolCalls: (message?["tool_calls"]?.array ?? []).compactMap(ToolCall.init)
            ),
            finishReason: members["finish_reason"]?.string.map(FinishReason.init(wire:))
                ?? .incomplete
        )
    }
}

extension ToolCall {
    /// Reads one element of a message's `tool_calls`; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        let function = members["function"]?.object
        self.init(
            id: members["id"]?.string ?? "",
            name: function?["name"]?.string ?? "",
            arguments: function?["arguments"]?.string ?? ""
        )
    }
}
