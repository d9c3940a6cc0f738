import StreamingKit
import TestSupport
import Testing

@testable import APISimulator

@Suite("Any bytes over a WebSocket are answered", .timeLimit(.minutes(10)))
struct WebSocketFuzzTests {
    private static let realtime: [String] = [
        #"{"type":"session.update","event_id":"e","session":{"type":"realtime","output_modalities":["text"],"audio":{"input":{"transcription":{"model":"w"}}},"tools":[{"type":"function","name":"f","parameters":{"type":"object"}}]}}"#,
        #"{"type":"conversation.item.create","previous_item_id":"root","item":{"id":"i","type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]}}"#,
        #"{"type":"conversation.item.truncate","item_id":"i","content_index":0,"audio_end_ms":100}"#,
        #"{"type":"conversation.item.delete","item_id":"i"}"#,
        #"{"type":"conversation.item.retrieve","item_id":"i"}"#,
        #"{"type":"input_audio_buffer.append","audio":"AAAAAAAA"}"#,
        #"{"type":"input_audio_buffer.commit"}"#,
        #"{"type":"response.create","response":{"conversation":"none","input":[],"max_output_tokens":3,"metadata":{"a":"b"}}}"#,
        #"{"type":"response.cancel","response_id":"resp_1"}"#, #"{"type":"response.create"}"#,
    ]
    private static let responses: [String] = [
        #"{"type":"response.create","model":"gpt-4o","input":"Hi","stream_id":"a"}"#,
        #"{"type":"response.create","model":"weather","input":[{"role":"user","content":"x"}],"store":false}"#,
        #"{"type":"response.steer","previous_response_id":"resp_1","input":"more"}"#,
    ]
    private static let mutation = Mutation(pieces: [
        "null", "{}", "[]", "\"", "{", "-1", "1e999", "9223372036854775808", "\\ud800", "\u{0}",
        "\"type\":", "\"item\":", "\"response.create\"", ",", "é",
    ])

    @Test("Every event is answered by events, and the session goes on")
    func events() throws {
        var random = SplitMix64(seed: 23)
        for (target, seeds) in [
            ("/v1/realtime?model=tides&tokens=5", Self.realtime),
            ("/v1/responses?tokens=5", Self.responses),
        ] {
            var client = try SocketlessClient(target)
            _ = try client.take()
            var errors = 0
            for round in 0..<1500 {
                let seed = Array(seeds[round % seeds.count].utf8)
                let bytes = Self.mutation.apply(to: seed, using: &random)
                let events = try client.send(text: String(decoding: bytes, as: UTF8.self))
                for error in events.of("error") {
                    #expect(error["error"]?["message"]?.string?.isEmpty == false)
                    errors += 1
                }
                #expect(events.allSatisfy { $0["type"]?.string?.isEmpty == false })
                #expect(client.ending == nil)
            }
            #expect(errors > 300)
            // Whatever the settings are by now, an order still gets its answer.
            let answer = try client.send(
                target.hasPrefix("/v1/realtime")
                    ? [
                        "type": "response.create",
                        "response": ["tools": [], "tool_choice": "auto"],
                    ]
                    : ["type": "response.create", "model": "tides", "input": "Hi"]
            )
            #expect(["response.done", "response.completed"].contains(answer.types.last))
        }
    }

    @Test("Every frame leads to an answer or a close code, and nothing is left when it is over")
    func frames() async throws {
        var random = SplitMix64(seed: 24)
        let mutation = Mutation(pieces: ["\u{0}", "\u{1}", "\u{7f}", "\u{80}", "\u{ff}"])
        var codes: Set<UInt16> = []
        for round in 0..<400 {
            let connection = try WebSocketConnection.open(
                "/v1/realtime?model=tides&tokens=3",
                maximumBodySize: 150
            )
            _ = try connection.messages()
            var encoder = WebSocketFrameEncoder(
                role: .client,
                generator: SplitMix64(seed: UInt64(round))
            )
            var bytes: [UInt8] = []
            for seed in Self.realtime.shuffled(using: &random).prefix(3) {
                bytes += encoder.encode(
                    text: seed,
                    fragmentBytes: Bool.random(using: &random) ? 9 : nil
                )
                bytes += encoder.encode(WebSocketFrame(opcode: .ping, payload: [1]))
            }
            let spoiled = mutation.apply(to: bytes, using: &random)
            let cut = Int.random(in: 0...spoiled.count, using: &random)
            try connection.receive(Array(spoiled[..<cut]))
            try connection.receive(Array(spoiled[cut...]))
            for case .close(let code, _) in try connection.messages() {
                codes.insert(code.rawValue)
            }
            #expect(try connection.leave().isEmpty)
            let reports = await connection.reports()
            let numbers = Set(reports.map(\.number))
            for number in numbers {
                // Whatever began has ended, once.
                let ends = reports.filter { $0.number == number && $0.ending != nil }
                #expect(ends.count == 1)
            }
        }
        #expect(codes.isSuperset(of: [1002, 1007, 1009]))
        #expect(codes.allSatisfy { WebSocketCloseCode(rawValue: $0).mayBeSent })
    }
}
