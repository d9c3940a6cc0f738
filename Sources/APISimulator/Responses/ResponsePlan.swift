import StreamingKit

/// The answer to one request to the Responses API: every event of the stream, and the same answer
/// as one document.
struct ResponsePlan: EventPlan, Equatable {
    let request: ResponseRequest
    let answer: Answer
    let id: String
    let created: Int
    let steps: [PlannedEvent]

    /// - Parameters:
    ///   - number: tells apart requests that are alike otherwise, in their ids.
    ///   - created: seconds since 1970.
    init(request: ResponseRequest, answer: Answer, number: Int, created: Int) {
        self.request = request
        self.answer = answer
        self.created = created
        var random = request.prompt.random("id \(number)")
        id = random.hexIdentifier("resp_", length: 48)
        steps = answer.steps(isBackground: request.isBackground)
    }

    var count: Int { steps.count }
    func moment(at index: Int) -> Moment { steps[index].moment }
    func tokens(at index: Int) -> Int { steps[index].tokens(in: answer) }
    var paceRandom: StableRandom { request.prompt.random("pace") }

    func event(at index: Int) -> StreamEvent {
        let (type, members) = payload(of: steps[index], at: index)
        return Self.event(type, members, sequence: index)
    }

    func delta(at index: Int) -> PlannedDelta? {
        guard case .textDelta(let item, let text, _) = steps[index], request.logprobs == nil else {
            return nil
        }
        return PlannedDelta(
            series: item,
            key: "delta",
            text: text,
            sequence: index,
            obfuscation: request.includesObfuscation ? obfuscation(of: text, at: index) : nil
        )
    }

    func error(at index: Int, isFlat: Bool) -> StreamEvent {
        let error = ErrorReply.inStream
        return Self.event("error", Self.errorMembers(error, isFlat: isFlat), sequence: index)
    }

    private static func event(
        _ type: String,
        _ members: JSONObject,
        sequence: Int
    ) -> StreamEvent {
        var payload = JSONObject()
        payload["type"] = .string(type)
        payload["sequence_number"] = .int(sequence)
        for member in members.members { payload[member.key] = member.value }
        return StreamEvent(name: type, data: JSONValue.object(payload).text())
    }

    static func errorMembers(_ error: ErrorReply, isFlat: Bool) -> JSONObject {
        guard isFlat else { return ["error": error.value] }
        return [
            "code": .optional(error.code), "message": .string(error.message),
            "param": .optional(error.param),
        ]
    }

    // MARK: The response as an object

    /// How the response stands.
    enum Status: String {
        case queued, completed, incomplete, failed, cancelled
        case inProgress = "in_progress"
    }

    /// How it stands when all events are out.
    var finalStatus: Status {
        switch answer.finish {
        case .stop: .completed
        case .length, .contentFilter: .incomplete
        case .failed: .failed
        }
    }

    /// The whole answer, as it is sent when it is not streamed.
    var document: JSONValue { response(finalStatus) }

    /// The response object with this status; its output is there only at the end.
    func response(_ status: Status) -> JSONValue {
        var object = JSONObject()
        object["id"] = .string(id)
        object["object"] = "response"
        object["created_at"] = .int(created)
        object["status"] = .string(status.rawValue)
        object["background"] = .bool(request.isBackground)
        object["error"] = .null
        object["incomplete_details"] = .null
        object["model"] = .string(request.prompt.model)
        object["output"] = []
        object["usage"] = .null
        for member in request.echoed.members { object[member.key] = member.value }
        guard status == finalStatus else { return .object(object) }
        switch answer.finish {
        case .failed(let code, let message):
            object["error"] = ["code": .string(code), "message": .string(message)]
            return .object(object)
        case .length: object["incomplete_details"] = ["reason": "max_output_tokens"]
        case .contentFilter: object["incomplete_details"] = ["reason": "content_filter"]
        case .stop: break
        }
        object["output"] = .array(answer.items.indices.map { item($0, isDone: true) })
        object["usage"] = usage
        return .object(object)
    }

    /// What the response cost.
    private var usage: JSONValue {
        let input = request.prompt.inputTokens
        return [
            "input_tokens": .int(input), "input_tokens_details": ["cached_tokens": 0],
            "output_tokens": .int(answer.outputTokens),
            "output_tokens_details": ["reasoning_tokens": .int(answer.reasoningTokens)],
            "total_tokens": .int(input + answer.outputTokens),
        ]
    }
}
