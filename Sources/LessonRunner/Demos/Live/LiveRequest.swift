import StreamingKit

/// What a demo asks the simulator.
struct LiveRequest: Sendable {
    var path: String
    /// The faults and the pace, as in `scenarios/README.md`.
    var query: [(name: String, value: String)] = []
    var body: JSONValue

    /// A request to the Responses API.
    static func response(
        model: String,
        input: String = "Hello",
        isStreamed: Bool = true,
        query: [(name: String, value: String)] = []
    ) -> LiveRequest {
        LiveRequest(
            path: "/v1/responses",
            query: query,
            body: [
                "model": .string(model), "input": .string(input), "stream": .bool(isStreamed),
            ]
        )
    }

    /// A request to the Chat Completions API.
    static func chat(
        model: String,
        input: String = "Hello",
        isStreamed: Bool = true,
        query: [(name: String, value: String)] = []
    ) -> LiveRequest {
        LiveRequest(
            path: "/v1/chat/completions",
            query: query,
            body: [
                "model": .string(model),
                "messages": [["role": "user", "content": .string(input)]],
                "stream": .bool(isStreamed),
            ]
        )
    }

    /// Head and body as they go onto the wire (RFC 9112).
    func bytes(port: Int) -> [UInt8] {
        let payload = body.bytes()
        var target = path
        for (index, parameter) in query.enumerated() {
            target += (index == 0 ? "?" : "&") + parameter.name + "=" + parameter.value
        }
        let head = [
            "POST \(target) HTTP/1.1", "Host: 127.0.0.1:\(port)",
            "Authorization: Bearer none-is-needed", "Content-Type: application/json",
            "Accept: " + (body["stream"] == true ? "text/event-stream" : "application/json"),
            "Content-Length: \(payload.count)", "", "",
        ]
        return Array(head.joined(separator: "\r\n").utf8) + payload
    }
}
