import ExerciseSupport
import Testing

@testable import SessionDescriptions

@Suite("An answer to an offer") struct SessionDescriptionTests {
    private let data = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel"

    @Test("Every section is answered, in its order") func sections() {
        expect(offer(), answers: ["\(data)|setup:active"])
        let audio = ["m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=mid:9", "a=setup:actpass"]
        let refused = "m=audio 0 UDP/TLS/RTP/SAVPF 111"
        expect(offer(before: audio), answers: [refused, "\(data)|setup:active"])
        expect(offer(after: audio), answers: ["\(data)|setup:active", refused])
        let closed = ["m=application 0 UDP/DTLS/SCTP webrtc-datachannel"]
        expect(offer(before: closed), answers: closed + ["\(data)|setup:active"])
        expectRefusal(["v=0", "s=-"] + audio, .noDataChannel)
        expectRefusal(["v=0", "m=application 9 UDP/BFCP *"], .noDataChannel)
    }

    @Test("What the session says holds for its sections") func sessionLevel() {
        let session = [
            "a=ice-ufrag:Hq3v", "a=ice-pwd:v9CkVGpmTFNe0DmJf0Zr8rWc", "a=setup:active",
            "a=fingerprint:sha-256 77:88",
        ]
        let bare = ["v=0", "s=-"] + session + [data, "a=sctp-port:5000"]
        expect(bare, answers: ["\(data)|setup:passive"])
        expect(bare, fingerprint: "77:88")
        expect(offer(session: session), fingerprint: "5E:0B")
        expect(offer(session: session), answers: ["\(data)|setup:active"])
        for name in ["ice-ufrag", "ice-pwd", "setup", "fingerprint"] {
            let other = ["m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=\(name):sha-256 active"]
            expectRefusal(offer(without: name, after: other), .missing(name))
        }
    }

    @Test("One end is active and the other passive") func setup() {
        for (offered, answered) in [
            ("actpass", "active"), ("active", "passive"), ("passive", "active"),
        ] {
            let lines = offer(without: "setup") + ["a=setup:\(offered)"]
            expect(lines, answers: ["\(data)|setup:\(answered)"])
        }
        let none = offer(without: "setup") + ["a=setup:holdconn"]
        expectRefusal(none, .unsupported("setup"))
    }

    @Test("The fingerprint is a SHA-256 hash") func fingerprints() {
        let lines = offer(without: "fingerprint")
        expect(lines + ["a=fingerprint:SHA-256 AA:BB"], fingerprint: "AA:BB")
        let two = ["a=fingerprint:sha-1 01:02", "a=fingerprint:sha-256 03:04"]
        expect(lines + two, fingerprint: "03:04")
        expectRefusal(lines + ["a=fingerprint:sha-1 01:02"], .unsupported("fingerprint"))
        expectRefusal(lines + ["a=fingerprint:md5 01:02"], .unsupported("fingerprint"))
    }

    @Test("Candidates are taken over UDP") func candidates() {
        let lines = [
            "a=candidate:1 1 udp 2113937151 192.0.2.7 50000 typ host generation 0",
            "a=candidate:2 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active",
            "a=candidate:3 2 udp 2113937150 192.0.2.7 50001 typ host",
            "a=candidate:4 1 UDP 1677729535 203.0.113.5 61000 typ srflx raddr 0.0.0.0 rport 0",
            "a=candidate:5 1 udp 2113937151 4d1f.local 50002 typ host",
            "a=candidate:6 1 udp", "a=end-of-candidates",
        ]
        expect(
            offer() + lines,
            candidates: [
                IceCandidate("192.0.2.7", 50_000, "host"),
                IceCandidate("203.0.113.5", 61_000, "srflx"),
                IceCandidate("4d1f.local", 50_002, "host"),
            ]
        )
    }

    @Test("The SCTP port is in the section") func sctpPort() {
        let lines = offer(without: "sctp-port")
        expect(lines + ["a=sctp-port:4999"], sctpPort: 4999)
        expectRefusal(lines, .missing("sctp-port"))
        expectRefusal(lines + ["a=sctp-port:five"], .unsupported("sctp-port"))
        expectRefusal(
            offer(session: ["a=sctp-port:5000"], without: "sctp-port"),
            .missing("sctp-port")
        )
    }

    @Test("A message is never longer than the other end takes") func sizes() {
        expect(offer() + ["a=max-message-size:1000"], sendLimit: 1000)
        expect(offer() + ["a=max-message-size:1073741823"], sendLimit: 1_073_741_823)
        expect(offer(), sendLimit: 65_536)
        expect(offer() + ["a=max-message-size:0"], sendLimit: nil)
    }
}

extension SessionDescriptionTests {
    /// An offer of a data channel, with other lines in the session and other sections.
    private func offer(
        session: [String] = [],
        without name: String = "nothing",
        before: [String] = [],
        after: [String] = []
    ) -> [String] {
        let channel = [
            data, "a=mid:0", "a=ice-ufrag:Hq3v", "a=ice-pwd:v9CkVGpmTFNe0DmJf0Zr8rWc",
            "a=fingerprint:sha-256 5E:0B", "a=setup:actpass", "a=sctp-port:5000",
        ]
        let kept = channel.filter { !$0.hasPrefix("a=\(name):") }
        return ["v=0", "o=- 46 2 IN IP4 127.0.0.1", "s=-", "t=0 0"] + session + before + kept
            + after
    }

    /// The `m=` lines of the answer; that of the channel with its setup.
    private func expect(_ offer: [String], answers expected: [String], line: Int = #line) {
        compare(offer, expected.joined(separator: "\n"), line) { agreement in
            var sections: [String] = []
            for line in agreement.answer.split(whereSeparator: \.isNewline) {
                if line.hasPrefix("m=") { sections.append(String(line)) }
                if line.hasPrefix("a=setup:"), !sections.isEmpty {
                    sections[sections.count - 1] += "|" + line.dropFirst(2)
                }
            }
            return sections.joined(separator: "\n")
        }
    }

    private func expect(_ offer: [String], fingerprint: String, line: Int = #line) {
        compare(offer, "fingerprint \(fingerprint)", line) { "fingerprint \($0.remoteFingerprint)" }
    }

    private func expect(_ offer: [String], candidates: [IceCandidate], line: Int = #line) {
        compare(offer, candidates.map(\.description).joined(separator: "\n"), line) {
            $0.candidates.map(\.description).joined(separator: "\n")
        }
    }

    private func expect(_ offer: [String], sctpPort: Int, line: Int = #line) {
        compare(offer, "port \(sctpPort)", line) { "port \($0.sctpPort)" }
    }

    private func expect(_ offer: [String], sendLimit: Int?, line: Int = #line) {
        let words = { (limit: Int?) in "sends at most " + (limit.map { "\($0) bytes" } ?? "nil") }
        compare(offer, words(sendLimit), line) { words($0.sendLimit) }
    }

    private func expectRefusal(_ offer: [String], _ refusal: OfferRefusal, line: Int = #line) {
        compare(offer, "throws \(refusal)", line) { "accepts\n\($0)" }
    }

    private func compare(
        _ offer: [String],
        _ expected: String,
        _ line: Int,
        _ words: (ChannelAgreement) -> String
    ) {
        let sdp = offer.map { $0 + "\r\n" }.joined()
        var got: String
        do { got = words(try answer(to: sdp, by: LocalEnd())) } catch { got = "throws \(error)" }
        ExerciseSupport.check(
            PlainText(got),
            is: PlainText(expected),
            in: offer.joined(separator: "\n"),
            sourceLocation: here(line)
        )
    }
}
