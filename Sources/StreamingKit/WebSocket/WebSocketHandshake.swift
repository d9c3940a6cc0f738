/// The parts of the opening handshake that are not plain HTTP (RFC 6455, section 4).
public enum WebSocketHandshake {
    /// The only version of the protocol, for `Sec-WebSocket-Version`.
    public static let version = "13"

    /// The value of `Sec-WebSocket-Accept` that answers a `Sec-WebSocket-Key` (section 4.2.2):
    /// proof that the server read the request as one for a WebSocket.
    public static func accept(key: String) -> String {
        Base64.encode(SHA1.digest(of: Array((key + guid).utf8)))
    }

    /// Whether a `Sec-WebSocket-Key` is one: 16 bytes in base64 (section 4.2.1).
    public static func isValid(key: String) -> Bool { Base64.decode(key)?.count == 16 }

    /// A `Sec-WebSocket-Key` of 16 random bytes (section 4.1).
    public static func makeKey(using generator: inout some RandomNumberGenerator) -> String {
        Base64.encode((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    /// The first of the client's subprotocols that the server speaks (section 4.2.2), to be
    /// echoed; `nil` when there is none, and then the answer has no such header.
    /// - Parameters:
    ///   - header: the values of `Sec-WebSocket-Protocol`, of several headers joined by commas.
    ///   - supported: the subprotocols that the server speaks.
    public static func subprotocol(offered header: String, supported: [String]) -> String? {
        subprotocols(in: header).first { supported.contains($0) }
    }

    /// The subprotocols that a `Sec-WebSocket-Protocol` header offers, in the client's order.
    public static func subprotocols(in header: String) -> [String] {
        header.split(separator: ",").compactMap { item in
            let name = item.drop { $0 == " " || $0 == "\t" }
            let end = name.lastIndex { $0 != " " && $0 != "\t" }
            return end.map { String(name[...$0]) }
        }
    }

    /// The number that section 1.3 gives the protocol.
    private static let guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
}
