import ExerciseSupport
import Testing

@testable import AssembleOutput

@Suite("Put the output together, graded") struct AssembleOutputHiddenTests {
    @Test("Items that grow in turns") func randomTurns() {
        for seed in 1...30 {
            var response = RandomResponse(seed: UInt64(seed))
            expect(response.events(), response.items)
        }
    }

    @Test("After each event") func everyMoment() {
        let place = PartPlace(itemID: "msg_7", output: 1, content: 0)
        let deltas = ["The ", "tide", "", " is low", ", é", "."]
        var events: [ExerciseSupport.ResponseEvent] = [
            .itemAdded(.message("msg_7"), output: 1), .partAdded(.text(""), at: place),
        ]
        var text = ""
        for delta in deltas {
            events.append(.textDelta(delta, at: place))
            text += delta
            expect(events, [.message("msg_7", [.text(text)])])
        }
        let done = OutputItem.message("msg_7", [.text(text)], status: "completed")
        events += [.textDone(text, at: place), .partDone(.text(text), at: place)]
        expect(events, [.message("msg_7", [.text(text)])])
        expect(events + [.itemDone(done, output: 1)], [done])
    }

    @Test("One delta lost") func lostDeltas() {
        for seed in 101...125 {
            var response = RandomResponse(seed: UInt64(seed))
            var events = response.events()
            var lost: (index: Int, place: PartPlace)?
            for (index, event) in events.enumerated() {
                // A part with one delta alone would be left without any.
                if case .textDelta(let delta, let place) = event, !delta.isEmpty,
                    events.count(where: { isDelta($0, at: place) }) > 1
                {
                    lost = (index, place)
                }
            }
            guard let lost else { continue }
            events.remove(at: lost.index)
            let deltas = events.compactMap { event -> String? in
                guard case .textDelta(let delta, lost.place) = event else { return nil }
                return delta
            }
            let item = response.items.first { $0.id == lost.place.itemID }
            let whole = item?.parts[lost.place.content].text ?? ""
            let contradiction = Contradiction(
                place: lost.place,
                deltas: deltas.joined(),
                whole: whole
            )
            expect(events, response.items, [contradiction])
        }
    }

    @Test("Wholes alone") func wholesAlone() {
        for seed in 201...220 {
            var response = RandomResponse(seed: UInt64(seed))
            let events = response.events().filter { event in
                switch event {
                case .itemDone: true
                case .textDone, .partDone: seed % 2 == 0
                default: false
                }
            }
            expect(events, response.items)
        }
    }

    private func isDelta(_ event: ExerciseSupport.ResponseEvent, at place: PartPlace) -> Bool {
        if case .textDelta(_, place) = event { true } else { false }
    }
}

/// Messages drawn at random, and their events in random turns.
private struct RandomResponse {
    private var generator: SeededGenerator
    private(set) var items: [OutputItem] = []
    private var queues: [[ExerciseSupport.ResponseEvent]] = []
    private var begins: [ExerciseSupport.ResponseEvent] = []
    private var ends: [ExerciseSupport.ResponseEvent] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        var output = generator.number(in: 0...2)
        for number in 0..<generator.number(in: 1...3) {
            let id = "msg_\(number)"
            var item = OutputItem.message(id, status: "completed")
            for content in 0..<generator.number(in: 1...3) {
                let place = PartPlace(itemID: id, output: output, content: content)
                let deltas = (0..<generator.number(in: 0...4)).map { _ in
                    generator.pick(["low ", "high ", "tide ", "é", "1:30 ", ""])
                }
                let text = deltas.joined()
                item.parts.append(.text(text))
                queues.append(
                    [.partAdded(.text(""), at: place)]
                        + deltas.map { .textDelta($0, at: place) }
                        + [.textDone(text, at: place), .partDone(.text(text), at: place)]
                )
            }
            begins.append(.itemAdded(.message(id), output: output))
            ends.append(.itemDone(item, output: output))
            items.append(item)
            output += generator.number(in: 1...3)
        }
    }

    mutating func events() -> [ExerciseSupport.ResponseEvent] {
        var events = begins.shuffled(using: &generator)
        while !queues.isEmpty {
            let index = generator.number(in: 0...(queues.count - 1))
            events.append(queues[index].removeFirst())
            if queues[index].isEmpty { queues.remove(at: index) }
        }
        return events + ends.shuffled(using: &generator)
    }
}

extension AssembleOutputHiddenTests {
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
