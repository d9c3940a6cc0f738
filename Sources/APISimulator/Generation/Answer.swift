import StreamingKit

/// One answer to one request: its parts in order, each already cut into tokens.
struct Answer: Equatable, Sendable {
    var items: [AnswerItem]
    var finish: Finish

    /// The tokens that the answer costs.
    var outputTokens: Int { items.reduce(0) { $0 + $1.tokenCount } }

    /// The tokens among them that went into reasoning.
    var reasoningTokens: Int {
        items.reduce(0) { sum, item in
            if case .reasoning = item.content { sum + item.tokenCount } else { sum }
        }
    }
}

/// One part of an answer.
struct AnswerItem: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case message([Substring], annotations: [JSONValue], phase: String?)
        case refusal([Substring])
        case reasoning(summary: [[Substring]], text: [Substring])
        case functionCall(name: String, arguments: [Substring])
        case customToolCall(name: String, input: [Substring])
        case other(OtherItem)
    }

    var content: Content
    /// Whether nothing of it was cut off.
    var isComplete = true

    /// How many tokens the part costs; a call's name costs some too.
    var tokenCount: Int {
        switch content {
        case .message(let tokens, _, _), .refusal(let tokens): tokens.count
        case .reasoning(let summary, let text): summary.reduce(text.count) { $0 + $1.count }
        case .functionCall(let name, let arguments): headerTokens(name) + arguments.count
        case .customToolCall(let name, let input): headerTokens(name) + input.count
        case .other(let item):
            item.events.reduce(1) { sum, event in
                if case .text(_, _, let text, _) = event {
                    sum + APISimulator.tokens(of: text).count
                } else {
                    sum
                }
            }
        }
    }
}

/// The tokens that begin a call of the tool `name`.
func headerTokens(_ name: String) -> Int { tokens(of: name).count }

extension Answer {
    /// The answer with at most `maximum` tokens, cut where a model would be.
    func limited(to maximum: Int) -> Answer {
        guard outputTokens > maximum else { return self }
        var left = maximum
        var cut = Answer(items: [], finish: .length)
        for item in items {
            if item.tokenCount <= left {
                cut.items.append(item)
                left -= item.tokenCount
                continue
            }
            if let part = item.content.prefix(left) {
                cut.items.append(AnswerItem(content: part, isComplete: false))
            }
            break
        }
        return cut
    }
}

extension AnswerItem.Content {
    /// The part with its first `count` tokens; `nil` when nothing of it is left to be sent.
    fileprivate func prefix(_ count: Int) -> Self? {
        switch self {
        case .message(let tokens, let annotations, let phase):
            guard count > 0 else { return nil }
            let kept = Array(tokens.prefix(count))
            let length = kept.reduce(0) { $0 + $1.unicodeScalars.count }
            // What is said about text that never came is cut off with it.
            let about = annotations.filter { ($0["end_index"]?.int ?? .max) <= length }
            return .message(kept, annotations: about, phase: phase)
        case .refusal(let tokens): return count > 0 ? .refusal(Array(tokens.prefix(count))) : nil
        case .reasoning(let summary, let text):
            guard count > 0 else { return nil }
            var left = count
            var kept: [[Substring]] = []
            for part in summary where left > 0 {
                kept.append(Array(part.prefix(left)))
                left -= kept[kept.count - 1].count
            }
            return .reasoning(summary: kept, text: Array(text.prefix(left)))
        case .functionCall(let name, let arguments):
            let left = count - headerTokens(name)
            return left >= 0
                ? .functionCall(name: name, arguments: Array(arguments.prefix(left))) : nil
        case .customToolCall(let name, let input):
            let left = count - headerTokens(name)
            return left >= 0 ? .customToolCall(name: name, input: Array(input.prefix(left))) : nil
        case .other: return nil
        }
    }
}
