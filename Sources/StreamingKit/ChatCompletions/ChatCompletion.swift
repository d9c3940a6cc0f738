/// A whole chat completion, as a request without streaming gets it: `chat.completion` in the API's
/// OpenAPI description (`CreateChatCompletionResponse`).
///
/// A stream that is put together by `ChatCompletionAccumulator` is equal to the blocking response
/// with the same answer. So that this holds, a member that is `null` and one that is missing are
/// the same here, as they mean the same.
public struct ChatCompletion: Hashable, Sendable {
    /// The completion's ID.
    public var id: String
    /// When the completion began, in seconds since 1970.
    public var created: Int
    /// The model that answered.
    public var model: String
    /// The answers, by index.
    public var choices: [Choice]
    /// The tokens that it took; a stream says so only when it was asked to.
    public var usage: TokenUsage?
    /// The tier that served the request.
    public var serviceTier: String?
    /// The configuration of the backend.
    public var systemFingerprint: String?
    /// Every other member that is not `null`.
    public var others: JSONObject

    /// A completion from its parts.
    public init(
        id: String,
        created: Int,
        model: String,
        choices: [Choice] = [],
        usage: TokenUsage? = nil,
        serviceTier: String? = nil,
        systemFingerprint: String? = nil,
        others: JSONObject = [:]
    ) {
        self.id = id
        self.created = created
        self.model = model
        self.choices = choices
        self.usage = usage
        self.serviceTier = serviceTier
        self.systemFingerprint = systemFingerprint
        self.others = others
    }

    /// One of the answers that were asked for.
    public struct Choice: Hashable, Sendable {
        /// The number of the answer, from 0.
        public var index: Int
        /// The answer.
        public var message: Message
        /// The log probabilities of its tokens.
        public var logprobs: TokenLogprobs?
        /// Why it ended; `nil` when the stream stopped before that.
        public var finishReason: FinishReason?
        /// Every other member that is not `null`.
        public var others: JSONObject

        /// A choice from its parts.
        public init(
            index: Int = 0,
            message: Message,
            logprobs: TokenLogprobs? = nil,
            finishReason: FinishReason?,
            others: JSONObject = [:]
        ) {
            self.index = index
            self.message = message
            self.logprobs = logprobs
            self.finishReason = finishReason
            self.others = others
        }
    }

    /// What the model wrote.
    public struct Message: Hashable, Sendable {
        /// Who wrote it, `assistant`.
        public var role: String
        /// The text; `nil` when there is only a refusal or tool calls.
        public var content: String?
        /// The text of the refusal.
        public var refusal: String?
        /// The tools that the model calls.
        public var toolCalls: [ToolCall]
        /// The function that the model calls, in the form before tools.
        public var functionCall: ToolCall.Function?
        /// Every other member that is not `null`.
        public var others: JSONObject

        /// A message from its parts.
        public init(
            role: String = "assistant",
            content: String? = nil,
            refusal: String? = nil,
            toolCalls: [ToolCall] = [],
            functionCall: ToolCall.Function? = nil,
            others: JSONObject = [:]
        ) {
            self.role = role
            self.content = content
            self.refusal = refusal
            self.toolCalls = toolCalls
            self.functionCall = functionCall
            self.others = others
        }
    }

    /// A call of a tool, whole.
    public struct ToolCall: Hashable, Sendable {
        /// The call's ID, to which the tool's result refers.
        public var id: String
        /// The kind of tool, `function`.
        public var type: String
        /// The call itself; `nil` for a tool of another kind.
        public var function: Function?
        /// Every other member that is not `null`.
        public var others: JSONObject

        /// A call from its parts.
        public init(
            id: String,
            type: String = "function",
            function: Function?,
            others: JSONObject = [:]
        ) {
            self.id = id
            self.type = type
            self.function = function
            self.others = others
        }

        /// A function with the text of its arguments.
        public struct Function: Hashable, Sendable {
            /// The function's name.
            public var name: String
            /// The arguments as JSON text, which a model may get wrong; empty when it wrote none.
            public var arguments: String

            /// A call from its parts.
            public init(name: String, arguments: String) {
                self.name = name
                self.arguments = arguments
            }
        }
    }
}
