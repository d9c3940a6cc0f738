import StreamingKit

/// What each event of a response says.
extension RealtimePlan {
    func kind(of step: RealtimeStep) -> RealtimeServerEvent.Kind {
        switch step {
        case .created: .responseCreated(response(isDone: false))
        case .end: .responseDone(response(isDone: true))
        case .rateLimits: .rateLimits(Self.limits)
        case .itemAdded(let item):
            .outputItemAdded(
                responseID: id,
                outputIndex: item,
                item: self.item(item, isDone: false)
            )
        case .itemDone(let item):
            .outputItemDone(responseID: id, outputIndex: item, item: self.item(item, isDone: true))
        case .conversationAdded(let item):
            .item(.added, self.item(item, isDone: false), previousItemID: previousID(item))
        case .conversationDone(let item):
            .item(.done, self.item(item, isDone: true), previousItemID: previousID(item))
        case .partAdded(let item): .partAdded(place(item), part: part(item, isDone: false))
        case .partDone(let item): .partDone(place(item), part: part(item, isDone: true))
        case .wordDelta(let item, let word): .delta(output, place(item), String(word))
        case .wordsDone(let item): .done(output, place(item), text(item))
        case .soundDelta(let item, let word):
            .delta(.audio, place(item), Base64.encode(Sound.spoken(word)))
        case .soundDone(let item): .done(.audio, place(item), nil)
        case .argumentsDelta(let item, let text):
            .delta(.functionArguments, place(item, isPart: false), String(text))
        case .argumentsDone(let item):
            .done(.functionArguments, place(item, isPart: false), text(item))
        }
    }

    /// Members that the event has besides.
    func others(_ step: RealtimeStep) -> JSONObject {
        switch step {
        case .argumentsDelta(let item, _): ["call_id": .string(callID(item))]
        case .argumentsDone(let item):
            ["call_id": .string(callID(item)), "name": .string(name(item))]
        case .conversationAdded(let item), .conversationDone(let item):
            previousID(item) == nil ? ["previous_item_id": .null] : [:]
        default: [:]
        }
    }

    private var output: RealtimeOutput { order.isSpoken ? .transcript : .text }

    private func place(_ item: Int, isPart: Bool = true) -> RealtimePlace {
        RealtimePlace(
            responseID: id,
            itemID: itemID(item),
            outputIndex: item,
            contentIndex: isPart ? 0 : nil
        )
    }

    /// The id of the item at `index` of the output.
    func itemID(_ index: Int) -> String {
        var random = StableRandom(id, "item \(index)")
        return random.identifier("item_", length: 21)
    }

    private func callID(_ index: Int) -> String {
        var random = StableRandom(id, "call \(index)")
        return random.identifier("call_", length: 16)
    }

    private func previousID(_ index: Int) -> String? {
        index == 0 ? previousItemID : itemID(index - 1)
    }

    private func text(_ item: Int) -> String { items[item].pieces.joined() }

    private func name(_ item: Int) -> String {
        if case .call(let name, _) = items[item].content { name } else { "" }
    }

    /// The item at `index`: as it is when it is added, empty, or when it is done.
    func item(_ index: Int, isDone: Bool) -> JSONValue {
        let status = isDone ? (items[index].isComplete ? "completed" : "incomplete") : "in_progress"
        var object = JSONObject()
        object["id"] = .string(itemID(index))
        object["object"] = "realtime.item"
        switch items[index].content {
        case .words:
            object["type"] = "message"
            object["status"] = .string(status)
            object["role"] = "assistant"
            let member = order.isSpoken ? "transcript" : "text"
            let type = order.isSpoken ? "output_audio" : "output_text"
            object["content"] =
                isDone ? [["type": .string(type), member: .string(text(index))]] : []
        case .call(let name, _):
            object["type"] = "function_call"
            object["status"] = .string(status)
            object["name"] = .string(name)
            object["call_id"] = .string(callID(index))
            object["arguments"] = .string(isDone ? text(index) : "")
        }
        return .object(object)
    }

    private func part(_ item: Int, isDone: Bool) -> JSONValue {
        let text = JSONValue.string(isDone ? text(item) : "")
        return order.isSpoken
            ? ["type": "audio", "transcript": text] : ["type": "text", "text": text]
    }

    // MARK: The response as an object

    private func response(isDone: Bool) -> JSONValue {
        var object = JSONObject()
        object["object"] = "realtime.response"
        object["id"] = .string(id)
        object["status"] = .string(isDone ? status : "in_progress")
        object["status_details"] = isDone ? statusDetails : .null
        object["output"] =
            isDone ? .array(items.indices.map { item($0, isDone: true) }) : []
        object["conversation_id"] = .optional(conversationID)
        object["output_modalities"] = [order.isSpoken ? "audio" : "text"]
        object["max_output_tokens"] = order.maximumTokens.map { .int($0) } ?? "inf"
        object["audio"] = ["output": sound]
        object["usage"] = isDone ? usage : .null
        object["metadata"] = order.metadata
        return .object(object)
    }

    private var status: String {
        if isCancelled { return "cancelled" }
        switch finish {
        case .stop: return "completed"
        case .length, .contentFilter: return "incomplete"
        case .failed: return "failed"
        }
    }

    private var statusDetails: JSONValue {
        if isCancelled { return ["type": "cancelled", "reason": "client_cancelled"] }
        switch finish {
        case .stop: return .null
        case .length: return ["type": "incomplete", "reason": "max_output_tokens"]
        case .contentFilter: return ["type": "incomplete", "reason": "content_filter"]
        case .failed(let code, let message):
            return [
                "type": "failed",
                "error": [
                    "type": "server_error", "code": .string(code), "message": .string(message),
                ],
            ]
        }
    }

    /// The tokens that the output costs.
    var outputTokens: (text: Int, audio: Int) {
        items.reduce((0, 0)) { sum, item in
            let tokens = item.tokens(isSpoken: order.isSpoken)
            return (sum.0 + tokens.text, sum.1 + tokens.audio)
        }
    }

    private var usage: JSONValue {
        let input = prompt.inputTokens
        let (text, audio) = outputTokens
        return [
            "total_tokens": .int(input + text + audio), "input_tokens": .int(input),
            "output_tokens": .int(text + audio),
            "input_token_details": [
                "text_tokens": .int(input), "audio_tokens": 0, "image_tokens": 0,
                "cached_tokens": 0,
                "cached_tokens_details": [
                    "text_tokens": 0, "audio_tokens": 0, "image_tokens": 0,
                ],
            ], "output_token_details": ["text_tokens": .int(text), "audio_tokens": .int(audio)],
        ]
    }

    /// Limits that nobody here ever reaches.
    private static let limits: [JSONValue] = [
        ["name": "requests", "limit": 5000, "remaining": 4999, "reset_seconds": 0.012],
        ["name": "tokens", "limit": 400_000, "remaining": 399_000, "reset_seconds": 0.15],
    ]
}
