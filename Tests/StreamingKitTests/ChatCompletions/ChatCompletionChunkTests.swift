import StreamingKit
import Testing

@Suite("A chunk of a chat completion")
struct ChatCompletionChunkTests {
    /// A payload of each shape that servers are known to send.
    static let payloads = [
        #"{"id":"c1","object":"chat.completion.chunk","created":1700000000,"model":"m","#
            + #""service_tier":"default","system_fingerprint":null,"choices":[{"index":0,"delta":"#
            + #"{"role":"assistant","content":"","refusal":null},"logprobs":null,"#
            + #""finish_reason":null}],"usage":null,"obfuscation":"x8"}"#,
        #"{"id":"c1","created":1,"model":"m","choices":[{"index":1,"delta":{"content":"Hi"}}]}"#,
        #"{"id":"c1","created":1,"model":"m","choices":[{"index":0,"delta":{},"#
            + #""finish_reason":"eos"}]}"#,
        #"{"id":"c1","created":1,"model":"m","choices":[{"index":0,"delta":null,"#
            + #""finish_reason":"content_filter","content_filter_results":{"hate":false}}]}"#,
        #"{"id":"","object":"","created":0,"model":"","choices":[],"#
            + #""prompt_filter_results":[{"prompt_index":0}]}"#,
        #"{"id":"c1","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":5,"#
            + #""completion_tokens":7,"total_tokens":12,"#
            + #""completion_tokens_details":{"reasoning_tokens":2}}}"#,
        #"{"id":"c1","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","#
            + #""content":null,"tool_calls":[{"index":0,"id":"call_1","type":"function","#
            + #""function":{"name":"f","arguments":""}}]},"finish_reason":null}]}"#,
        #"{"id":"c1","created":1,"model":"m","choices":[{"index":0,"delta":{"tool_calls":["#
            + #"{"index":1,"function":{"arguments":"{\"a"}},{"type":"custom","custom":"#
            + #"{"input":"x"}}]},"finish_reason":null}]}"#,
        #"{"id":"c1","created":1,"model":"m","choices":[{"index":0,"delta":{"function_call":"#
            + #"{"name":"f","arguments":"{"}}}]}"#,
        #"{"id":"c1","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"a"},"#
            + #""logprobs":{"content":[{"token":"a","logprob":-0.10,"bytes":[97],"#
            + #""top_logprobs":[]}],"refusal":null}}]}"#,
        #"{"id":7,"object":null,"created":"now","model":["m"],"choices":[{"index":0,"delta":"#
            + #"{"role":1,"content":["x"],"reasoning_content":"hm"},"logprobs":[],"#
            + #""finish_reason":3}],"usage":"none"}"#,
        #"{"id":"c1","created":1,"model":"m","choices":null}"#,
    ]

    @Test("is written as it was read, whatever a server puts into it", arguments: payloads)
    func roundTrip(payload: String) throws {
        let value = try JSONValue(parsing: payload)
        let chunk = try #require(ChatCompletionChunk(value))
        #expect(chunk.json == value)
        #expect(ChatCompletionChunk(chunk.json) == chunk)
    }

    @Test("keeps the order of the API's members")
    func order() throws {
        let chunk = try #require(ChatCompletionChunk(JSONValue(parsing: Self.payloads[0])))
        #expect(chunk.json.text() == Self.payloads[0])
    }

    @Test("has its members")
    func members() throws {
        let chunk = try #require(ChatCompletionChunk(JSONValue(parsing: Self.payloads[0])))
        #expect(chunk.id == "c1")
        #expect(chunk.object == "chat.completion.chunk")
        #expect(chunk.created == 1_700_000_000)
        #expect(chunk.model == "m")
        #expect(chunk.serviceTier == "default")
        #expect(chunk.systemFingerprint == nil)
        #expect(chunk.usage == nil)
        #expect(chunk.obfuscation == "x8")
        let choice = try #require(chunk.choices.first)
        #expect(choice.index == 0)
        #expect(choice.delta.role == "assistant")
        #expect(choice.delta.content == "")
        #expect(choice.delta.refusal == nil)
        #expect(choice.finishReason == nil)
        #expect(choice.logprobs == nil)

        let tool = try #require(ChatCompletionChunk(JSONValue(parsing: Self.payloads[6])))
        let fragment = try #require(tool.choices.first?.delta.toolCalls.first)
        #expect(fragment.index == 0)
        #expect(fragment.id == "call_1")
        #expect(fragment.type == "function")
        #expect(fragment.function?.name == "f")
        #expect(fragment.function?.arguments == "")

        let usage = try #require(ChatCompletionChunk(JSONValue(parsing: Self.payloads[5]))).usage
        #expect(usage?.promptTokens == 5)
        #expect(usage?.completionTokens == 7)
        #expect(usage?.totalTokens == 12)
    }

    @Test("has an empty delta when a server sends null or none, and any finish reason")
    func lenient() throws {
        let null = try #require(ChatCompletionChunk(JSONValue(parsing: Self.payloads[3])))
        #expect(null.choices.first?.delta == ChatCompletionChunk.Delta())
        #expect(null.choices.first?.finishReason == .contentFilter)
        let missing = try #require(ChatCompletionChunk(["choices": [["index": 2]]]))
        #expect(missing.choices.first?.delta == ChatCompletionChunk.Delta())
        #expect(missing.choices.first?.index == 2)
        let unknown = try #require(ChatCompletionChunk(JSONValue(parsing: Self.payloads[2])))
        #expect(unknown.choices.first?.finishReason == FinishReason(rawValue: "eos"))
        #expect(ChatCompletionChunk(["choices": [1, .null, [:]]])?.choices.count == 1)
        #expect(ChatCompletionChunk([:])?.choices == [])
        for value in [.null, 1, "x", []] as [JSONValue] {
            #expect(ChatCompletionChunk(value) == nil)
        }
    }

    @Test("made here is what the API sends")
    func made() {
        let chunk = ChatCompletionChunk(
            id: "c",
            created: 1,
            model: "m",
            choices: [
                .init(delta: .init(role: "assistant", content: "", others: ["refusal": .null]))
            ],
            others: ["usage": .null]
        )
        #expect(
            chunk.json.text()
                == #"{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","#
                + #""choices":[{"index":0,"delta":{"role":"assistant","content":"","#
                + #""refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}"#
        )
    }

    @Test("made here is equal to what a client reads of it")
    func readBack() {
        let choices: [ChatCompletionChunk.Choice] = [
            .init(delta: .init(content: "a"), logprobs: TokenLogprobs(content: [["token": "a"]])),
            .init(index: 1, finishReason: .toolCalls),
            .init(
                index: 2,
                delta: .init(
                    toolCalls: [
                        ToolCallFragment(
                            index: 0,
                            id: "call_1",
                            type: "function",
                            function: .init(name: "f", arguments: "")
                        )
                    ]
                )
            ),
        ]
        let usage = TokenUsage(promptTokens: 1, completionTokens: 2)
        let chunk = ChatCompletionChunk(
            id: "c",
            created: 1,
            model: "m",
            choices: choices,
            usage: usage,
            serviceTier: "default",
            systemFingerprint: "fp",
            obfuscation: "x"
        )
        #expect(ChatCompletionEvent(data: chunk.json.text()) == .chunk(chunk))
    }

    @Test("or an error, or the mark of the end, or neither")
    func events() throws {
        let chunk = try #require(ChatCompletionChunk(JSONValue(parsing: Self.payloads[1])))
        #expect(ChatCompletionEvent(data: Self.payloads[1]) == .chunk(chunk))
        #expect(ChatCompletionEvent(data: "[DONE]") == .done)
        let error = APIError(message: "Overloaded", type: "server_error", others: [:])
        #expect(
            ChatCompletionEvent(data: #"{"error":{"message":"Overloaded","type":"server_error"}}"#)
                == .error(error)
        )
        for (data, found) in [("[1]", "["), ("null", "n"), ("", nil), ("{", nil)]
            as [(String, Character?)]
        {
            guard case .malformed(data, let reason) = ChatCompletionEvent(data: data) else {
                Issue.record("\(data) is malformed")
                continue
            }
            #expect(reason.found == found?.asciiValue)
        }
    }
}
