import ExerciseSupport
import Testing

@testable import AssembleOutput

@Suite("Put the output together") struct AssembleOutputTests {
    private let at = PartPlace(itemID: "msg_1", output: 0, content: 0)
    private let second = PartPlace(itemID: "msg_1", output: 0, content: 1)
    private let other = PartPlace(itemID: "msg_2", output: 2, content: 0)

    @Test("A message grows with its deltas") func oneMessage() {
        expect(
            [.itemAdded(.message("msg_1"), output: 0), .partAdded(.text(""), at: at)],
            [.message("msg_1", [.text("")])]
        )
        expect(
            [
                .itemAdded(.message("msg_1"), output: 0), .partAdded(.text(""), at: at),
                .textDelta("Hel", at: at), .textDelta("lo", at: at),
            ],
            [.message("msg_1", [.text("Hello")])]
        )
        expect(
            [
                .itemAdded(.message("msg_1"), output: 0), .partAdded(.refusal("I"), at: at),
                .refusalDelta("'m ", at: at), .refusalDelta("sorry", at: at),
            ],
            [.message("msg_1", [.refusal("I'm sorry")])]
        )
    }

    @Test("Parts stand by their content index") func partsByIndex() {
        expect(
            [
                .itemAdded(.message("msg_1"), output: 0), .partAdded(.text(""), at: at),
                .partAdded(.text(""), at: second), .textDelta("Low ", at: at),
                .textDelta("High ", at: second), .textDelta("at 1.", at: at),
                .textDelta("at 7.", at: second),
            ],
            [.message("msg_1", [.text("Low at 1."), .text("High at 7.")])]
        )
        expect(
            [
                .itemAdded(.message("msg_1"), output: 0), .partAdded(.refusal(""), at: second),
                .refusalDelta("No.", at: second), .partAdded(.text(""), at: at),
                .textDelta("Well: ", at: at),
            ],
            [.message("msg_1", [.text("Well: "), .refusal("No.")])]
        )
    }

    @Test("Items stand by their output index") func itemsByIndex() {
        expect(
            [
                .itemAdded(.message("msg_2"), output: 2), .partAdded(.text(""), at: other),
                .textDelta("Rain", at: other), .itemAdded(.message("msg_1"), output: 0),
                .partAdded(.text(""), at: at), .textDelta("Tide", at: at),
                .textDelta(".", at: other), .textDelta("s", at: at),
            ],
            [.message("msg_1", [.text("Tides")]), .message("msg_2", [.text("Rain.")])]
        )
        let reasoning = OutputItem(id: "rs_1", type: "reasoning")
        expect(
            [
                .itemAdded(.message("msg_1"), output: 40), .itemAdded(reasoning, output: 7),
                .itemDone(reasoning, output: 7),
            ],
            [reasoning, .message("msg_1")]
        )
    }

    @Test("What is whole wins") func wholeWins() {
        let done = OutputItem.message("msg_1", [.text("Hello.")], status: "completed")
        let begun: [ExerciseSupport.ResponseEvent] = [
            .itemAdded(.message("msg_1"), output: 0), .partAdded(.text(""), at: at),
            .textDelta("Hel", at: at), .textDelta("lo.", at: at),
        ]
        expect(begun + [.textDone("Hello.", at: at)], [.message("msg_1", [.text("Hello.")])])
        expect(
            begun + [.textDone("Hello.", at: at), .partDone(.text("Hello."), at: at)],
            [.message("msg_1", [.text("Hello.")])]
        )
        expect(begun + [.itemDone(done, output: 0)], [done])
        let lost = begun + [.textDone("Hello there.", at: at)]
        expectTexts(lost, "Hello there.")
        expectTexts(begun + [.partDone(.text("Hi."), at: at)], "Hi.")
    }

    @Test("A contradiction is reported once") func contradictions() {
        let begun: [ExerciseSupport.ResponseEvent] = [
            .itemAdded(.message("msg_1"), output: 0), .partAdded(.text(""), at: at),
            .textDelta("Hel", at: at), .partAdded(.refusal(""), at: second),
            .refusalDelta("No", at: second),
        ]
        let done = OutputItem.message(
            "msg_1",
            [.text("Hello"), .refusal("No!")],
            status: "completed"
        )
        let first = Contradiction(place: at, deltas: "Hel", whole: "Hello")
        expect(
            begun + [.textDone("Hello", at: at), .partDone(.text("Hello"), at: at)],
            [.message("msg_1", [.text("Hello"), .refusal("No")])],
            [first]
        )
        expect(
            begun + [
                .textDone("Hello", at: at), .refusalDone("No!", at: second),
                .partDone(.refusal("No!"), at: second), .itemDone(done, output: 0),
            ],
            [done],
            [first, Contradiction(place: second, deltas: "No", whole: "No!")]
        )
        expect(
            begun + [.refusalDone("No", at: second), .itemDone(done, output: 0)],
            [done],
            [first, Contradiction(place: second, deltas: "No", whole: "No!")]
        )
    }

    @Test("Without deltas nothing is contradicted") func noDeltas() {
        let done = OutputItem.message("msg_1", [.text("Hi")], status: "completed")
        expect(
            [
                .itemAdded(.message("msg_1"), output: 0), .partAdded(.text(""), at: at),
                .textDone("Hi", at: at),
            ],
            [.message("msg_1", [.text("Hi")])]
        )
        expect([.itemAdded(.message("msg_1"), output: 0), .itemDone(done, output: 0)], [done])
    }

    @Test("What was not announced begins by itself") func unannounced() {
        expect(
            [.textDelta("Hi", at: other), .refusalDelta("No", at: second)],
            [
                .message("msg_1", [.refusal("No")], status: nil),
                .message("msg_2", [.text("Hi")], status: nil),
            ]
        )
        expect(
            [.itemAdded(.message("msg_1"), output: 0), .textDelta("Hi", at: at)],
            [.message("msg_1", [.text("Hi")])]
        )
        expect([.textDone("Hi", at: at)], [.message("msg_1", [.text("Hi")], status: nil)])
        let whole = OutputItem.message("msg_1", [.text("Hi")], status: "completed")
        expect([.itemDone(whole, output: 3)], [whole])
    }

    @Test("Other events change nothing") func others() {
        let whole = OutputItem.message("msg_9", [.text("Bye")], status: "completed")
        let response = ResponseSnapshot(id: "resp_1", status: "completed", output: [whole])
        expect(
            [
                .step(.created, ResponseSnapshot(id: "resp_1", status: "in_progress")),
                .itemAdded(.message("msg_1"), output: 0), .textDelta("Hi", at: at),
                .unknown(type: "response.new", payload: ["delta": "x", "output_index": 0]),
                .error(code: nil, message: "Oops"), .step(.completed, response),
            ],
            [.message("msg_1", [.text("Hi")])]
        )
    }
}

extension AssembleOutputTests {
    /// What the assembler has when these events came.
    private func expect(
        _ events: [ExerciseSupport.ResponseEvent],
        _ output: [ExerciseSupport.OutputItem],
        _ contradictions: [ExerciseSupport.Contradiction] = [],
        line: Int = #line
    ) {
        var assembler = ResponseAssembler()
        feed(events, to: &assembler)
        let items: [ExerciseSupport.OutputItem] = assembler.output
        let found: [ExerciseSupport.Contradiction] = assembler.contradictions
        ExerciseSupport.check(
            lines(items, found),
            is: lines(output, contradictions),
            in: ShownLines(events).description,
            sourceLocation: here(line)
        )
    }

    /// The texts alone, for events that contradict each other.
    private func expectTexts(
        _ events: [ExerciseSupport.ResponseEvent],
        _ text: String,
        line: Int = #line
    ) {
        var assembler = ResponseAssembler()
        feed(events, to: &assembler)
        let items: [ExerciseSupport.OutputItem] = assembler.output
        let got = items.flatMap(\.parts).map(\.text).joined()
        let input = ShownLines(events).description
        ExerciseSupport.check(got, is: text, in: input, sourceLocation: here(line))
    }

    private func feed(
        _ events: [ExerciseSupport.ResponseEvent],
        to assembler: inout ResponseAssembler
    ) {
        for event in events { assembler.add(event) }
    }

    private func lines(
        _ items: [ExerciseSupport.OutputItem],
        _ contradictions: [ExerciseSupport.Contradiction]
    ) -> ShownLines {
        ShownLines(
            items.map(\.description) + contradictions.map { "contradiction: \($0)" }
        )
    }
}
