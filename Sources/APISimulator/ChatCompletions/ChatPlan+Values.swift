import StreamingKit

/// The JSON of chunks and of the whole answer.
extension ChatPlan {
    /// The payload of the chunk at `index`.
    func value(of chunk: ChatChunk, at index: Int) -> JSONValue {
        switch chunk {
        case .role(let choice, let opening):
            let delta: JSONValue =
                switch opening {
                case .content: ["role": "assistant", "content": "", "refusal": .null]
                case .refusal: ["role": "assistant", "content": .null, "refusal": ""]
                case .calls: ["role": "assistant", "content": .null]
                case .call(let name): head(choice: choice, index: 0, name: name, hasRole: true)
                }
            return envelope(choice: choice, delta: delta, index: index, text: "")
        case .content(let choice, let text, let place):
            return envelope(
                choice: choice,
                delta: ["content": .string(String(text))],
                logprobs: logprobs([(text, place)], isRefusal: false),
                index: index,
                text: text
            )
        case .refusal(let choice, let text, let place):
            return envelope(
                choice: choice,
                delta: ["refusal": .string(String(text))],
                logprobs: logprobs([(text, place)], isRefusal: true),
                index: index,
                text: text
            )
        case .call(let choice, let call, let name):
            let delta = head(choice: choice, index: call, name: name, hasRole: false)
            return envelope(choice: choice, delta: delta, index: index, text: "")
        case .arguments(let choice, let call, let text):
            let function: JSONValue = ["arguments": .string(String(text))]
            let delta: JSONValue =
                request.usesFunctions
                ? ["function_call": function]
                : ["tool_calls": [["index": .int(call), "function": function]]]
            return envelope(choice: choice, delta: delta, index: index, text: text)
        case .finish(let choice, let reason):
            return envelope(choice: choice, delta: [:], reason: reason, index: index, text: "")
        case .usage: return envelope(choices: []).setting("usage", to: usage)
        case .failure(let code, let message): return ErrorReply.failure(code: code, message).body
        case .done: return "[DONE]"
        }
    }

    private func head(choice: Int, index: Int, name: String, hasRole: Bool) -> JSONValue {
        let start: JSONValue = hasRole ? ["role": "assistant", "content": .null] : [:]
        let function: JSONValue = ["name": .string(name), "arguments": ""]
        if request.usesFunctions { return start.setting("function_call", to: function) }
        return start.setting(
            "tool_calls",
            to: [
                [
                    "index": .int(index), "id": .string(callID(choice: choice, index: index)),
                    "type": "function", "function": function,
                ]
            ]
        )
    }

    private func envelope(
        choice: Int,
        delta: JSONValue,
        logprobs: JSONValue = .null,
        reason: String? = nil,
        index: Int,
        text: Substring
    ) -> JSONValue {
        let value = envelope(choices: [
            [
                "index": .int(choice), "delta": delta, "logprobs": logprobs,
                "finish_reason": .optional(reason),
            ]
        ])
        guard request.includesObfuscation else { return value }
        return value.setting("obfuscation", to: .string(obfuscation(of: text, at: index)))
    }

    private func envelope(choices: [JSONValue]) -> JSONValue {
        let value: JSONValue = [
            "id": .string(id), "object": "chat.completion.chunk", "created": .int(created),
            "model": .string(request.prompt.model), "service_tier": "default",
            "system_fingerprint": .string(fingerprint), "choices": .array(choices),
        ]
        return request.includesUsage ? value.setting("usage", to: .null) : value
    }

    private var fingerprint: String {
        var random = StableRandom(request.prompt.model, "fingerprint")
        return random.hexIdentifier("fp_", length: 10)
    }

    private func logprobs(_ words: [(Substring, Int)], isRefusal: Bool) -> JSONValue {
        guard let logprobs = request.logprobs, !words.isEmpty else { return .null }
        let entries = JSONValue.array(words.map { logprobs.value(of: $0, at: $1) })
        return isRefusal
            ? ["content": .null, "refusal": entries] : ["content": entries, "refusal": .null]
    }

    /// The whole answer, as it is sent when it is not streamed.
    var document: JSONValue {
        [
            "id": .string(id), "object": "chat.completion", "created": .int(created),
            "model": .string(request.prompt.model),
            "choices": .array(answers.indices.map { choiceDocument($0) }),
            "usage": usage, "service_tier": "default",
            "system_fingerprint": .string(fingerprint),
        ]
    }

    private func choiceDocument(_ choice: Int) -> JSONValue {
        var texts: [Substring]?
        var refusal: [Substring]?
        var calls: [JSONValue] = []
        for item in answers[choice].items {
            switch item.content {
            case .message(let words, _, _): texts = (texts ?? []) + words
            case .refusal(let words): refusal = (refusal ?? []) + words
            case .functionCall(let name, let arguments):
                calls.append([
                    "id": .string(callID(choice: choice, index: calls.count)), "type": "function",
                    "function": [
                        "name": .string(name), "arguments": .string(arguments.joined()),
                    ],
                ])
            case .reasoning, .customToolCall, .other: break
            }
        }
        if texts == nil, refusal == nil, calls.isEmpty { texts = [] }
        var message: JSONValue = [
            "role": "assistant", "content": .optional(texts?.joined()),
            "refusal": .optional(refusal?.joined()), "annotations": [],
        ]
        if let first = calls.first {
            message =
                request.usesFunctions
                ? message.setting("function_call", to: first["function"] ?? .null)
                : message.setting("tool_calls", to: .array(calls))
        }
        let words = (refusal ?? texts ?? []).enumerated().map { ($1, $0) }
        return [
            "index": .int(choice), "message": message,
            "logprobs": logprobs(words, isRefusal: refusal != nil),
            "finish_reason": .optional(
                answers[choice].finishReason(usesFunctions: request.usesFunctions)
            ),
        ]
    }
}
