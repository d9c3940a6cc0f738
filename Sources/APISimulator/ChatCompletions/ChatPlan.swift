import StreamingKit

/// The answer to one Chat Completions request: every chunk of the stream, and the same answer as
/// one document.
struct ChatPlan: EventPlan, Equatable {
    let request: ChatRequest
    let answers: [Answer]
    let id: String
    let created: Int
    let chunks: [ChatChunk]
    private let moments: [Moment]

    /// - Parameters:
    ///   - number: tells apart requests that are alike otherwise, in their ids.
    ///   - created: seconds since 1970.
    init(request: ChatRequest, answers: [Answer], number: Int, created: Int) {
        self.request = request
        self.answers = answers
        self.created = created
        var random = request.prompt.random("id \(number)")
        id = random.identifier("chatcmpl-", length: 29)
        (chunks, moments) = Self.interleaved(request: request, answers: answers)
    }

    /// The chunks of all choices, by turns: they are written at the same time.
    private static func interleaved(
        request: ChatRequest,
        answers: [Answer]
    ) -> ([ChatChunk], [Moment]) {
        var chunks: [ChatChunk] = []
        var moments: [Moment] = []
        func add(_ chunk: ChatChunk, _ moment: Moment) {
            chunks.append(chunk)
            moments.append(moment)
        }
        let lists = answers.enumerated().map { $1.chunks(choice: $0) }
        let longest = lists.map(\.count).max() ?? 0
        for round in 0..<longest {
            var isFirst = true
            for (choice, list) in lists.enumerated() where round < list.count {
                // The opening comes with the first token, and one token of each choice together.
                add(list[round], round > 0 && isFirst ? .withToken : .together)
                isFirst = false
                guard round == list.count - 1 else { continue }
                if let reason = answers[choice].finishReason(usesFunctions: request.usesFunctions) {
                    add(.finish(choice: choice, reason: reason), .together)
                }
            }
        }
        for answer in answers {
            guard case .failed(let code, let message) = answer.finish else { continue }
            add(.failure(code: code, message: message), .together)
            return (chunks, moments)
        }
        if request.includesUsage { add(.usage, .together) }
        add(.done, .together)
        return (chunks, moments)
    }

    var count: Int { chunks.count }
    func moment(at index: Int) -> Moment { moments[index] }
    func tokens(at index: Int) -> Int { chunks[index].tokens }
    var paceRandom: StableRandom { request.prompt.random("pace") }

    func event(at index: Int) -> StreamEvent {
        switch chunks[index] {
        case .done: StreamEvent(name: nil, data: "[DONE]")
        case .failure(let code, let message):
            StreamEvent(name: nil, data: ErrorReply.failure(code: code, message).body.text())
        default: StreamEvent(name: nil, data: value(of: chunks[index], at: index).text())
        }
    }

    func delta(at index: Int) -> PlannedDelta? {
        guard case .content(let choice, let text, _) = chunks[index], request.logprobs == nil else {
            return nil
        }
        return PlannedDelta(
            series: choice,
            key: "content",
            text: text,
            sequence: nil,
            obfuscation: request.includesObfuscation ? obfuscation(of: text, at: index) : nil,
            moment: moments[index],
            tokens: chunks[index].tokens
        )
    }

    func error(at index: Int, isFlat: Bool) -> StreamEvent {
        let error = ErrorReply.inStream
        return StreamEvent(name: nil, data: (isFlat ? error.value : error.body).text())
    }

    /// The id of a tool call, the same in the stream and in the document.
    func callID(choice: Int, index: Int) -> String {
        var random = StableRandom(id, "call \(choice) \(index)")
        return random.identifier("call_", length: 24)
    }

    /// What the request cost.
    var usage: JSONValue {
        let input = request.prompt.inputTokens
        let output = answers.reduce(0) { $0 + $1.outputTokens }
        return [
            "prompt_tokens": .int(input),
            "completion_tokens": .int(output),
            "total_tokens": .int(input + output),
            "prompt_tokens_details": ["cached_tokens": 0, "audio_tokens": 0],
            "completion_tokens_details": [
                "reasoning_tokens": .int(answers.reduce(0) { $0 + $1.reasoningTokens }),
                "audio_tokens": 0, "accepted_prediction_tokens": 0,
                "rejected_prediction_tokens": 0,
            ],
        ]
    }
}

extension ErrorReply {
    /// The error of a model that gave up.
    static func failure(code: String, _ message: String) -> ErrorReply {
        ErrorReply(status: 500, message: message, type: "server_error", code: code)
    }

    /// What the fault `error` sends in the middle of a stream.
    static let inStream = ErrorReply(
        status: 500,
        message: "The server had an error while processing your request. This is the fault "
            + "'error'.",
        type: "server_error",
        code: "server_error"
    )
}
