import ExerciseSupport
import Testing

@testable import ChatAdapter

@Suite("One display for two APIs, graded") struct ChatAdapterHiddenTests {
    @Test("Several choices in turns") func severalChoices() {
        let both = ChatCompletionChunk(
            choices: [
                .init(index: 1, delta: .init(content: "b", refusal: "no")),
                .init(index: 0, delta: .init(content: "a"), finishReason: .stop),
            ]
        )
        let id = "chatcmpl-1"
        let (first, second) = ("\(id)-0", "\(id)-1")
        let text = PartPlace(itemID: second, output: 1, content: 0)
        let refusal = PartPlace(itemID: second, output: 1, content: 1)
        let other = PartPlace(itemID: first, output: 0, content: 0)
        let begun = ResponseSnapshot(id: id, status: "in_progress")
        let one = ExerciseSupport.OutputItem.message(first, [.text("a")], status: "completed")
        let two = ExerciseSupport.OutputItem.message(
            second,
            [.text("bc"), .refusal("no")],
            status: "completed"
        )
        let events: [ExerciseSupport.ResponseEvent] = [
            .step(.created, begun), .step(.inProgress, begun),
            .itemAdded(.message(second), output: 1), .partAdded(.text(""), at: text),
            .textDelta("b", at: text), .partAdded(.refusal(""), at: refusal),
            .refusalDelta("no", at: refusal), .itemAdded(.message(first), output: 0),
            .partAdded(.text(""), at: other), .textDelta("a", at: other),
            .textDone("a", at: other), .partDone(.text("a"), at: other),
            .itemDone(one, output: 0), .textDelta("c", at: text), .textDone("bc", at: text),
            .partDone(.text("bc"), at: text), .refusalDone("no", at: refusal),
            .partDone(.refusal("no"), at: refusal), .itemDone(two, output: 1),
            .step(.completed, ResponseSnapshot(id: id, status: "completed", output: [one, two])),
        ]
        let chunks = [both, .text("c", choice: 1), .finish(choice: 1), .usage(3, 3)]
        compare(run(chunks), events, chunks)
    }

    @Test("Every reason") func everyReason() {
        let reasons: [FinishReason] = [
            .stop, .length, .toolCalls, .contentFilter, .functionCall, .other("steered"),
        ]
        for first in reasons {
            for second in reasons {
                let chunks: [ChatCompletionChunk] = [
                    .text("b", choice: 4), .text("a", choice: 3), .finish(second, choice: 4),
                    .finish(first, choice: 3),
                ]
                let items = [item(3, "a", first), item(4, "b", second)]
                let reason = cut(first) ?? cut(second)
                let step: ResponseStep = reason == nil ? .completed : .incomplete
                let response = ResponseSnapshot(
                    id: "chatcmpl-1",
                    status: step.rawValue,
                    output: items,
                    reason: reason
                )
                compare(run(chunks).suffix(1), [.step(step, response)], chunks)
            }
        }
        // So many that the order of a dictionary is not the right one by chance.
        for lowest in [0, 5, 30, 77] {
            let cuts = (lowest..<lowest + 6).map { index in
                (index: index, reason: index == lowest ? FinishReason.length : .contentFilter)
            }
            let chunks: [ChatCompletionChunk] = cuts.reversed().flatMap { cut in
                [.text("a", choice: cut.index), .finish(cut.reason, choice: cut.index)]
            }
            let response = ResponseSnapshot(
                id: "chatcmpl-1",
                status: "incomplete",
                output: cuts.map { item($0.index, "a", $0.reason) },
                reason: "max_output_tokens"
            )
            compare(run(chunks).suffix(1), [.step(.incomplete, response)], chunks)
        }
    }

    @Test("Streams drawn at random") func anyStream() {
        for seed in 1...40 {
            let stream = RandomChat(seed: UInt64(seed))
            let events = run(stream.chunks)
            var display = Display()
            for event in events { display.show(event) }
            if display.complaint == nil, display.texts != stream.texts {
                display.complaint = "the display has \(display.texts), not \(stream.texts)"
            }
            if display.complaint == nil, display.step != .completed {
                display.complaint = "the response is \(shown(step: display.step)) in the end"
            }
            report(display.complaint, stream.chunks, events)
        }
    }

    @Test("Every beginning of a stream") func everyBeginning() {
        let stream = RandomChat(seed: 8_50)
        for length in 1...stream.chunks.count {
            let chunks = Array(stream.chunks.prefix(length))
            let events = run(chunks)
            var display = Display()
            for event in events { display.show(event) }
            let open = display.added.subtracting(display.done)
            let hasBegun = chunks.contains { !$0.choices.isEmpty }
            let expected: ResponseStep? =
                !hasBegun ? nil : open.isEmpty ? .completed : .failed
            if display.complaint == nil, display.step != expected {
                let (got, wanted) = (shown(step: display.step), shown(step: expected))
                display.complaint = "the response is \(got), not \(wanted)"
            }
            report(display.complaint, chunks, events)
        }
    }
}

/// A display that relies on the order of events, and complains of what it did not expect.
private struct Display {
    var step: ResponseStep?
    var complaint: String?
    var added: Set<Int> = []
    var done: Set<Int> = []
    private var parts: [PartPlace: String] = [:]
    private var closed: Set<PartPlace> = []
    private var settled: Set<PartPlace> = []

    /// The texts of all items that are done, by index.
    private(set) var texts: [Int: [String]] = [:]

    mutating func show(_ event: ExerciseSupport.ResponseEvent) {
        switch event {
        case .step(let next, _):
            let isNext =
                step == nil ? next == .created : step == .created ? next == .inProgress : true
            require(isNext && step != .completed && step != .failed, event)
            step = next
            if next == .completed { require(added == done, event) }
        case .itemAdded(_, let output):
            require(step == .inProgress && added.insert(output).inserted, event)
        case .partAdded(let part, let place):
            require(added.contains(place.output) && parts[place] == nil, event)
            require(part.text.isEmpty, event)
            require(place.content == parts.keys.count { $0.output == place.output }, event)
            parts[place] = ""
        case .textDelta(let text, let place), .refusalDelta(let text, let place):
            require(parts[place] != nil && !text.isEmpty && !settled.contains(place), event)
            parts[place, default: ""] += text
        case .textDone(let text, let place), .refusalDone(let text, let place):
            require(parts[place] == text && settled.insert(place).inserted, event)
        case .partDone(let part, let place):
            require(parts[place] == part.text && settled.contains(place), event)
            require(closed.insert(place).inserted, event)
        case .itemDone(let item, let output):
            require(done.insert(output).inserted && added.contains(output), event)
            require(parts.keys.allSatisfy { $0.output != output || closed.contains($0) }, event)
            texts[output] = item.parts.map(\.text)
        case .error, .unknown:
            require(false, event)
        }
    }

    private mutating func require(_ isFine: Bool, _ event: ExerciseSupport.ResponseEvent) {
        if !isFine, complaint == nil { complaint = "not here, or not so: \(event)" }
    }
}

/// Chunks of one to three choices in random turns.
private struct RandomChat {
    private(set) var chunks: [ChatCompletionChunk] = []
    private(set) var texts: [Int: [String]] = [:]

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var queues: [[ChatCompletionChunk]] = []
        for choice in 0..<generator.number(in: 1...3) {
            var queue = generator.flip() ? [ChatCompletionChunk.start(choice: choice)] : []
            var parts: [(isRefusal: Bool, text: String)] = []
            for _ in 0..<generator.number(in: 0...5) {
                let text = generator.pick(["low ", "tide", "é", "", "7:42"])
                let isRefusal = generator.number(in: 0...3) == 0
                queue.append(
                    isRefusal ? .refusal(text, choice: choice) : .text(text, choice: choice)
                )
                if text.isEmpty { continue }
                if let index = parts.firstIndex(where: { $0.isRefusal == isRefusal }) {
                    parts[index].text += text
                } else {
                    parts.append((isRefusal, text))
                }
            }
            queues.append(queue + [.finish(choice: choice)])
            texts[choice] = parts.map(\.text)
        }
        if generator.flip() { chunks.append(ChatCompletionChunk(id: "", choices: [])) }
        while !queues.isEmpty {
            let index = generator.number(in: 0...(queues.count - 1))
            chunks.append(queues[index].removeFirst())
            if queues[index].isEmpty { queues.remove(at: index) }
        }
        chunks.append(.usage(9, 9))
    }
}

extension ChatAdapterHiddenTests {
    private func run(_ chunks: [ChatCompletionChunk]) -> [ExerciseSupport.ResponseEvent] {
        var adapter = EventAdapter()
        let events: [ExerciseSupport.ResponseEvent] = chunks.flatMap { adapter.push($0) }
        return events + adapter.finish()
    }

    private func cut(_ reason: FinishReason) -> String? {
        switch reason {
        case .length: "max_output_tokens"
        case .contentFilter: "content_filter"
        default: nil
        }
    }

    private func item(_ index: Int, _ text: String, _ reason: FinishReason) -> OutputItem {
        let status = cut(reason) == nil ? "completed" : "incomplete"
        return .message("chatcmpl-1-\(index)", [.text(text)], status: status)
    }

    private func compare(
        _ got: [ExerciseSupport.ResponseEvent],
        _ expected: [ExerciseSupport.ResponseEvent],
        _ chunks: [ChatCompletionChunk],
        line: Int = #line
    ) {
        ExerciseSupport.check(
            ShownLines(got),
            is: ShownLines(expected),
            in: shown(stream: chunks) + "\nfinish()",
            sourceLocation: here(line)
        )
    }

    private func report(
        _ complaint: String?,
        _ chunks: [ChatCompletionChunk],
        _ events: [ExerciseSupport.ResponseEvent],
        line: Int = #line
    ) {
        guard let complaint else { return }
        recordFailure(
            input: shown(stream: chunks) + "\nfinish()",
            expected: "events that a display can rely on",
            got: ShownLines(events).description,
            note: complaint,
            sourceLocation: here(line)
        )
    }
}
