/// What one chunk of a Chat Completions stream says.
enum ChatChunk: Equatable, Sendable {
    /// The first of a choice: who speaks.
    case role(choice: Int, Opening)
    /// More text, with its place in the choice's text for the log probabilities.
    case content(choice: Int, Substring, place: Int)
    /// More of a refusal.
    case refusal(choice: Int, Substring, place: Int)
    /// The head of a tool call: its id and name.
    case call(choice: Int, index: Int, name: String)
    /// More of a tool call's arguments.
    case arguments(choice: Int, index: Int, Substring)
    /// Why a choice ended.
    case finish(choice: Int, reason: String)
    /// What the request cost.
    case usage
    /// The server gives up.
    case failure(code: String, message: String)
    /// The payload `[DONE]`.
    case done

    /// What the first chunk of a choice holds besides the role.
    enum Opening: Equatable, Sendable {
        /// `content` as an empty text, `refusal` as null.
        case content
        /// `refusal` as an empty text, `content` as null.
        case refusal
        /// `content` as null, the calls follow in chunks of their own.
        case calls
        /// `content` as null, with the head of the only call.
        case call(name: String)
    }

    /// How many tokens of output the chunk carries.
    var tokens: Int {
        switch self {
        case .content, .refusal, .arguments: 1
        case .call(_, _, let name), .role(_, .call(let name)): headerTokens(name)
        case .role, .finish, .usage, .failure, .done: 0
        }
    }
}

extension Answer {
    /// The chunks of the choice that gives this answer, in the order that the API sends them.
    func chunks(choice: Int) -> [ChatChunk] {
        var chunks: [ChatChunk] = []
        var calls = 0
        let callCount = items.count { if case .functionCall = $0.content { true } else { false } }
        var textPlace = 0
        var refusalPlace = 0
        for item in items {
            switch item.content {
            case .message(let words, _, _):
                if chunks.isEmpty { chunks.append(.role(choice: choice, .content)) }
                for word in words {
                    chunks.append(.content(choice: choice, word, place: textPlace))
                    textPlace += 1
                }
            case .refusal(let words):
                if chunks.isEmpty { chunks.append(.role(choice: choice, .refusal)) }
                for word in words {
                    chunks.append(.refusal(choice: choice, word, place: refusalPlace))
                    refusalPlace += 1
                }
            case .functionCall(let name, let arguments):
                if chunks.isEmpty, callCount == 1 {
                    chunks.append(.role(choice: choice, .call(name: name)))
                } else {
                    if chunks.isEmpty { chunks.append(.role(choice: choice, .calls)) }
                    chunks.append(.call(choice: choice, index: calls, name: name))
                }
                for word in arguments {
                    chunks.append(.arguments(choice: choice, index: calls, word))
                }
                calls += 1
            // This API does not show them.
            case .reasoning, .customToolCall, .other: break
            }
        }
        if chunks.isEmpty { chunks.append(.role(choice: choice, .content)) }
        return chunks
    }

    /// The API's word for how the answer ended; `nil` when it failed.
    func finishReason(usesFunctions: Bool) -> String? {
        switch finish {
        case .length: return "length"
        case .contentFilter: return "content_filter"
        case .failed: return nil
        case .stop:
            let calls = items.contains {
                if case .functionCall = $0.content { true } else { false }
            }
            guard calls else { return "stop" }
            return usesFunctions ? "function_call" : "tool_calls"
        }
    }
}
