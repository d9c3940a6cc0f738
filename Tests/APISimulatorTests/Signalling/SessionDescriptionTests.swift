import Testing

@testable import APISimulator

@Suite("A session description")
struct SessionDescriptionTests {
    @Test("A browser's offer and a peer's answer are taken as they are")
    func taken() throws {
        #expect(try SessionDescription(browserOffer.utf8, role: .offer).text == browserOffer)
        #expect(try SessionDescription(peerAnswer.utf8, role: .answer).text == peerAnswer)
        let bare = browserOffer.replacing("\r\n", with: "\n")
        #expect(try SessionDescription(bare.utf8, role: .offer).text == bare)
    }

    @Test(
        "What is wrong or missing is named",
        arguments: [
            ("v=0", "v=1", "v=0"), ("o=-", "i=-", "o="), ("t=0 0", "t:0 0", "line 4"),
            ("webrtc-datachannel", "something-else", "no data channel"),
            ("a=ice-ufrag:Ab3+", "a=x", "a=ice-ufrag:"), ("ufrag:Ab3+", "ufrag:Ab", "too short"),
            ("a=ice-pwd:x9", "a=x:x9", "a=ice-pwd:"),
            ("a=fingerprint:", "a=x:", "a=fingerprint:"),
            ("sha-256 4F:", "sha-256 ", "no hash"), ("sha-256 4F:", "sha-256 4G:", "no hash"),
            ("a=setup:actpass", "a=setup:holdconn", "a=setup:"),
            ("a=sctp-port:5000", "a=sctp-port:70000", "a=sctp-port:"),
        ]
    )
    func wrong(part: String, other: String, said: String) throws {
        let error = try #require(throws: ErrorReply.self) {
            try SessionDescription(browserOffer.replacing(part, with: other).utf8, role: .offer)
        }
        #expect(error.message.contains(said), "\(error.message)")
        #expect(error.status == 400)
        #expect(error.param == "sdp")
        #expect(error.code == "invalid_offer")
    }

    @Test("Other bytes are refused: nothing, no UTF-8, JSON")
    func others() {
        for bytes in [[], [0xFF, 0xFE], Array(#"{"type": "offer"}"#.utf8)] as [[UInt8]] {
            #expect(throws: ErrorReply.self) { try SessionDescription(bytes, role: .offer) }
        }
    }

    @Test("An offer is no answer: an answer has chosen who begins")
    func roles() {
        let error = #expect(throws: ErrorReply.self) {
            try SessionDescription(browserOffer.utf8, role: .answer)
        }
        #expect(error?.code == "invalid_answer")
    }
}
