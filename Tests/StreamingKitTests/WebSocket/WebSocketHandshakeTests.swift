import StreamingKit
import Testing

@Suite("The opening handshake of WebSocket")
struct WebSocketHandshakeTests {
    /// The first is the standard's example (section 1.3). The others have lengths at which SHA-1
    /// pads differently; their answers are another implementation's.
    @Test(
        "accepts a key with the hash that the standard asks for",
        arguments: [
            ("dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
            ("", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w="),
            (String(repeating: "a", count: 18), "5Ave8ujWOAIJFSnGl1SCdSULUzg="),
            (String(repeating: "a", count: 19), "yzaGyu0mcUukN7CdsSwa30tnCpc="),
            (String(repeating: "a", count: 20), "dUYRM7bOMwDmbriNIPr11x+r3E0="),
            (String(repeating: "a", count: 27), "NCEiOv6lMC9mC8oEZnneqRdJ4DU="),
            (String(repeating: "a", count: 28), "xMWmCBqYJY4uXzUs8PNU1t+Pzro="),
            (String(repeating: "a", count: 83), "JM5KfcY+04u0quK7uTyka1S7/6k="),
            (String(repeating: "a", count: 92), "QozTWdJkJ6Mr6+QwqAHt8yNpBdc="),
            (String(repeating: "é", count: 100), "MNUW3WBpFIFaxnmsWgaHSA6ir6c="),
        ]
    )
    func accept(key: String, accept: String) {
        #expect(WebSocketHandshake.accept(key: key) == accept)
    }

    @Test("takes keys of 16 bytes only, and makes such keys")
    func keys() {
        #expect(WebSocketHandshake.isValid(key: "dGhlIHNhbXBsZSBub25jZQ=="))
        for key in ["", "dGhl", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZSE=", "!!!!"] {
            #expect(!WebSocketHandshake.isValid(key: key), "\(key)")
        }
        var generator = SeededGenerator(seed: 3)
        let key = WebSocketHandshake.makeKey(using: &generator)
        #expect(WebSocketHandshake.isValid(key: key))
        #expect(WebSocketHandshake.makeKey(using: &generator) != key)
    }

    @Test("echoes the first subprotocol that both sides speak")
    func subprotocols() {
        let offered = "realtime,\topenai-insecure-api-key.sk-1 , x"
        #expect(
            WebSocketHandshake.subprotocols(in: offered)
                == ["realtime", "openai-insecure-api-key.sk-1", "x"]
        )
        #expect(WebSocketHandshake.subprotocols(in: " ,, ") == [])
        let supported = ["x", "realtime"]
        #expect(
            WebSocketHandshake.subprotocol(offered: offered, supported: supported) == "realtime"
        )
        #expect(WebSocketHandshake.subprotocol(offered: "Realtime", supported: supported) == nil)
        #expect(WebSocketHandshake.subprotocol(offered: "", supported: supported) == nil)
    }
}
