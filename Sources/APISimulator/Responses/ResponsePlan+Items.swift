import StreamingKit

/// The items of the output and their parts, as JSON.
extension ResponsePlan {
    /// The id of the item at `index`, made from its type as the API does it.
    func itemID(_ index: Int) -> String {
        let prefix =
            switch answer.items[index].content {
            case .message, .refusal: "msg_"
            case .reasoning: "rs_"
            case .functionCall: "fc_"
            case .customToolCall: "ctc_"
            case .other(let other):
                switch other.item["type"]?.string {
                case "web_search_call": "ws_"
                case "file_search_call": "fs_"
                case "code_interpreter_call": "ci_"
                case "image_generation_call": "ig_"
                case "mcp_call": "mcp_"
                case "mcp_list_tools": "mcpl_"
                case "mcp_approval_request": "mcpr_"
                default: "item_"
                }
            }
        var random = StableRandom(id, "item \(index)")
        return random.hexIdentifier(prefix, length: 48)
    }

    private func callID(_ index: Int) -> String {
        var random = StableRandom(id, "call \(index)")
        return random.identifier("call_", length: 24)
    }

    /// The item at `index`: as it is when it is added, empty, or when it is done.
    func item(_ index: Int, isDone: Bool) -> JSONValue {
        let isWhole = answer.items[index].isComplete && !isFiltered(index)
        let status = JSONValue.string(
            isDone ? (isWhole ? "completed" : "incomplete") : "in_progress"
        )
        let id = JSONValue.string(itemID(index))
        let text = JSONValue.string(isDone ? words(index).joined() : "")
        switch answer.items[index].content {
        case .message(_, _, let phase):
            let message: JSONValue = [
                "id": id, "type": "message", "status": status, "role": "assistant",
                "content": isDone ? [part(index, isDone: true)] : [],
            ]
            return phase.map { message.setting("phase", to: .string($0)) } ?? message
        case .refusal:
            return [
                "id": id, "type": "message", "status": status, "role": "assistant",
                "content": isDone ? [part(index, isDone: true)] : [],
            ]
        case .reasoning(let summary, let thought):
            let parts = summary.map { Self.summaryPart($0.joined()) }
            let item: JSONValue = [
                "id": id, "type": "reasoning", "summary": isDone ? .array(parts) : [],
            ]
            guard isDone, !thought.isEmpty else { return item }
            return item.setting("content", to: [part(index, isDone: true)])
        case .functionCall(let name, _):
            return [
                "id": id, "type": "function_call", "status": status, "arguments": text,
                "call_id": .string(callID(index)), "name": .string(name),
            ]
        case .customToolCall(let name, _):
            return [
                "id": id, "type": "custom_tool_call", "status": status, "input": text,
                "call_id": .string(callID(index)), "name": .string(name),
            ]
        case .other(let other):
            var item = (["id": id] as JSONValue).object ?? JSONObject()
            for member in other.item.object?.members ?? [] { item[member.key] = member.value }
            if !isDone {
                if item["status"] != nil { item["status"] = "in_progress" }
                for member in other.added.members { item[member.key] = member.value }
            }
            return .object(item)
        }
    }

    /// Whether a filter cut the item off: the last one of such an answer.
    private func isFiltered(_ index: Int) -> Bool {
        answer.finish == .contentFilter && index == answer.items.count - 1
    }

    /// The content part of the item at `index`.
    func part(_ index: Int, isDone: Bool) -> JSONValue {
        let text = JSONValue.string(isDone ? words(index).joined() : "")
        switch answer.items[index].content {
        case .refusal: return ["type": "refusal", "refusal": text]
        case .reasoning: return ["type": "reasoning_text", "text": text]
        default:
            return [
                "type": "output_text", "text": text,
                "annotations": isDone ? .array(annotations(index)) : [],
                "logprobs": isDone ? logprobs(words(index), from: 0) : [],
            ]
        }
    }

    /// One part of a reasoning summary.
    static func summaryPart(_ text: String) -> JSONValue {
        ["type": "summary_text", "text": .string(text)]
    }

    func summaryText(_ index: Int, _ part: Int) -> String {
        guard case .reasoning(let summary, _) = answer.items[index].content else { return "" }
        return summary[part].joined()
    }

    /// The tokens of the item's one text.
    func words(_ index: Int) -> [Substring] {
        switch answer.items[index].content {
        case .message(let words, _, _), .refusal(let words), .reasoning(_, let words),
            .functionCall(_, let words), .customToolCall(_, let words):
            words
        case .other: []
        }
    }

    /// The name of the tool that the item calls.
    func name(_ index: Int) -> String {
        if case .functionCall(let name, _) = answer.items[index].content { name } else { "" }
    }

    /// The annotations of the item's text, those of it that the text has reached.
    func annotations(_ index: Int) -> [JSONValue] {
        guard case .message(_, let annotations, _) = answer.items[index].content else { return [] }
        return annotations
    }

    /// What the API says about the likelihood of tokens; nothing unless it was asked for.
    func logprobs(_ words: [Substring], from place: Int) -> JSONValue {
        guard let logprobs = request.logprobs else { return [] }
        return .array(words.enumerated().map { logprobs.value(of: $1, at: place + $0) })
    }
}
