import NIOCore
import NIOEmbedded
import NIOHTTP1
import StreamingKit
import TestSupport
import Testing

@testable import APISimulator

@Suite("Requests that are refused")
struct RefusalTests {
    private func reply(
        _ method: HTTPMethod,
        _ target: String,
        _ body: JSONValue? = nil,
        headers: [(String, String)] = [("host", "127.0.0.1:8000")]
    ) throws -> (status: Int, error: JSONValue?) {
        let connection = try TestConnection { $0.timeScale = 0 }
        try connection.send(method, target, body, headers: headers)
        let output = try connection.output()
        #expect(output.heads.count == 1)
        return (Int(output.heads[0].status.code), output.json?["error"])
    }

    @Test("Wrong addresses, methods and models have the API's own errors")
    func addresses() throws {
        let cases: [(HTTPMethod, String, JSONValue?, Int)] = [
            (.GET, "/", nil, 404), (.GET, "/v1", nil, 404), (.POST, "/v1/embeddings", [:], 404),
            (.GET, "/v1/chat/completions", nil, 405), (.POST, "/v1/models", nil, 405),
            (.POST, "/v1/chat/completions", chatBody("no-such-model"), 404),
            (.POST, "/v1/responses", [:], 400), (.GET, "/v1/models/none", nil, 404),
            (.GET, "/v1/responses/resp_none", nil, 404),
            (.POST, "/v1/responses/resp_none/cancel", nil, 404),
            (.OPTIONS, "/v1/responses", nil, 405), (.GET, "//v1//models", nil, 404),
            (.POST, "/v1/responses", responseBody("tides", ["previous_response_id": "x"]), 400),
        ]
        for (method, target, body, status) in cases {
            let reply = try reply(method, target, body)
            #expect(reply.status == status, "\(method) \(target)")
            #expect(reply.error?["message"]?.string?.isEmpty == false)
            #expect(reply.error?["type"]?.string != nil)
            #expect(reply.error?["param"] != nil)
            #expect(reply.error?["code"] != nil)
        }
    }

    @Test("A web site cannot drive the server, its own pages and other programs can")
    func sites() throws {
        let own = ("host", "127.0.0.1:8000")
        let cases: [([(String, String)], Int)] = [
            ([own], 200), ([("host", "localhost:8000")], 200), ([("host", "[::1]:8000")], 200),
            ([own, ("origin", "http://127.0.0.1:8000")], 200),
            ([own, ("sec-fetch-site", "same-origin")], 200),
            ([("host", "site.example")], 403), ([("host", "127.0.0.1.site.example")], 403),
            ([("host", "127.0.0.1:80@site.example")], 403), ([("host", "[::1")], 403),
            ([own, ("origin", "https://site.example")], 403), ([own, ("origin", "null")], 403),
            ([own, ("origin", "http://localhost:9999")], 403),
            ([own, ("sec-fetch-site", "cross-site")], 403), ([], 400), ([own, own], 400),
        ]
        for (headers, status) in cases {
            let reply = try reply(.GET, "/v1/models", headers: headers)
            #expect(reply.status == status, "\(headers)")
        }
    }

    @Test("A body over the limit is refused, announced or not")
    func largeBodies() throws {
        let connection = try TestConnection { $0.maximumBodySize = 1000 }
        let head = HTTPRequestHead(
            version: .http1_1,
            method: .POST,
            uri: "/v1/responses",
            headers: ["host": "127.0.0.1", "content-length": "5000"]
        )
        try connection.channel.writeInbound(HTTPServerRequestPart.head(head))
        let announced = try connection.output()
        #expect(announced.heads[0].status == .payloadTooLarge)
        #expect(announced.heads[0].headers["connection"] == ["close"])
        #expect(announced.json?["error"]?["code"] == "request_too_large")

        let other = try TestConnection { $0.maximumBodySize = 1000 }
        try other.send(.POST, "/v1/responses", bytes: [UInt8](repeating: 0x20, count: 1001))
        #expect(try other.output().heads[0].status == .payloadTooLarge)
        #expect(!other.channel.isActive)
    }

    @Test("A client that waits for leave to send its body gets it")
    func expectContinue() throws {
        let connection = try TestConnection()
        try connection.send(
            .POST,
            "/v1/responses",
            responseBody("tides"),
            headers: [("host", "127.0.0.1"), ("expect", "100-continue")]
        )
        #expect(try connection.output().heads[0].status == .continue)
    }

    @Test("A request that takes too long to come in ends its connection")
    func slowRequests() throws {
        let connection = try TestConnection()
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/v1/responses")
        try connection.channel.writeInbound(HTTPServerRequestPart.head(head))
        connection.advance(.seconds(29))
        #expect(connection.channel.isActive)
        connection.advance(.seconds(1))
        #expect(!connection.channel.isActive)
    }

    @Test("A status can fail a number of times, then not")
    func failures() throws {
        let connection = try TestConnection { $0.timeScale = 0 }
        let target = "/v1/chat/completions?status=429&failures=2&retry-after=1500ms"
        var statuses: [UInt] = []
        for _ in 0..<4 {
            try connection.send(.POST, target, chatBody("tides"))
            let head = try connection.output().heads[0]
            statuses.append(head.status.code)
            guard head.status == .tooManyRequests else { continue }
            #expect(head.headers["retry-after-ms"] == ["1500"])
            #expect(head.headers["retry-after"] == ["2"])
        }
        #expect(statuses == [429, 429, 200, 429])
    }

    @Test("Any body gives an answer, and every refusal has the API's shape")
    func anyBody() throws {
        var random = SplitMix64(seed: 4)
        let seeds = [
            chatBody("two-tools", ["n": 2, "logprobs": true, "stop": ["a"]]),
            responseBody("gpt-5", ["tools": [["type": "function", "name": "f"]], "store": false]),
        ].map { Array($0.text().utf8) }
        for round in 0..<600 {
            var bytes = seeds[round % 2]
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: Array("[{\"-1e9".utf8), at: place)
                }
            }
            let connection = try TestConnection { $0.timeScale = 0 }
            let target = round % 2 == 0 ? "/v1/chat/completions" : "/v1/responses"
            try connection.send(.POST, target, bytes: bytes)
            let output = try connection.output()
            #expect(output.heads.count == 1)
            #expect(output.ends == 1)
            if output.heads.first?.status != .ok {
                #expect(output.json?["error"]?["message"]?.string != nil)
            }
            #expect(connection.channel.isActive)
        }
    }
}
