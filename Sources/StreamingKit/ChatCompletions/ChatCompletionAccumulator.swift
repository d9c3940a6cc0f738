/// Puts the chunks of a stream together to the chat completion that a blocking request would get.
///
/// ```swift
/// var accumulator = ChatCompletionAccumulator()
/// for chunk in chunks { accumulator.add(chunk) }
/// accumulator.completion.choices[0].message.content
/// ```
///
/// Choices come in any order and interleaved; each is found by its index. Adding a chunk takes time
/// in proportion to the chunk, however long the answer has become.
public struct ChatCompletionAccumulator: Sendable {
    /// Everything but the choices.
    private var frame = ChatCompletion(id: "", created: 0, model: "")
    private var choices: [Int: ChoiceAccumulator] = [:]

    /// An accumulator that has seen no chunk.
    public init() {}

    /// How many chunks came.
    public private(set) var chunkCount = 0

    /// Adds what is new in `chunk`.
    ///
    /// ID, time and model count when they first say something, since proxies send empty ones
    /// before; usage, tier and fingerprint when they last do, since usage may grow.
    public mutating func add(_ chunk: ChatCompletionChunk) {
        chunkCount += 1
        if frame.id.isEmpty { frame.id = chunk.id ?? "" }
        if frame.created == 0 { frame.created = chunk.created ?? 0 }
        if frame.model.isEmpty { frame.model = chunk.model ?? "" }
        frame.usage = chunk.usage ?? frame.usage
        frame.serviceTier = chunk.serviceTier ?? frame.serviceTier
        frame.systemFingerprint = chunk.systemFingerprint ?? frame.systemFingerprint
        frame.others.replace(with: chunk.others)
        for choice in chunk.choices {
            choices[choice.index, default: ChoiceAccumulator()].add(choice)
        }
    }

    /// The completion as far as it has come.
    public var completion: ChatCompletion {
        var completion = frame
        completion.choices = choices.sorted { $0.key < $1.key }.map { $1.choice(index: $0) }
        return completion
    }

    /// The text of the choice `index` so far; empty when there is none.
    public func content(ofChoice index: Int = 0) -> String { choices[index]?.content ?? "" }

    /// The choices that have begun and have no finish reason yet, by index: when the stream is at
    /// its end, the ones that were cut off.
    public var unfinishedChoices: [Int] {
        choices.filter { $0.value.finishReason == nil }.map(\.key).sorted()
    }

    /// Whether a choice came, and every one that came has its finish reason.
    public var isFinished: Bool { !choices.isEmpty && unfinishedChoices.isEmpty }
}

/// What has come of one choice.
struct ChoiceAccumulator: Sendable {
    private var role: String?
    private(set) var content: String?
    private var refusal: String?
    private var toolCalls = ToolCallAccumulator()
    private var functionCall: ChatCompletion.ToolCall.Function?
    private var logprobs: TokenLogprobs?
    private(set) var finishReason: FinishReason?
    private var messageOthers = JSONObject()
    private var others = JSONObject()

    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        let delta = choice.delta
        role = role ?? delta.role
        content.append(delta.content)
        refusal.append(delta.refusal)
        for fragment in delta.toolCalls { toolCalls.add(fragment) }
        if let piece = delta.functionCall {
            var call = functionCall.take() ?? ChatCompletion.ToolCall.Function()
            call.append(piece)
            functionCall = call
        }
        if let next = choice.logprobs {
            var all = logprobs.take() ?? TokenLogprobs()
            all.append(next)
            logprobs = all
        }
        finishReason = choice.finishReason ?? finishReason
        messageOthers.merge(delta.others)
        others.replace(with: choice.others)
    }

    func choice(index: Int) -> ChatCompletion.Choice {
        ChatCompletion.Choice(
            index: index,
            message: ChatCompletion.Message(
                role: role ?? "assistant",
                content: content,
                refusal: refusal,
                toolCalls: toolCalls.calls,
                functionCall: functionCall,
                others: messageOthers
            ),
            logprobs: logprobs,
            finishReason: finishReason,
            others: others
        )
    }
}
