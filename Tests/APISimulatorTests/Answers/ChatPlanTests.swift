import StreamingKit
import Testing

@testable import APISimulator

@Suite("Chat Completions")
struct ChatPlanTests {
    @Test("The pieces of every scenario's stream are the message of its document")
    func agreement() throws {
        for model in courseScenarios.models {
            for n in [1, 3] {
                let plan = try chatPlan(chatBody(model, ["n": .int(n), "stream": true]))
                if plan.finishReasons.contains(nil) { continue }
                let assembled = assemble(plan.payloads, choices: n)
                for choice in 0..<n {
                    let whole = plan.document["choices"]?[choice]
                    let message = whole?["message"]
                    #expect(assembled[choice]["content"] == message?["content"], "\(model)")
                    #expect(assembled[choice]["refusal"] == message?["refusal"], "\(model)")
                    #expect(
                        assembled[choice]["tool_calls"] ?? [] == message?["tool_calls"] ?? [],
                        "\(model)"
                    )
                    #expect(assembled[choice]["finish_reason"] == whole?["finish_reason"])
                }
            }
        }
    }

    @Test("The same model, seed and input give the same bytes, another seed or input others")
    func determinism() throws {
        let events = try chatPlan(chatBody("gpt-4o", ["seed": 7])).events
        #expect(try chatPlan(chatBody("gpt-4o", ["seed": 7])).events == events)
        let others = try (0..<8).map {
            try chatPlan(chatBody("gpt-4o", ["seed": .int($0)])).answers
        }
        #expect(Set(others.map { "\($0)" }).count > 1)
    }

    @Test(
        "The role comes first, the reason with an empty delta, usage without choices, then [DONE]"
    )
    func order() throws {
        let options: JSONValue = ["include_usage": true]
        let plan = try chatPlan(chatBody("tides", ["stream": true, "stream_options": options]))
        let payloads = plan.payloads
        #expect(payloads[0]["choices"]?[0]?["delta"]?["role"] == "assistant")
        #expect(payloads[0]["choices"]?[0]?["delta"]?["content"] == "")
        let finish = payloads[payloads.count - 2]["choices"]?[0]
        #expect(finish?["delta"] == [:])
        #expect(finish?["finish_reason"] == "stop")
        #expect(payloads.last?["choices"] == [])
        #expect(payloads.last?["usage"] == plan.document["usage"])
        #expect(payloads.dropLast().allSatisfy { $0["usage"]?.isNull == true })
        #expect(plan.events.last?.data == "[DONE]")
        #expect(plan.events.allSatisfy { $0.name == nil })
    }

    @Test("One call comes with the role, several have heads of their own")
    func toolCallHeads() throws {
        let one = try chatPlan(chatBody("weather")).payloads[0]["choices"]?[0]?["delta"]
        #expect(one?["role"] == "assistant")
        #expect(one?["tool_calls"]?[0]?["function"] == ["name": "get_weather", "arguments": ""])
        let two = try chatPlan(chatBody("two-tools")).payloads
        #expect(two[0]["choices"]?[0]?["delta"] == ["role": "assistant", "content": .null])
        let heads = two.compactMap { $0["choices"]?[0]?["delta"]?["tool_calls"]?[0]?["id"]?.string }
        #expect(Set(heads).count == 2)
    }

    @Test("Choices take turns, one token of each")
    func turns() throws {
        let payloads = try chatPlan(chatBody("tides", ["n": 2])).payloads
        let indexes = payloads.prefix(8).compactMap { $0["choices"]?[0]?["index"]?.int }
        #expect(indexes == [0, 1, 0, 1, 0, 1, 0, 1])
    }

    @Test("Every reason for the end can be had")
    func finishReasons() throws {
        let function: JSONValue = ["name": "f", "parameters": ["type": "object"]]
        let cases: [(JSONValue, String)] = [
            (chatBody("tides"), "stop"), (chatBody("length"), "length"),
            (chatBody("tides", ["max_tokens": 2]), "length"),
            (chatBody("filtered"), "content_filter"), (chatBody("weather"), "tool_calls"),
            (chatBody("gpt-4o", ["functions": [function]]), "function_call"),
        ]
        for (body, reason) in cases {
            let plan = try chatPlan(body)
            #expect(plan.finishReasons == [reason])
            #expect(plan.document["choices"]?[0]?["finish_reason"]?.string == reason)
        }
    }

    @Test("A limit of tokens is kept to the token, and billed")
    func limit() throws {
        for limit in 1...12 {
            let plan = try chatPlan(chatBody("text-and-tool", ["max_tokens": .int(limit)]))
            let tokens = (0..<plan.count).reduce(0) { $0 + plan.tokens(at: $1) }
            #expect(tokens == plan.answers[0].outputTokens)
            #expect(tokens <= limit)
        }
    }

    @Test("An answer stops before a stop text")
    func stop() throws {
        let plan = try chatPlan(chatBody("tides", ["stop": ["side", "harder"]]))
        #expect(plan.document["choices"]?[0]?["message"]?["content"] == "The moon pulls a little ")
    }

    @Test("Log probabilities cover each token with its bytes")
    func logprobs() throws {
        let body = chatBody("scripts", ["logprobs": true, "top_logprobs": 3])
        let logprobs = try chatPlan(body).document["choices"]?[0]?["logprobs"]?["content"]?.array
        for entry in try #require(logprobs) {
            let bytes = entry["bytes"]?.array?.compactMap { $0.int.map { UInt8($0) } } ?? []
            #expect(String(decoding: bytes, as: UTF8.self) == entry["token"]?.string)
            #expect(entry["top_logprobs"]?.array?.count == 3)
            #expect((entry["logprob"]?.double ?? 1) <= 0)
        }
    }

    @Test("A wrong parameter is named in the API's words")
    func wrongParameters() {
        let cases: [(JSONValue, String?)] = [
            (["messages": []], "model"), (["model": "tides"], "messages"),
            (["model": "tides", "messages": []], "messages"),
            (chatBody("tides", ["n": 0]), "n"), (chatBody("tides", ["n": "2"]), "n"),
            (chatBody("tides", ["stream": 1]), "stream"),
            (chatBody("tides", ["stream_options": [:]]), "stream_options"),
            (chatBody("tides", ["top_logprobs": 2]), "top_logprobs"),
            (chatBody("tides", ["tool_choice": ["function": ["name": "f"]]]), "tool_choice"),
            (chatBody("tides", ["messages": [["role": "robot"]]]), "messages[0].role"),
            (
                ["model": "tides", "messages": [["role": "user", "content": 3]]],
                "messages[0].content"
            ),
            ([1, 2], nil),
        ]
        for (body, parameter) in cases {
            let error = #expect(throws: ErrorReply.self) { try chatPlan(body) }
            #expect(error?.status == 400)
            #expect(error?.param == parameter)
            #expect(error?.type == "invalid_request_error")
        }
    }
}

extension ChatPlan {
    /// Why each choice ends, by the chunks.
    fileprivate var finishReasons: [String?] {
        var reasons = [String?](repeating: nil, count: request.choices)
        for case .finish(let choice, let reason) in chunks { reasons[choice] = reason }
        return reasons
    }
}

/// Puts the deltas of each choice together.
private func assemble(_ chunks: [JSONValue], choices: Int) -> [JSONValue] {
    var texts = [[String: String]](repeating: [:], count: choices)
    var calls = [[Int: JSONValue]](repeating: [:], count: choices)
    var reasons = [JSONValue](repeating: .null, count: choices)
    for choice in chunks.flatMap({ $0["choices"]?.array ?? [] }) {
        guard let index = choice["index"]?.int, let delta = choice["delta"] else { continue }
        for name in ["content", "refusal"] {
            if let text = delta[name]?.string { texts[index][name, default: ""] += text }
        }
        for call in delta["tool_calls"]?.array ?? [] {
            guard let place = call["index"]?.int else { continue }
            let soFar = calls[index][place]
            let arguments =
                (soFar?["function"]?["arguments"]?.string ?? "")
                + (call["function"]?["arguments"]?.string ?? "")
            calls[index][place] = [
                "id": soFar?["id"] ?? call["id"] ?? .null, "type": "function",
                "function": [
                    "name": soFar?["function"]?["name"] ?? call["function"]?["name"] ?? .null,
                    "arguments": .string(arguments),
                ],
            ]
        }
        if let reason = choice["finish_reason"], !reason.isNull { reasons[index] = reason }
    }
    return (0..<choices).map { index in
        [
            "content": .optional(texts[index]["content"]),
            // The opening chunk has an empty text beside a null; a null in the end is no text.
            "refusal": .optional(texts[index]["refusal"]),
            "tool_calls": .array(calls[index].sorted { $0.key < $1.key }.map(\.value)),
            "finish_reason": reasons[index],
        ]
    }
}
