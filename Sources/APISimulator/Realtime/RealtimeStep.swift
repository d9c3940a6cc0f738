/// What one event of a response of the Realtime API says, before it is JSON. `item` is the index
/// in the output.
enum RealtimeStep: Equatable, Sendable {
    case created
    case rateLimits
    case itemAdded(item: Int)
    /// `conversation.item.added` and `.done`: the item stands in the conversation.
    case conversationAdded(item: Int)
    case conversationDone(item: Int)
    case partAdded(item: Int)
    case partDone(item: Int)
    /// A token of text, or of what is said.
    case wordDelta(item: Int, Substring)
    case soundDelta(item: Int, Substring)
    case soundDone(item: Int)
    case wordsDone(item: Int)
    case argumentsDelta(item: Int, Substring)
    case argumentsDone(item: Int)
    case itemDone(item: Int)
    case end

    /// When it comes.
    var moment: Moment {
        switch self {
        case .created, .rateLimits: .atOnce
        case .wordDelta, .argumentsDelta: .withToken
        default: .together
        }
    }

    /// Whether it is a piece of what the model says.
    var isDelta: Bool {
        switch self {
        case .wordDelta, .soundDelta, .argumentsDelta: true
        default: false
        }
    }
}

/// One item of a response: what the model says, or a function that it calls.
struct RealtimeOutputItem: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case words([Substring])
        case call(name: String, arguments: [Substring])
    }

    var content: Content
    var isComplete: Bool

    /// The item as this API has it; `nil` for what only the Responses API shows.
    init?(_ item: AnswerItem) {
        isComplete = item.isComplete
        switch item.content {
        case .message(let words, _, _), .refusal(let words): content = .words(words)
        case .functionCall(let name, let arguments):
            content = .call(name: name, arguments: arguments)
        case .reasoning, .customToolCall, .other: return nil
        }
    }

    /// The words or the arguments, piece by piece.
    var pieces: [Substring] {
        switch content {
        case .words(let words): words
        case .call(_, let arguments): arguments
        }
    }

    /// The item with its first pieces alone.
    func prefix(_ count: Int) -> RealtimeOutputItem {
        var item = self
        item.isComplete = false
        switch content {
        case .words(let words): item.content = .words(Array(words.prefix(count)))
        case .call(let name, let arguments):
            item.content = .call(name: name, arguments: Array(arguments.prefix(count)))
        }
        return item
    }

    /// The tokens that it costs.
    func tokens(isSpoken: Bool) -> (text: Int, audio: Int) {
        switch content {
        case .words(let words): (words.count, isSpoken ? words.count * Sound.audioTokens : 0)
        case .call(let name, let arguments): (headerTokens(name) + arguments.count, 0)
        }
    }

    /// Its steps, in the order in which the API sends them.
    func steps(_ item: Int, isSpoken: Bool, isInConversation: Bool) -> [RealtimeStep] {
        var steps: [RealtimeStep] = [.itemAdded(item: item)]
        if isInConversation { steps.append(.conversationAdded(item: item)) }
        switch content {
        case .words(let words):
            steps.append(.partAdded(item: item))
            for word in words {
                steps.append(.wordDelta(item: item, word))
                if isSpoken { steps.append(.soundDelta(item: item, word)) }
            }
            if isSpoken { steps.append(.soundDone(item: item)) }
            steps += [.wordsDone(item: item), .partDone(item: item)]
        case .call(_, let arguments):
            steps += arguments.map { .argumentsDelta(item: item, $0) }
            steps.append(.argumentsDone(item: item))
        }
        steps.append(.itemDone(item: item))
        if isInConversation { steps.append(.conversationDone(item: item)) }
        return steps
    }
}
