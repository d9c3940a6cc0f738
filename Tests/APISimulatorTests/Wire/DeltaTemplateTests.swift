import StreamingKit
import Testing

@testable import APISimulator

@Suite("Deltas from a template") struct DeltaTemplateTests {
    @Test(
        "Every delta is as it would be without one",
        arguments: ["general", "scripts", "markdown", "recipe", "tides", "text-and-tool"]
    )
    func sameBytes(model: String) throws {
        let plans: [any EventPlan] = [
            try chatPlan(chatBody(model, ["stream": true, "n": 2])),
            try chatPlan(
                chatBody(model, ["stream": true, "stream_options": ["include_obfuscation": false]])
            ),
            try responsePlan(responseBody(model, ["stream": true])),
        ]
        for plan in plans {
            let encoder = EventEncoder()
            var templates: [Int: DeltaTemplate] = [:]
            var filled = 0
            for index in 0..<plan.count {
                guard let delta = plan.delta(at: index) else { continue }
                let bytes = encoder.bytes(of: plan.event(at: index))
                if let template = templates[delta.series] {
                    #expect(template.bytes(of: delta) == bytes)
                    filled += 1
                } else {
                    let template = DeltaTemplate(bytes, of: delta)
                    #expect(template?.series == delta.series)
                    templates[delta.series] = template
                }
            }
            #expect(filled > 0)
        }
    }

    @Test("A text that looks like a member is only a text")
    func textLikeAMember() throws {
        let text = "\"delta\":\"x\",\"sequence_number\":3"
        let event = StreamEvent(
            name: "response.output_text.delta",
            data: JSONValue.object(["sequence_number": 3, "delta": .string(text)]).text()
        )
        let bytes = EventEncoder().bytes(of: event)
        var delta = PlannedDelta(series: 0, key: "delta", text: text[...], sequence: 3)
        let template = try #require(DeltaTemplate(bytes, of: delta))
        delta.text = "é\n"
        delta.sequence = 1000
        let expected = StreamEvent(
            name: "response.output_text.delta",
            data: JSONValue.object(["sequence_number": 1000, "delta": "é\n"]).text()
        )
        #expect(template.bytes(of: delta) == EventEncoder().bytes(of: expected))
    }

    @Test("Without a member of that name there is no template")
    func missingMember() {
        let delta = PlannedDelta(series: 0, key: "delta", text: "a", sequence: 3)
        let bytes = Array(#"data: {"delta":"a","sequence_number":4}"#.utf8)
        #expect(DeltaTemplate(bytes, of: delta) == nil)
    }
}
