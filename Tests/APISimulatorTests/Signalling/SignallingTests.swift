import NIOCore
import NIOEmbedded
import NIOHTTP1
import StreamingKit
import Testing

@testable import APISimulator

@Suite("Opening a call")
struct SignallingTests {
    private let caller: TestConnection
    private let peer: TestConnection

    init() throws {
        caller = try TestConnection()
        peer = try TestConnection(service: caller.service)
    }

    private func secret(_ body: JSONValue = ["session": ["type": "realtime"]]) throws -> JSONValue {
        try caller.send(.POST, "/v1/realtime/client_secrets", body)
        return try found(caller.output().json)
    }

    private func call(
        _ key: String?,
        _ body: String = browserOffer,
        type: String = "application/sdp"
    ) throws {
        var headers = [("host", "127.0.0.1:8000"), ("content-type", type)]
        if let key { headers.append(("authorization", "Bearer \(key)")) }
        try caller.send(.POST, "/v1/realtime/calls", bytes: Array(body.utf8), headers: headers)
    }

    /// Moves both clocks, and lets each connection do what the other brought.
    private func advance(_ time: TimeAmount = .zero) {
        for _ in 0..<2 {
            peer.advance(time)
            caller.advance(.zero)
        }
    }

    @Test("A client secret holds the session and the time it is good for")
    func secrets() throws {
        let made = try secret([
            "expires_after": ["anchor": "created_at", "seconds": 60],
            "session": ["type": "realtime", "model": "gpt-realtime", "instructions": "Be kind."],
        ])
        #expect(made["value"]?.string?.hasPrefix("ek_") == true)
        #expect(made["expires_at"] == 1_800_000_060)
        #expect(made["session"]?["type"] == "realtime")
        #expect(made["session"]?["object"] == "realtime.session")
        #expect(made["session"]?["instructions"] == "Be kind.")
        #expect(made["session"]?["model"] == "gpt-realtime")
        #expect(made["session"]?["id"]?.string?.hasPrefix("sess_") == true)
        #expect(try secret()["value"] != made["value"])
        #expect(try secret()["expires_at"] == 1_800_000_600)
    }

    @Test(
        "A wrong request for a secret says which parameter",
        arguments: [
            (["expires_after": ["seconds": 5]], "expires_after.seconds"),
            (["expires_after": ["anchor": "later"]], "expires_after.anchor"),
            (["session": "text"], "session"), (["session": ["type": "chat"]], "session.type"),
            (["session": ["model": 4]], "session.model"),
            (["session": ["model": "no-such-model"]], "model"),
            (["session": ["output_modalities": ["smell"]]], "session.output_modalities"),
        ] as [(JSONValue, String)]
    )
    func wrongSecrets(body: JSONValue, param: String) throws {
        let answer = try secret(body)
        #expect(answer["error"]?["param"]?.string == param)
        #expect(answer["error"]?["message"]?.string?.isEmpty == false)
    }

    @Test("A peer that waits gets the offer, and the caller its answer")
    func answered() throws {
        let key = try #require(secret()["value"]?.string)
        try peer.send(.POST, "/simulator/calls/next?secret=\(key)")
        #expect(try peer.output().heads.isEmpty)
        try call(key)
        advance()
        let told = try #require(peer.output().json)
        #expect(told["sdp"]?.string == browserOffer)
        #expect(told["session"]?["type"] == "realtime")
        let id = try #require(told["call_id"]?.string)
        #expect(try caller.output().heads.isEmpty)

        try peer.send(.POST, "/simulator/calls/\(id)/answer", bytes: Array(peerAnswer.utf8))
        #expect(try peer.output().heads.map(\.status) == [.noContent])
        advance()
        let answer = try caller.output()
        #expect(answer.heads.map(\.status) == [.created])
        #expect(answer.heads[0].headers["location"] == ["/v1/realtime/calls/\(id)"])
        #expect(answer.heads[0].headers["content-type"] == ["application/sdp"])
        #expect(answer.text == peerAnswer)
        #expect(answer.ends == 1)

        // The call is over for the exchange.
        try peer.send(.POST, "/simulator/calls/\(id)/answer", bytes: Array(peerAnswer.utf8))
        #expect(try peer.output().heads.map(\.status) == [.notFound])
    }

    @Test("An API key sends the session in a form, and the peer may come a little later")
    func form() throws {
        let fields = [("sdp", browserOffer), ("session", #"{"type":"realtime","model":"tides"}"#)]
        let body = fields.map { name, value in
            "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        try call("sk-any", body.joined() + "--b--\r\n", type: "multipart/form-data; boundary=b")
        advance(.seconds(1))
        try peer.send(.POST, "/simulator/calls/next")
        advance()
        let told = try #require(peer.output().json)
        #expect(told["sdp"]?.string == browserOffer)
        #expect(told["session"]?["model"] == "tides")
    }

    @Test("A peer that waits for another secret is passed over")
    func otherSecret() throws {
        let key = try #require(secret()["value"]?.string)
        try peer.send(.POST, "/simulator/calls/next?secret=ek_other")
        try call(key)
        caller.advance(.seconds(3))
        #expect(try peer.output().heads.isEmpty)
        let answer = try caller.output()
        #expect(answer.heads.map(\.status) == [.serviceUnavailable])
        #expect(answer.json?["error"]?["code"] == "no_peer")
    }

    @Test("A peer that takes a call and says nothing is given up")
    func silence() throws {
        let key = try #require(secret()["value"]?.string)
        try peer.send(.POST, "/simulator/calls/next")
        try call(key)
        advance()
        _ = try peer.output()
        caller.advance(.seconds(10))
        #expect(try caller.output().heads.isEmpty)
        advance(.seconds(15))
        #expect(try caller.output().json?["error"]?["code"] == "no_answer")
    }

    @Test("A peer is told now and then that no call came, and may ask again")
    func noCall() throws {
        for _ in 0..<2 {
            try peer.send(.POST, "/simulator/calls/next")
            peer.advance(.seconds(25))
            let told = try peer.output()
            #expect(told.heads.map(\.status) == [.noContent])
            #expect(told.body.isEmpty)
            #expect(told.ends == 1)
        }
    }

    @Test("A caller and a peer that leave are forgotten")
    func leaving() throws {
        try peer.send(.POST, "/simulator/calls/next")
        try peer.channel.close().wait()
        let key = try #require(secret()["value"]?.string)
        try call(key)
        try caller.channel.close().wait()
        let later = try TestConnection(service: caller.service)
        try later.send(.POST, "/simulator/calls/next")
        later.advance(.seconds(25))
        #expect(try later.output().heads.map(\.status) == [.noContent])
    }

    @Test("A call without a good key, offer or type is refused at once")
    func refused() throws {
        let key = try #require(secret()["value"]?.string)
        let cases: [(String?, String, String, UInt, String?)] = [
            (nil, browserOffer, "application/sdp", 401, "missing_api_key"),
            ("ek_none", browserOffer, "application/sdp", 401, "invalid_api_key"),
            ("sk-any", browserOffer, "application/sdp", 401, "invalid_api_key"),
            (key, "hello", "application/sdp", 400, "invalid_offer"),
            (key, browserOffer, "text/plain", 415, "unsupported_content_type"),
            (key, "--b--", "multipart/form-data", 400, nil),
            (key, "--b--", "multipart/form-data;boundary=b", 400, "missing_required_parameter"),
        ]
        for (key, body, type, status, code) in cases {
            try call(key, body, type: type)
            let output = try caller.output()
            #expect(output.heads.map(\.status.code) == [status], "\(body)")
            #expect(output.json?["error"]?["code"]?.string == code)
        }
    }

    @Test("A secret that is too old is refused")
    func expired() throws {
        let store = ClientSecrets(capacity: 2)
        for number in 1...3 {
            store.add(.init(value: "ek_\(number)", expiresAt: 100, session: [:]))
        }
        #expect(try store.grant("ek_3", now: 99).value == "ek_3")
        #expect(throws: ErrorReply.self) { try store.grant("ek_3", now: 100) }
        #expect(throws: ErrorReply.self) { try store.grant("ek_1", now: 0) }
    }

    @Test("A request that came behind a waiting one is answered after it")
    func pipelined() throws {
        try peer.send(.POST, "/simulator/calls/next")
        try peer.send(.GET, "/v1/models/tides")
        #expect(try peer.output().heads.isEmpty)
        peer.advance(.seconds(25))
        #expect(try peer.output().heads.map(\.status) == [.noContent, .ok])
    }
}
