/// One chunk of a streamed chat completion: the data of one event, `chat.completion.chunk` in the
/// API's OpenAPI description (`CreateChatCompletionStreamResponse`).
///
/// Servers differ, so reading one is lenient: a member that is missing, `null` or of another type
/// is `nil` here, a `delta` that is `null` or missing is empty, and `choices` may be empty, as in
/// the last chunk with the usage. What is not understood is kept in `others`, every `null` too, so
/// that a chunk that is read and written again says what it said.
public struct ChatCompletionChunk: Hashable, Sendable {
    /// The completion's ID, the same in all of its chunks.
    public var id: String?
    /// `chat.completion.chunk`; some proxies send an empty string in a chunk of their own.
    public var object: String?
    /// When the completion began, in seconds since 1970; the same in all of its chunks.
    public var created: Int?
    /// The model that answers.
    public var model: String?
    /// What is new in the choices; most chunks have one, the usage chunk none.
    public var choices: [Choice]
    /// The tokens of the whole completion, in the last chunk when the request asked for it.
    public var usage: TokenUsage?
    /// The tier that served the request.
    public var serviceTier: String?
    /// The configuration of the backend.
    public var systemFingerprint: String?
    /// Random characters that hide the length of the content from those who see sizes only.
    public var obfuscation: String?
    /// Every other member.
    public var others: JSONObject

    /// A chunk from its parts.
    public init(
        id: String?,
        object: String? = "chat.completion.chunk",
        created: Int?,
        model: String?,
        choices: [Choice] = [],
        usage: TokenUsage? = nil,
        serviceTier: String? = nil,
        systemFingerprint: String? = nil,
        obfuscation: String? = nil,
        others: JSONObject = [:]
    ) {
        self.id = id
        self.object = object
        self.created = created
        self.model = model
        self.choices = choices
        self.usage = usage
        self.serviceTier = serviceTier
        self.systemFingerprint = systemFingerprint
        self.obfuscation = obfuscation
        self.others = others
    }

    /// What is new in one choice.
    public struct Choice: Hashable, Sendable {
        /// Which of the choices that were asked for (`n`); 0 when a server leaves it out.
        public var index: Int
        /// What is new in the message.
        public var delta: Delta
        /// The log probabilities of the tokens in the delta.
        public var logprobs: TokenLogprobs?
        /// Why the choice has ended, in its last chunk.
        public var finishReason: FinishReason?
        /// Every other member.
        public var others: JSONObject

        /// A choice from its parts.
        ///
        /// The API writes `finish_reason` and `logprobs` as `null` where there are none, and so do
        /// the default `others`.
        public init(
            index: Int = 0,
            delta: Delta = Delta(),
            logprobs: TokenLogprobs? = nil,
            finishReason: FinishReason? = nil,
            others: JSONObject = ["logprobs": .null, "finish_reason": .null]
        ) {
            self.index = index
            self.delta = delta
            self.logprobs = logprobs
            self.finishReason = finishReason
            self.others = others
            // What has a value is not null beside it, so that the choice is equal to what is read.
            if logprobs != nil { self.others["logprobs"] = nil }
            if finishReason != nil { self.others["finish_reason"] = nil }
        }
    }

    /// What is new in a message.
    public struct Delta: Hashable, Sendable {
        /// Who writes the message, in its first delta.
        public var role: String?
        /// Text to append to the content.
        public var content: String?
        /// Text to append to the refusal.
        public var refusal: String?
        /// Pieces of tool calls, each with the index of its call.
        public var toolCalls: [ToolCallFragment]
        /// A piece of a function call, in the form before tools.
        public var functionCall: ToolCallFragment.Function?
        /// Every other member, such as `reasoning_content` of some servers.
        public var others: JSONObject

        /// A delta from its parts; empty without any.
        public init(
            role: String? = nil,
            content: String? = nil,
            refusal: String? = nil,
            toolCalls: [ToolCallFragment] = [],
            functionCall: ToolCallFragment.Function? = nil,
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
}
