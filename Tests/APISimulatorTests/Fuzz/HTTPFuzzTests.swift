import NIOHTTP1
import StreamingKit
import TestSupport
import Testing

@testable import APISimulator

@Suite("Any HTTP is answered", .timeLimit(.minutes(10)))
struct HTTPFuzzTests {
    private static let bodies: [(target: String, body: JSONValue)] = [
        (
            "/v1/chat/completions",
            chatBody("gpt-4o", ["stream": true, "n": 2, "stop": ["a", "b"]])
        ),
        (
            "/v1/chat/completions",
            chatBody(
                "gpt-4o",
                [
                    "tools": [
                        [
                            "type": "function",
                            "function": [
                                "name": "f",
                                "parameters": [
                                    "type": "object",
                                    "properties": [
                                        "a": ["enum": [1, "x"]], "b": ["type": "array"],
                                    ],
                                ],
                            ],
                        ]
                    ], "logprobs": true, "top_logprobs": 2, "max_tokens": 20,
                ]
            )
        ),
        (
            "/v1/responses",
            responseBody(
                "recipe",
                [
                    "stream": true,
                    "text": [
                        "format": [
                            "type": "json_schema", "name": "n",
                            "schema": ["type": "object", "properties": ["a": ["type": "number"]]],
                        ]
                    ], "stream_options": ["include_obfuscation": false],
                ]
            )
        ), ("/v1/responses", responseBody("reasoning", ["background": true])),
        (
            "/v1/realtime/client_secrets",
            ["session": ["type": "realtime", "model": "gpt-realtime"]]
        ),
    ]

    private static let mutation = Mutation(pieces: [
        "null", "{}", "[]", "\"", "{", "[", "-1", "1e999", "99999999999999999999", "true",
        "\\ud800", "\u{0}", "é", ",", ":", "\"model\":", "\"stream\":true,", "0.1",
    ])

    @Test("Every body gets an answer of the API or its error, and the next request is answered")
    func bodies() throws {
        var random = SplitMix64(seed: 21)
        let service = makeService()
        var errors = 0
        for round in 0..<600 {
            let (target, body) = Self.bodies[round % Self.bodies.count]
            let bytes = Self.mutation.apply(to: Array(body.text().utf8), using: &random)
            let connection = try TestConnection(service: service)
            try connection.send(.POST, target, bytes: bytes)
            let output = try connection.output()
            #expect(output.heads.count == 1 && output.ends == 1, "\(target) \(bytes)")
            if output.heads.first?.status != .ok {
                let error = output.json?["error"]
                #expect(error?["message"]?.string?.isEmpty == false, "\(target) \(bytes)")
                #expect(error?["type"]?.string != nil)
                errors += 1
            }
            try connection.send(.GET, "/v1/models/tides")
            #expect(try connection.output().heads.map(\.status) == [.ok])
        }
        // Most bodies are spoiled, not all: both ways were taken.
        #expect((100..<590).contains(errors))
    }

    @Test("Every request line and header gets an answer of HTTP, or the end")
    func heads() throws {
        let mutation = Mutation(pieces: [
            "\r\n", "\n", "\r", ":", " ", "\u{0}", "%", "%zz", "?stall=1", "?cut=1,2", "é",
            "Host: x\r\n", "Origin: null\r\n", "Upgrade: websocket\r\n", "HTTP/1.0", "HTTP/2",
            "Connection: Upgrade\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: -1\r\n",
            "Content-Length: 3\r\n", "Expect: 100-continue\r\n", "X-Simulator-Stall: ",
            "X-Simulator-Cut: 0b\r\n", "Sec-WebSocket-Version: 13\r\n",
            String(repeating: "a", count: 9000),
        ])
        let seeds = [
            "GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /v1/responses/resp_1?stream=true&starting_after=3 HTTP/1.1\r\nHost: [::1]:1\r\n"
                + "X-Simulator-Ttft: 1ms\r\n\r\n",
            "POST /v1/realtime/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + "multipart/form-data; boundary=b\r\nContent-Length: 7\r\n\r\n--b--\r\n",
            "GET /v1/realtime?model=tides HTTP/1.1\r\n"
                + handshakeHeaders.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n",
            "GET /v1/responses HTTP/1.1\r\n"
                + handshakeHeaders.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n",
        ]
        var random = SplitMix64(seed: 22)
        var answers = 0
        for round in 0..<800 {
            let seed = Array(seeds[round % seeds.count].utf8)
            let bytes = mutation.apply(to: seed, using: &random)
            let connection = try WebSocketConnection()
            // What the parser reports has been answered by the handler.
            try? connection.receive(bytes)
            let text = String(decoding: try connection.output(), as: UTF8.self)
            #expect(text.isEmpty || text.hasPrefix("HTTP/1."), "\(bytes)")
            if !text.isEmpty { answers += 1 }
            // Nothing is done for a client that is gone.
            #expect(try connection.leave().isEmpty)
        }
        #expect(answers > 400)
    }
}
