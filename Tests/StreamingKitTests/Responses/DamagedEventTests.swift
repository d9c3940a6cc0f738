import StreamingKit
import Testing

@Suite("Events that servers or attackers have damaged")
struct DamagedEventTests {
    private let junk: [JSONValue] = [
        .null, true, 0, -1, 1, .number(JSONNumber(Int.max)), .number(JSONNumber(Int.min)), 0.5, "",
        "x", [], [.null], ["x", ["type": "output_text", "text": 5]], [:],
        ["type": "message", "content": ["x", [:]], "summary": 3, "action": []], ["stdout": 7],
    ]

    /// An event of any type, with members taken away, exchanged or added.
    private func damagedEvent(using generator: inout SeededGenerator) throws -> JSONValue {
        let (type, members) = ResponseEventTypes.all.randomElement(using: &generator)!
        var object = try JSONValue(parsing: #"{"type":"\#(type)",\#(members)}"#).object ?? [:]
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let key = object.members.randomElement(using: &generator)?.key ?? "type"
            if key == "type", Int.random(in: 0..<8, using: &generator) > 0 { continue }
            object[key] =
                Bool.random(using: &generator) ? nil : junk.randomElement(using: &generator)
        }
        return .object(object)
    }

    @Test("are read, written and put together without trouble", arguments: 0..<6)
    func responses(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            var assembler = ResponseAssembler()
            for _ in 0..<Int.random(in: 0...30, using: &generator) {
                let event = try #require(ResponseEvent(damagedEvent(using: &generator)))
                #expect(ResponseEvent(event.json) == event, "seed \(seed)")
                let realtime = try #require(RealtimeServerEvent(event.json))
                #expect(RealtimeServerEvent(realtime.json) == realtime, "seed \(seed)")
                assembler.add(event)
            }
            if let response = assembler.response {
                #expect(try JSONValue(parsing: response.text()) == response)
            }
            for item in assembler.output { #expect(item.object != nil) }
        }
    }

    @Test("of a chat are read, written and put together without trouble", arguments: 0..<6)
    func chat(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            var accumulator = ChatCompletionAccumulator()
            for _ in 0..<Int.random(in: 0...20, using: &generator) {
                let payload = ChatCompletionChunkTests.payloads.randomElement(using: &generator)!
                let chunk = try #require(
                    ChatCompletionChunk(damaged(JSONValue(parsing: payload), using: &generator))
                        ?? ChatCompletionChunk([:])
                )
                #expect(ChatCompletionChunk(chunk.json) == chunk, "seed \(seed), \(chunk.json)")
                accumulator.add(chunk)
            }
            let written = accumulator.completion.json
            #expect(ChatCompletion(written)?.json == written, "seed \(seed)")
        }
    }

    /// `value` with a few of the values inside it exchanged.
    private func damaged(_ value: JSONValue, using generator: inout SeededGenerator) -> JSONValue {
        if Int.random(in: 0..<20, using: &generator) == 0 {
            return junk.randomElement(using: &generator)!
        }
        switch value {
        case .array(let elements):
            return .array(elements.map { damaged($0, using: &generator) })
        case .object(let object):
            var result = JSONObject()
            for member in object.members {
                result[member.key] = damaged(member.value, using: &generator)
            }
            return .object(result)
        default: return value
        }
    }
}
