import ExerciseSupport
import Testing

@testable import ChatAdapter

@Suite("One display for two APIs") struct ChatAdapterTests {
    private let at = PartPlace(itemID: "chatcmpl-1-0", output: 0, content: 0)
    private let begun = ResponseSnapshot(id: "chatcmpl-1", status: "in_progress")
    private let item = ExerciseSupport.OutputItem.message("chatcmpl-1-0")

    @Test("The response comes first") func created() {
        expect([.start()], beginsWith: [.step(.created, begun), .step(.inProgress, begun)])
        let gateway = ChatCompletionChunk(id: "", model: "", choices: [])
        expect(
            [gateway, .text("Hi")],
            beginsWith: [.step(.created, begun), .step(.inProgress, begun)]
        )
        expect([gateway, .usage(1, 2)], [])
        expect(
            [.start(), .start(), .usage(9, 3)],
            [.step(.created, begun), .step(.inProgress, begun), .itemAdded(item, output: 0)]
        )
    }

    @Test("A choice is an item") func items() {
        let other = ExerciseSupport.OutputItem.message("chatcmpl-1-2")
        expectBehindSteps([.start()], [.itemAdded(item, output: 0)])
        expectBehindSteps(
            [.start(choice: 2), .start(), .start(choice: 2)],
            [.itemAdded(other, output: 2), .itemAdded(item, output: 0)]
        )
    }

    @Test("A part is added before its first text") func parts() {
        expectBehindSteps(
            [.text("Hi"), .text(" there")],
            [
                .itemAdded(item, output: 0), .partAdded(.text(""), at: at),
                .textDelta("Hi", at: at), .textDelta(" there", at: at),
            ]
        )
        let second = PartPlace(itemID: "chatcmpl-1-0", output: 0, content: 1)
        expectBehindSteps(
            [.refusal("I"), .refusal("'m"), .text("Hi"), .refusal(" sorry")],
            [
                .itemAdded(item, output: 0), .partAdded(.refusal(""), at: at),
                .refusalDelta("I", at: at), .refusalDelta("'m", at: at),
                .partAdded(.text(""), at: second), .textDelta("Hi", at: second),
                .refusalDelta(" sorry", at: at),
            ]
        )
    }

    @Test("Empty texts give nothing") func empty() {
        let role = ChatCompletionChunk.Delta(role: "assistant", content: "", refusal: "")
        expectBehindSteps(
            [.delta(role), .text(""), .text("Hi"), .text(""), .delta(.init())],
            [
                .itemAdded(item, output: 0), .partAdded(.text(""), at: at),
                .textDelta("Hi", at: at),
            ]
        )
    }

    @Test("A finish reason closes from the inside out") func finishing() {
        let done = ExerciseSupport.OutputItem.message(
            "chatcmpl-1-0",
            [.text("Hi.")],
            status: "completed"
        )
        let closing: [ExerciseSupport.ResponseEvent] = [
            .textDone("Hi.", at: at), .partDone(.text("Hi."), at: at), .itemDone(done, output: 0),
        ]
        let growing: [ExerciseSupport.ResponseEvent] = [
            .itemAdded(item, output: 0), .partAdded(.text(""), at: at), .textDelta("Hi", at: at),
            .textDelta(".", at: at),
        ]
        expectBehindSteps([.text("Hi"), .text("."), .finish()], growing + closing)
        let both = ChatCompletionChunk(
            choices: [.init(delta: .init(content: "."), finishReason: .stop)]
        )
        expectBehindSteps([.text("Hi"), both], growing + closing)
        let empty = ExerciseSupport.OutputItem.message("chatcmpl-1-0", status: "completed")
        expectBehindSteps(
            [.start(), .finish(.toolCalls)],
            [.itemAdded(item, output: 0), .itemDone(empty, output: 0)]
        )
    }

    @Test("The stream's end is the response's end") func completed() {
        let first = ExerciseSupport.OutputItem.message(
            "chatcmpl-1-0",
            [.text("A")],
            status: "completed"
        )
        let second = ExerciseSupport.OutputItem.message(
            "chatcmpl-1-1",
            [.refusal("B")],
            status: "completed"
        )
        expectEnd(
            [.text("A"), .finish(), .usage(9, 1)],
            .step(.completed, response("completed", [first]))
        )
        expectEnd(
            [.refusal("B", choice: 1), .finish(choice: 1), .text("A"), .finish()],
            .step(.completed, response("completed", [first, second]))
        )
        expectEnd([], nil)
        expectEnd([.usage(9, 0)], nil)
    }

    @Test("A choice that was cut off makes it incomplete") func cutOff() {
        let cut = ExerciseSupport.OutputItem.message(
            "chatcmpl-1-0",
            [.text("A")],
            status: "incomplete"
        )
        expectEnd(
            [.text("A"), .finish(.length)],
            .step(.incomplete, response("incomplete", [cut], "max_output_tokens"))
        )
        expectEnd(
            [.text("A"), .finish(.contentFilter)],
            .step(.incomplete, response("incomplete", [cut], "content_filter"))
        )
    }

    @Test("Without a finish reason it failed") func failed() {
        let whole = ExerciseSupport.OutputItem.message(
            "chatcmpl-1-0",
            [.text("A")],
            status: "completed"
        )
        let early = "the stream ended early"
        expectEnd([.start(), .text("A")], .step(.failed, response("failed", [], early)))
        expectEnd(
            [.text("A"), .text("B", choice: 1), .finish()],
            .step(.failed, response("failed", [whole], early))
        )
    }
}

extension ChatAdapterTests {
    private func response(
        _ status: String,
        _ output: [ExerciseSupport.OutputItem],
        _ reason: String? = nil
    ) -> ResponseSnapshot {
        ResponseSnapshot(id: "chatcmpl-1", status: status, output: output, reason: reason)
    }

    private func events(_ chunks: [ChatCompletionChunk]) -> [ExerciseSupport.ResponseEvent] {
        var adapter = EventAdapter()
        return chunks.flatMap { adapter.push($0) }
    }

    /// All that `push` gives for these chunks.
    private func expect(
        _ chunks: [ChatCompletionChunk],
        _ expected: [ExerciseSupport.ResponseEvent],
        line: Int = #line
    ) {
        compare(events(chunks), expected, chunks, line)
    }

    /// The first events that `push` gives for these chunks.
    private func expect(
        _ chunks: [ChatCompletionChunk],
        beginsWith expected: [ExerciseSupport.ResponseEvent],
        line: Int = #line
    ) {
        compare(Array(events(chunks).prefix(expected.count)), expected, chunks, line)
    }

    /// All that `push` gives but the steps, which have a test of their own.
    private func expectBehindSteps(
        _ chunks: [ChatCompletionChunk],
        _ expected: [ExerciseSupport.ResponseEvent],
        line: Int = #line
    ) {
        let got = events(chunks).filter { event in
            if case .step = event { false } else { true }
        }
        compare(got, expected, chunks, line)
    }

    /// All that `finish` gives behind these chunks.
    private func expectEnd(
        _ chunks: [ChatCompletionChunk],
        _ expected: ExerciseSupport.ResponseEvent?,
        line: Int = #line
    ) {
        var adapter = EventAdapter()
        for chunk in chunks { _ = adapter.push(chunk) }
        let got: [ExerciseSupport.ResponseEvent] = adapter.finish()
        compare(got, expected.map { [$0] } ?? [], chunks, line, end: "\nfinish()")
    }

    private func compare(
        _ got: [ExerciseSupport.ResponseEvent],
        _ expected: [ExerciseSupport.ResponseEvent],
        _ chunks: [ChatCompletionChunk],
        _ line: Int,
        end: String = ""
    ) {
        ExerciseSupport.check(
            ShownLines(got),
            is: ShownLines(expected),
            in: shown(stream: chunks) + end,
            sourceLocation: here(line)
        )
    }
}
