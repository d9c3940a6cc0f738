import StreamingKit
import Testing

@testable import APISimulator

@Suite("The handshake of a WebSocket")
struct HandshakeTests {
    private let target = "/v1/realtime?model=gpt-realtime"

    /// The usual headers, some of them replaced, or left out with `nil`.
    private func headers(_ changes: [(String, String?)]) -> [(name: String, value: String)] {
        var headers = handshakeHeaders
        for (name, value) in changes {
            headers.removeAll { $0.name.lowercased() == name.lowercased() }
            if let value { headers.append((name, value)) }
        }
        return headers
    }

    @Test("It is accepted with the proof of RFC 6455, from programs and from browsers")
    func accepted() throws {
        for (changes, subprotocol) in [
            ([], nil), ([("Authorization", "Bearer sk-anything")], nil),
            ([("Connection", "keep-alive, Upgrade"), ("Upgrade", "WebSocket")], nil),
            (
                [
                    ("Origin", "http://127.0.0.1:8000"),
                    (
                        "Sec-WebSocket-Protocol",
                        "realtime, openai-insecure-api-key.ek_1, openai-beta.realtime-v1"
                    ), ("Sec-WebSocket-Extensions", "permessage-deflate"),
                ], "realtime"
            ),
        ] as [([(String, String?)], String?)] {
            let connection = try WebSocketConnection()
            let head = try connection.handshake(target, headers: headers(changes))
            #expect(head.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
            #expect(head.contains("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
            #expect(!head.contains("sec-websocket-extensions"))
            #expect(!head.contains("transfer-encoding"))
            let line = subprotocol.map { "sec-websocket-protocol: \($0)\r\n" }
            #expect(head.contains("sec-websocket-protocol") == (line != nil))
            if let line { #expect(head.contains(line)) }
            #expect(try connection.events().types == ["session.created"])
        }
    }

    @Test(
        "What is wrong with it is said in the API's shape",
        arguments: [
            ("Upgrade", nil, 426, "upgrade_required"),
            ("Connection", "close", 426, "upgrade_required"),
            ("Upgrade", "h2c", 426, "upgrade_required"),
            ("Sec-WebSocket-Version", "8", 426, "unsupported_websocket_version"),
            ("Sec-WebSocket-Version", nil, 426, "unsupported_websocket_version"),
            ("Sec-WebSocket-Key", nil, 400, "invalid_websocket_key"),
            ("Sec-WebSocket-Key", "c2hvcnQ=", 400, "invalid_websocket_key"),
            ("Sec-WebSocket-Protocol", "chat", 400, "unsupported_subprotocol"),
            ("Authorization", "Bearer ", 401, "invalid_api_key"),
            ("Authorization", "Basic eDp5", 401, "invalid_api_key"),
            (
                "Sec-WebSocket-Protocol", "realtime, openai-insecure-api-key.", 401,
                "invalid_api_key"
            ),
            ("Origin", "https://example.com", 403, "origin_not_allowed"),
            ("Host", "example.com", 403, "host_not_allowed"),
            ("X-Simulator-Status", "503", 503, "overloaded"),
            ("X-Simulator-Bom", "on", 400, "invalid_fault"),
        ] as [(String, String?, Int, String)]
    )
    func refused(name: String, value: String?, status: Int, code: String) throws {
        let connection = try WebSocketConnection()
        let reply = try connection.handshake(target, headers: headers([(name, value)]))
        #expect(reply.hasPrefix("HTTP/1.1 \(status) "))
        let end = try #require(reply.firstRange(of: "\r\n\r\n"))
        let error = try JSONValue(parsing: String(reply[end.upperBound...]))["error"]
        #expect(error?["code"]?.string == code)
        #expect(error?["message"]?.string?.isEmpty == false)
        if status == 426 { #expect(reply.contains("websocket")) }
    }

    @Test("The model must be named and known; other addresses have no WebSocket")
    func addresses() throws {
        for (target, status) in [
            ("/v1/realtime", 400), ("/v1/realtime?model=no-such", 404),
            ("/v1/models", 200), ("/v1/no-such", 404), ("/v1/chat/completions", 405),
        ] {
            let connection = try WebSocketConnection()
            let reply = try connection.handshake(target)
            #expect(reply.hasPrefix("HTTP/1.1 \(status) "), "\(target)")
            // The parser has stopped: the client must not wait for an answer to the next request.
            #expect(reply.contains("connection: close\r\n"))
        }
    }

    @Test("Frames that came together with the handshake are read")
    func early() throws {
        let connection = try WebSocketConnection()
        var encoder = WebSocketFrameEncoder(role: .client)
        let lines = handshakeHeaders.map { "\($0.name): \($0.value)\r\n" }.joined()
        let request = Array("GET \(target) HTTP/1.1\r\n\(lines)\r\n".utf8)
        try connection.receive(request + encoder.encode(text: #"{"type":"response.cancel"}"#))
        let output = String(decoding: try connection.output(), as: UTF8.self)
        #expect(output.contains("session.created"))
        #expect(output.contains("response_cancel_not_active"))
    }
}
