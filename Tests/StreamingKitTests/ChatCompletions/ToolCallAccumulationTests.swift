import StreamingKit
import Testing

@Suite("Tool calls put together from fragments")
struct ToolCallAccumulationTests {
    /// The calls as `id:name(arguments)`.
    private func calls(_ fragments: [String]) throws -> [String] {
        let chunks = try chatChunks(
            fragments.map { #"[{"index":0,"delta":{"tool_calls":\#($0)}}]"# }
        )
        return accumulated(chunks).choices.flatMap(\.message.toolCalls).map { call in
            "\(call.id):\(call.function?.name ?? "")(\(call.function?.arguments ?? ""))"
        }
    }

    @Test("follow each other")
    func sequential() throws {
        #expect(
            try calls([
                #"[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}}]"#,
                #"[{"index":0,"function":{"arguments":"1"}}]"#,
                #"[{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":""}}]"#,
                #"[{"index":1,"function":{"arguments":"2"}}]"#,
            ]) == ["a:f(1)", "b:g(2)"]
        )
    }

    @Test("are interleaved, two in a chunk, and begin with the later index")
    func interleaved() throws {
        #expect(
            try calls([
                #"[{"index":1,"id":"b","function":{"name":"g","arguments":"2"}}]"#,
                #"[{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}]"#,
                #"[{"index":0,"function":{"arguments":"x"}},{"index":1,"function":{"arguments":"y"}}]"#,
                #"[{"index":1,"function":{"arguments":"z"}},{"index":1,"function":{"arguments":"!"}}]"#,
            ]) == ["a:f(1x)", "b:g(2yz!)"]
        )
    }

    @Test("keep an ID and a name that come with every fragment")
    func repeated() throws {
        #expect(
            try calls([
                #"[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]"#,
                #"[{"index":0,"id":"a","function":{"name":"f","arguments":"}"}}]"#,
                #"[{"index":0,"id":"","function":{"name":"","arguments":" "}}]"#,
            ]) == ["a:f({} )"]
        )
    }

    @Test("join a name that comes in pieces")
    func namePieces() throws {
        #expect(
            try calls([
                #"[{"index":0,"id":"a","function":{"name":"get_"}}]"#,
                #"[{"index":0,"function":{"name":"weather","arguments":"{}"}}]"#,
            ]) == ["a:get_weather({})"]
        )
    }

    @Test("are two when two IDs share an index")
    func sharedIndex() throws {
        #expect(
            try calls([
                #"[{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}]"#,
                #"[{"index":0,"id":"b","function":{"name":"g","arguments":""}}]"#,
                #"[{"index":0,"function":{"arguments":"2"}}]"#,
            ]) == ["a:f(1)", "b:g(2)"]
        )
    }

    @Test("are told apart by their IDs when there is no index")
    func noIndex() throws {
        #expect(
            try calls([
                #"[{"id":"a","function":{"name":"f","arguments":"1"}}]"#,
                #"[{"function":{"arguments":"2"}}]"#,
                #"[{"id":"b","function":{"name":"g","arguments":"3"}}]"#,
                #"[{"function":{"arguments":"4"}}]"#,
            ]) == ["a:f(12)", "b:g(34)"]
        )
        #expect(
            try calls([
                #"[{"index":0,"id":"a","function":{"name":"f"}}]"#,
                #"[{"index":1,"id":"b","function":{"name":"g"}}]"#,
                #"[{"index":0,"function":{"arguments":"1"}}]"#,
                #"[{"id":"c","function":{"name":"h","arguments":"2"}}]"#,
            ]) == ["a:f(1)", "b:g()", "c:h(2)"]
        )
    }

    @Test("may leave indexes out, and claim the largest there is")
    func oddIndexes() throws {
        #expect(
            try calls([
                #"[{"index":9223372036854775807,"id":"z","function":{"name":"f"}}]"#,
                #"[{"id":"y","function":{"name":"g"}}]"#,
                #"[{"index":-3,"id":"n","function":{"name":"h"}}]"#,
                #"[{"index":7,"id":"s","function":{"name":"i"}}]"#,
            ]) == ["n:h()", "s:i()", "z:f()", "y:g()"]
        )
    }

    @Test("of a kind that nobody here knows are merged member by member")
    func otherKinds() throws {
        let chunks = try chatChunks([
            #"[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","type":"custom","custom":{"name":"n","input":"1"}}]}}]"#,
            #"[{"index":0,"delta":{"tool_calls":[{"index":0,"custom":{"input":"2"}}]}}]"#,
        ])
        let call = try #require(accumulated(chunks).choices.first?.message.toolCalls.first)
        #expect(call.type == "custom")
        #expect(call.function == nil)
        #expect(call.others == ["custom": ["name": "n", "input": "12"]])
    }

    @Test("grow in time linear in their length, as the content does")
    func large() throws {
        let fragment = try chatChunk(
            #""choices":[{"index":0,"delta":{"content":"0123456789","reasoning":"0123456789","#
                + #""tool_calls":[{"index":0,"function":{"arguments":"0123456789"}}]}}]"#
        )
        var accumulator = ChatCompletionAccumulator()
        for _ in 0..<20_000 { accumulator.add(fragment) }
        let message = try #require(accumulator.completion.choices.first).message
        #expect(message.content?.utf8.count == 200_000)
        #expect(message.toolCalls.first?.function?.arguments.utf8.count == 200_000)
        #expect(message.others["reasoning"]?.string?.utf8.count == 200_000)
    }
}
