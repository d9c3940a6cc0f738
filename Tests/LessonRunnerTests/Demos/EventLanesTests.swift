import APISimulator
import CourseModel
import StreamingKit
import TestSupport
import Testing

@testable import LessonRunner

@Suite("The timeline of a response")
struct EventLanesTests {
    private func lanes(_ events: [ResponseEvent.Kind]) -> EventLanes {
        var lanes = EventLanes()
        for (number, kind) in events.enumerated() {
            lanes.take(ResponseEvent(kind, sequenceNumber: number), at: .zero)
        }
        return lanes
    }

    private func place(_ item: Int) -> ResponsePartPlace {
        ResponsePartPlace(itemID: "i\(item)", outputIndex: item, index: 0)
    }

    @Test("a run of deltas is one row, one for another item is another row")
    func runs() {
        let deltas = [0, 0, 1, 0].map { item in
            ResponseEvent.Kind.textDelta(place(item), delta: "a", logprobs: nil)
        }
        let rows = lanes(deltas).rows
        #expect(rows.map(\.numbers) == [0...1, 2...2, 3...3])
        #expect(rows.map(\.lane) == [0, 1, 0])
        // The text of item 0 goes on where it was.
        #expect(rows.map(\.detail) == ["aa", "a", "aaa"])
    }

    @Test("a text's last event is compared with what its deltas said")
    func comparison() {
        func texts(_ whole: String) -> EventLanes {
            lanes([
                .textDelta(place(0), delta: "a", logprobs: nil),
                .textDelta(place(0), delta: "b", logprobs: nil),
                .textDone(place(0), text: whole, logprobs: nil),
            ])
        }
        #expect(texts("ab").sameTexts == 1)
        #expect(texts("ac").otherTexts == 1)
    }

    @Test("a lane is open from the item's first event to its last")
    func states() {
        let lanes = lanes([
            .itemAdded(outputIndex: 2, item: [:]), .partAdded(place(2), part: [:]),
            .itemAdded(outputIndex: 5, item: [:]), .partDone(place(2), part: [:]),
            .itemDone(outputIndex: 2, item: [:]), .itemDone(outputIndex: 5, item: [:]),
        ])
        #expect(lanes.lanes.map(\.outputIndex) == [2, 5])
        #expect(
            lanes.rows.map(\.states) == [
                [.item], [.part], [.part, .item], [.part, .item], [.item, .item], [.closed, .item],
            ]
        )
        #expect(lanes.added == 3)
        #expect(lanes.done == 3)
    }

    @Test("every event that can be looked up is explained and can be had from the course")
    func glossary() throws {
        let sources = try ScenarioLibrary.load(repositoryRoot() + "/scenarios").eventSources()
        // The 59 of the API, and two that are in no list.
        #expect(Set(EventGlossary.all.map(\.type)).count == 61)
        #expect(EventGlossary.all.count == 61)
        for entry in EventGlossary.all {
            #expect(sources[entry.type] != nil, "\(entry.type)")
            #expect(entry.meaning.hasSuffix("."))
        }
        #expect(sources["response.queued"]?.isBackground == true)
        #expect(sources["response.created"]?.isBackground == false)
    }

    @Test("an event type may be given as a word alone")
    func word() throws {
        let call = try DemoCall(words: ["events", "response.created", "--fast"])
        #expect(call?.options == ["type": "response.created", "fast": "true"])
        #expect(throws: DemoCall.UsageError.self) {
            try DemoCall(words: ["events", "response.created", "more"])
        }
        #expect(throws: DemoCall.UsageError.self) { try DemoCall(words: ["race", "more"]) }
    }
}
