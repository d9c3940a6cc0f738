/// One chunk of a streamed chat completion: the payload of one event, read.
///
/// A member that the payload lacks, or that is `null` in it, says nothing: texts and lists of the
/// chunk itself are then empty, everything else is nil.
public struct ChatCompletionChunk: Equatable, Sendable {
    /// The completion's ID, the same in every chunk that has one; some gateways begin with a chunk
    /// whose ID is empty.
    public var id: String
    /// When the completion began, in seconds since 1970; 0 where the payload does not say it.
    public var created: Int
    /// The model that answers; empty where the payload does not say it.
    public var model: String
    /// What is new, choice by choice. Most chunks have one; a chunk with the usage has none.
    public var choices: [Choice]
    /// How many tokens it all took; in one of the last chunks, if it was asked for.
    public var usage: TokenUsage?

    /// Makes a chunk; what is left out is as in the chunks that `text`, `finish` and the others make.
    public init(
        id: String = Self.usualID,
        created: Int = Self.usualTime,
        model: String = Self.usualModel,
        choices: [Choice] = [],
        usage: TokenUsage? = nil
    ) {
        self.id = id
        self.created = created
        self.model = model
        self.choices = choices
        self.usage = usage
    }

    /// What is new in one of the answers that were asked for.
    public struct Choice: Equatable, Sendable {
        /// Which answer, from 0.
        public var index: Int
        /// What is new in its message.
        public var delta: Delta
        /// Why the answer is over; nil until it is.
        public var finishReason: FinishReason?

        /// Makes the part of a chunk that belongs to one answer.
        public init(index: Int = 0, delta: Delta = Delta(), finishReason: FinishReason? = nil) {
            self.index = index
            self.delta = delta
            self.finishReason = finishReason
        }
    }

    /// What is new in a message. Whatever is nil or empty adds nothing.
    public struct Delta: Equatable, Sendable {
        /// Who writes, `assistant`; usually in the first delta alone.
        public var role: String?
        /// More of the text. An empty text is a text; nil is none.
        public var content: String?
        /// More of the words in which the model declines.
        public var refusal: String?
        /// Pieces of tool calls, each with the number of its call.
        public var toolCalls: [ToolCallDelta]

        /// Makes a delta; without any parts it is empty.
        public init(
            role: String? = nil,
            content: String? = nil,
            refusal: String? = nil,
            toolCalls: [ToolCallDelta] = []
        ) {
            self.role = role
            self.content = content
            self.refusal = refusal
            self.toolCalls = toolCalls
        }
    }
}
