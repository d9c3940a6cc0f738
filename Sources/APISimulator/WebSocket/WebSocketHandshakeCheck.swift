import StreamingKit

/// The opening handshake of a WebSocket, from the server's side (RFC 6455, section 4.2).
struct WebSocketHandshakeCheck: Sendable {
    /// The subprotocols that the endpoint speaks.
    let supported: [String]

    /// What a client's subprotocol begins with that carries a key, since a browser cannot send
    /// `Authorization` here.
    static let keyPrefix = "openai-insecure-api-key."

    /// Whether a request asks for a WebSocket.
    static func isUpgrade(_ request: IncomingRequest) -> Bool {
        tokens(in: "upgrade", of: request).contains("websocket")
    }

    /// The headers that accept the handshake.
    /// - Throws: `ErrorReply` with what is wrong.
    func headers(for request: IncomingRequest) throws(ErrorReply) -> [(name: String, value: String)]
    {
        guard Self.isUpgrade(request),
            Self.tokens(in: "connection", of: request).contains("upgrade")
        else {
            throw ErrorReply(
                status: 426,
                message: "This address speaks WebSocket: send 'Connection: Upgrade' and "
                    + "'Upgrade: websocket'.",
                code: "upgrade_required",
                headers: [("upgrade", "websocket")]
            )
        }
        guard request.header("sec-websocket-version") == WebSocketHandshake.version else {
            throw ErrorReply(
                status: 426,
                message: "A WebSocket must have the header 'Sec-WebSocket-Version: 13'.",
                param: "sec-websocket-version",
                code: "unsupported_websocket_version",
                headers: [("sec-websocket-version", WebSocketHandshake.version)]
            )
        }
        let keys = request.headers.filter { $0.name.lowercased() == "sec-websocket-key" }
        guard keys.count == 1, WebSocketHandshake.isValid(key: keys[0].value) else {
            throw .invalid(
                "A WebSocket must have one header 'Sec-WebSocket-Key': 16 bytes in base64.",
                param: "sec-websocket-key",
                code: "invalid_websocket_key"
            )
        }
        guard request.body.isEmpty else {
            throw .invalid("A request that opens a WebSocket has no body.")
        }
        var headers = [
            (name: "upgrade", value: "websocket"), (name: "connection", value: "Upgrade"),
            (name: "sec-websocket-accept", value: WebSocketHandshake.accept(key: keys[0].value)),
        ]
        if let chosen = try subprotocol(of: request) {
            headers.append(("sec-websocket-protocol", chosen))
        }
        return headers
    }

    private func subprotocol(of request: IncomingRequest) throws(ErrorReply) -> String? {
        let header = request.headers.filter { $0.name.lowercased() == "sec-websocket-protocol" }
            .map(\.value).joined(separator: ",")
        let offered = WebSocketHandshake.subprotocols(in: header)
        try checkKey(request, offered)
        guard !offered.isEmpty else { return nil }
        guard
            let chosen = WebSocketHandshake.subprotocol(offered: header, supported: supported)
        else {
            // A browser fails a connection when none of its subprotocols comes back.
            throw .invalid(
                supported.isEmpty
                    ? "This address has no subprotocols, but the client offers '\(header)'."
                    : "The client offers the subprotocols '\(header)', and this address speaks "
                        + "'\(supported.joined(separator: "', '"))' alone.",
                param: "sec-websocket-protocol",
                code: "unsupported_subprotocol"
            )
        }
        return chosen
    }

    /// No key is asked for here; one that is sent must at least look like one.
    private func checkKey(_ request: IncomingRequest, _ offered: [String]) throws(ErrorReply) {
        var keys = offered.filter { $0.hasPrefix(Self.keyPrefix) }
            .map { $0.dropFirst(Self.keyPrefix.count) }
        if let authorization = request.header("authorization") {
            let scheme = authorization.prefix(7).lowercased()
            keys.append(scheme == "bearer " ? authorization.dropFirst(7) : "")
        }
        guard keys.allSatisfy({ !$0.allSatisfy { $0 == " " } }) else {
            throw ErrorReply(
                status: 401,
                message: "Incorrect API key provided. Send any key as 'Authorization: Bearer KEY', "
                    + "or as the subprotocol '\(Self.keyPrefix)KEY'.",
                code: "invalid_api_key"
            )
        }
    }

    /// The words of a header, in lower case.
    private static func tokens(in name: String, of request: IncomingRequest) -> [String] {
        request.headers.filter { $0.name.lowercased() == name }.flatMap {
            WebSocketHandshake.subprotocols(in: $0.value.lowercased())
        }
    }
}
