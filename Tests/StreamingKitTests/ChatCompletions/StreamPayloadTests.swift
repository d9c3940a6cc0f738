import StreamingKit
import Testing

@Suite("The data of a Chat Completions event")
struct StreamPayloadTests {
    @Test("is JSON")
    func json() {
        #expect(
            StreamPayload(data: #"{"choices":[{"delta":{"content":"Hi"}}]}"#)
                == .json(["choices": [["delta": ["content": "Hi"]]]])
        )
        #expect(StreamPayload(data: " 1 ") == .json(1))
    }

    @Test("is the mark of the end only when it is exactly that")
    func done() {
        #expect(StreamPayload(data: "[DONE]") == .done)
        for near in [" [DONE]", "[DONE] ", "[done]", "[DONE]\n", "[DONE][DONE]", "[\"DONE\"]"] {
            #expect(StreamPayload(data: near) != .done, "\(near)")
        }
    }

    @Test("is malformed otherwise, with the data and the reason")
    func malformed() {
        let cut = StreamPayload(data: "{\"a\":")
        #expect(
            cut
                == .malformed(
                    data: "{\"a\":",
                    reason: JSONSyntaxError(offset: 5, expected: "a value", found: nil)
                )
        )
        #expect(
            StreamPayload(data: ": OPENROUTER PROCESSING")
                == .malformed(
                    data: ": OPENROUTER PROCESSING",
                    reason: JSONSyntaxError(
                        offset: 0,
                        expected: "a value",
                        found: UInt8(ascii: ":")
                    )
                )
        )
        guard case .malformed = StreamPayload(data: "") else {
            Issue.record("empty data is no JSON")
            return
        }
    }
}
