import StreamingKit
import Testing

@Suite("A chat completion put together from chunks is the blocking one")
struct ChatCompletionAccumulatorTests {
    @Test("for text with usage")
    func text() throws {
        var chunks = try chatChunks([
            #"[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"finish_reason":null}]"#,
            #"[{"index":0,"delta":{"content":"Hel"},"finish_reason":null}]"#,
            #"[{"index":0,"delta":{"content":"lo"},"finish_reason":null}]"#,
            #"[{"index":0,"delta":{},"finish_reason":"stop"}]"#,
        ])
        let usage = #"{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}"#
        chunks.append(try chatChunk(#""choices":[],"usage":\#(usage)"#))
        let expected = try blockingCompletion(
            #"[{"index":0,"message":{"role":"assistant","content":"Hello","refusal":null},"#
                + #""logprobs":null,"finish_reason":"stop"}]"#,
            usage: usage
        )
        #expect(accumulated(chunks) == expected)
        #expect(accumulated(chunks).json == expected.json)
    }

    @Test("for a refusal with log probabilities")
    func refusal() throws {
        let chunks = try chatChunks([
            #"[{"index":0,"delta":{"role":"assistant","content":null,"refusal":""},"finish_reason":null}]"#,
            #"[{"index":0,"delta":{"refusal":"I'm"},"logprobs":{"content":null,"refusal":[{"token":"I'm"}]}}]"#,
            #"[{"index":0,"delta":{"refusal":" sorry"},"logprobs":{"content":null,"refusal":[{"token":" sorry"}]}}]"#,
            #"[{"index":0,"delta":{},"finish_reason":"stop"}]"#,
        ])
        let completion = accumulated(chunks)
        let expected = try blockingCompletion(
            #"[{"index":0,"message":{"role":"assistant","content":null,"refusal":"I'm sorry"},"#
                + #""logprobs":{"refusal":[{"token":"I'm"},{"token":" sorry"}]},"finish_reason":"stop"}]"#
        )
        #expect(completion == expected)
    }

    @Test("for one tool")
    func tool() throws {
        let chunks = try chatChunks([
            #"[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_1","#
                + #""type":"function","function":{"name":"weather","arguments":""}}]}}]"#,
            #"[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":"}}]}}]"#,
            #"[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"Oslo\"}"}}]}}]"#,
            #"[{"index":0,"delta":{},"finish_reason":"tool_calls"}]"#,
        ])
        let expected = try blockingCompletion(
            #"[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","#
                + #""type":"function","function":{"name":"weather","arguments":"{\"city\":\"Oslo\"}"}}]},"#
                + #""finish_reason":"tool_calls"}]"#
        )
        #expect(accumulated(chunks) == expected)
    }

    @Test("for several choices, interleaved and in any order of indexes")
    func choices() throws {
        let chunks = try chatChunks([
            #"[{"index":2,"delta":{"role":"assistant","content":"c"}}]"#,
            #"[{"index":0,"delta":{"role":"assistant","content":"a"}}]"#,
            #"[{"index":1,"delta":{"role":"assistant","content":"b"}},{"index":2,"delta":{"content":"C"}}]"#,
            #"[{"index":0,"delta":{"content":"A"}}]"#,
            #"[{"index":1,"delta":{},"finish_reason":"length"}]"#,
            #"[{"index":0,"delta":{},"finish_reason":"stop"}]"#,
            #"[{"index":2,"delta":{"content":"!"},"finish_reason":"content_filter"}]"#,
        ])
        let expected = try blockingCompletion(
            #"[{"index":0,"message":{"content":"aA"},"finish_reason":"stop"},"#
                + #"{"index":1,"message":{"content":"b"},"finish_reason":"length"},"#
                + #"{"index":2,"message":{"content":"cC!"},"finish_reason":"content_filter"}]"#
        )
        #expect(accumulated(chunks) == expected)
    }

    @Test("for a function call of the form before tools, and for members nobody here knows")
    func otherMembers() throws {
        let chunks = try chatChunks([
            #"[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":"Let","#
                + #""function_call":{"name":"f","arguments":""},"audio":{"id":"a1","data":"QQ"}}}]"#,
            #"[{"index":0,"delta":{"reasoning_content":" me","function_call":{"arguments":"{}"},"#
                + #""audio":{"data":"Ug","expires_at":5}},"content_filter_results":{"hate":"safe"}}]"#,
            #"[{"index":0,"delta":{},"finish_reason":"function_call","content_filter_results":{"hate":"safe"}}]"#,
        ])
        let expected = try blockingCompletion(
            #"[{"index":0,"message":{"role":"assistant","content":null,"reasoning_content":"Let me","#
                + #""function_call":{"name":"f","arguments":"{}"},"#
                + #""audio":{"id":"a1","data":"QQUg","expires_at":5}},"finish_reason":"function_call","#
                + #""content_filter_results":{"hate":"safe"}}]"#
        )
        #expect(accumulated(chunks) == expected)
    }

    @Test("when a proxy sends an empty chunk first, and usage comes with every chunk")
    func proxies() throws {
        let first = try #require(
            ChatCompletionChunk(
                JSONValue(
                    parsing: #"{"id":"","object":"","created":0,"model":"","choices":[],"#
                        + #""prompt_filter_results":[]}"#
                )
            )
        )
        var chunks = [first]
        for tokens in 1...3 {
            chunks.append(
                try chatChunk(
                    #""choices":[{"index":0,"delta":{"content":"x"}}],"#
                        + #""usage":{"prompt_tokens":1,"completion_tokens":\#(tokens),"total_tokens":\#(tokens + 1)}"#
                )
            )
        }
        chunks.append(
            try chatChunk(#""choices":[{"index":0,"finish_reason":"stop"}],"usage":null"#)
        )
        // A choice that has ended may come again, with nothing to say.
        chunks.append(try chatChunk(#""choices":[{"index":0,"delta":{},"finish_reason":null}]"#))
        let completion = accumulated(chunks)
        #expect(completion.id == "chatcmpl-1")
        #expect(completion.created == 1_700_000_000)
        #expect(completion.model == "m")
        #expect(completion.usage == TokenUsage(promptTokens: 1, completionTokens: 3))
        #expect(completion.choices.first?.message.content == "xxx")
        #expect(completion.choices.first?.finishReason == .stop)
        #expect(completion.others == ["prompt_filter_results": []])
    }

    @Test("says which choices were cut off")
    func unfinished() throws {
        var accumulator = ChatCompletionAccumulator()
        #expect(!accumulator.isFinished)
        #expect(accumulator.unfinishedChoices == [])
        #expect(accumulator.content() == "")
        for chunk in try chatChunks([
            #"[{"index":1,"delta":{"content":"a"}}]"#, #"[{"index":0,"delta":{"content":"b"}}]"#,
        ]) {
            accumulator.add(chunk)
        }
        #expect(accumulator.unfinishedChoices == [0, 1])
        for chunk in try chatChunks([#"[{"index":0,"delta":{},"finish_reason":"stop"}]"#]) {
            accumulator.add(chunk)
        }
        #expect(accumulator.unfinishedChoices == [1])
        #expect(!accumulator.isFinished)
        for chunk in try chatChunks([#"[{"index":1,"finish_reason":"stop"}]"#]) {
            accumulator.add(chunk)
        }
        #expect(accumulator.isFinished)
        #expect(accumulator.content(ofChoice: 1) == "a")
        #expect(accumulator.chunkCount == 4)
    }
}
