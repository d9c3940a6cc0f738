import StreamingKit

/// What one event of a Responses stream says, before it is JSON.
///
/// `item` is the index in the output, `part` the one in an item's content or summary.
enum PlannedEvent: Equatable, Sendable {
    case created
    case queued
    case inProgress
    case itemAdded(item: Int)
    case itemDone(item: Int)
    /// `response.content_part.added` and `.done`.
    case contentAdded(item: Int)
    case contentDone(item: Int)
    case textDelta(item: Int, Substring, place: Int)
    case textDone(item: Int)
    case annotation(item: Int, index: Int)
    case refusalDelta(item: Int, Substring)
    case refusalDone(item: Int)
    case summaryAdded(item: Int, part: Int)
    case summaryDelta(item: Int, part: Int, Substring)
    case summaryTextDone(item: Int, part: Int)
    case summaryDone(item: Int, part: Int)
    case reasoningDelta(item: Int, Substring)
    case reasoningDone(item: Int)
    case argumentsDelta(item: Int, Substring)
    case argumentsDone(item: Int)
    case inputDelta(item: Int, Substring)
    case inputDone(item: Int)
    /// An event that the scenario has written out.
    case other(item: Int, event: Int)
    /// A token of a text that the scenario has written out, and the end of that text.
    case otherDelta(item: Int, event: Int, Substring)
    case otherDone(item: Int, event: Int)
    /// The event `error`, which comes before `response.failed`.
    case error
    /// `response.completed`, `.incomplete` or `.failed`.
    case end

    /// How many tokens of output it carries.
    func tokens(in answer: Answer) -> Int {
        switch self {
        case .textDelta, .refusalDelta, .summaryDelta, .reasoningDelta, .argumentsDelta,
            .inputDelta, .otherDelta:
            return 1
        case .itemAdded(let item):
            // A call's name, and whatever made another item begin.
            switch answer.items[item].content {
            case .functionCall(let name, _), .customToolCall(let name, _):
                return headerTokens(name)
            case .other: return 1
            default: return 0
            }
        default: return 0
        }
    }

    /// When it comes.
    var moment: Moment {
        switch self {
        case .created, .queued, .inProgress: .atOnce
        case .textDelta, .refusalDelta, .summaryDelta, .reasoningDelta, .argumentsDelta,
            .inputDelta, .otherDelta, .other:
            .withToken
        default: .together
        }
    }
}

extension Answer {
    /// Every step of the response that gives this answer, in the order that the API sends them.
    func steps(isBackground: Bool) -> [PlannedEvent] {
        var steps: [PlannedEvent] = [.created]
        if isBackground { steps.append(.queued) }
        steps.append(.inProgress)
        for index in items.indices {
            steps.append(.itemAdded(item: index))
            steps += items[index].content.steps(item: index)
            steps.append(.itemDone(item: index))
        }
        if case .failed = finish {
            // It broke while the last item was open: nothing of that item is ever done.
            while let last = steps.last, last.isDone { steps.removeLast() }
            steps.append(.error)
        }
        steps.append(.end)
        return steps
    }
}

extension PlannedEvent {
    /// Whether the step closes something.
    fileprivate var isDone: Bool {
        switch self {
        case .itemDone, .contentDone, .textDone, .refusalDone, .summaryTextDone, .summaryDone,
            .reasoningDone, .argumentsDone, .inputDone, .otherDone:
            true
        default: false
        }
    }
}

extension AnswerItem.Content {
    /// The steps between an item's `added` and its `done`.
    fileprivate func steps(item: Int) -> [PlannedEvent] {
        switch self {
        case .message(let words, let annotations, _):
            var steps: [PlannedEvent] = []
            steps.reserveCapacity(words.count + annotations.count + 3)
            steps.append(.contentAdded(item: item))
            steps += textSteps(item: item, words: words, annotations: annotations)
            return steps + [.textDone(item: item), .contentDone(item: item)]
        case .refusal(let words):
            return [.contentAdded(item: item)] + words.map { .refusalDelta(item: item, $0) }
                + [.refusalDone(item: item), .contentDone(item: item)]
        case .reasoning(let summary, let text):
            var steps: [PlannedEvent] = []
            for (part, words) in summary.enumerated() {
                steps.append(.summaryAdded(item: item, part: part))
                steps += words.map { .summaryDelta(item: item, part: part, $0) }
                steps.append(.summaryTextDone(item: item, part: part))
                steps.append(.summaryDone(item: item, part: part))
            }
            guard !text.isEmpty else { return steps }
            steps.append(.contentAdded(item: item))
            steps += text.map { .reasoningDelta(item: item, $0) }
            return steps + [.reasoningDone(item: item), .contentDone(item: item)]
        case .functionCall(_, let arguments):
            return arguments.map { .argumentsDelta(item: item, $0) } + [.argumentsDone(item: item)]
        case .customToolCall(_, let input):
            return input.map { .inputDelta(item: item, $0) } + [.inputDone(item: item)]
        case .other(let other):
            return other.events.enumerated().flatMap { index, event -> [PlannedEvent] in
                guard case .text(_, _, let text, _) = event else {
                    return [.other(item: item, event: index)]
                }
                return tokens(of: text).map { .otherDelta(item: item, event: index, $0) }
                    + [.otherDone(item: item, event: index)]
            }
        }
    }

    /// The deltas of a text, each annotation behind the text that it is about.
    private func textSteps(
        item: Int,
        words: [Substring],
        annotations: [JSONValue]
    ) -> [PlannedEvent] {
        guard !annotations.isEmpty else {
            return words.enumerated().map { .textDelta(item: item, $1, place: $0) }
        }
        var steps: [PlannedEvent] = []
        var length = 0
        var sent = 0
        for (place, word) in words.enumerated() {
            steps.append(.textDelta(item: item, word, place: place))
            length += word.unicodeScalars.count
            while sent < annotations.count, let end = annotations[sent]["end_index"]?.int,
                end <= length
            {
                steps.append(.annotation(item: item, index: sent))
                sent += 1
            }
        }
        while sent < annotations.count {
            steps.append(.annotation(item: item, index: sent))
            sent += 1
        }
        return steps
    }
}
