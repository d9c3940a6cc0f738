import ExerciseSupport
import Testing

@testable import SessionDescriptions

@Suite("An answer to an offer, graded") struct SessionDescriptionHiddenTests {
    @Test("Offers drawn at random") func randomOffers() {
        var generator = SeededGenerator(seed: 10_06)
        for _ in 0..<30 {
            let sample = Sample(&generator)
            expect(sample.offer, gives: "\(sample.agreement)")
        }
    }

    @Test("The whole answer") func wholeAnswer() {
        let local = LocalEnd(
            iceUfrag: "me",
            icePwd: "mine",
            fingerprint: "sha-256 0A:0B",
            sctpPort: 6000,
            maxMessageSize: 99
        )
        let lines = [
            "v=0", "s=-", "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
            "m=application 50000 UDP/DTLS/SCTP webrtc-datachannel", "a=mid:data", "a=ice-ufrag:u",
            "a=ice-pwd:p", "a=fingerprint:sha-256 01:02", "a=setup:passive", "a=sctp-port:1",
            "a=max-message-size:7",
        ]
        let answer = [
            "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "m=video 0 UDP/TLS/RTP/SAVPF 96 97",
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=mid:data",
            "a=ice-ufrag:me", "a=ice-pwd:mine", "a=fingerprint:sha-256 0A:0B", "a=setup:active",
            "a=sctp-port:6000", "a=max-message-size:99",
        ]
        let expected = ChannelAgreement(
            answer: answer.map { $0 + "\r\n" }.joined(),
            remoteFingerprint: "01:02",
            candidates: [],
            sctpPort: 1,
            sendLimit: 7
        )
        expect(lines, by: local, gives: "\(expected)")
    }

    @Test("Two data channels") func twoChannels() {
        let start = ["v=0", "s=-"]
        let first = channel("first", "a=setup:active")
        let second = channel("second", "a=setup:passive")
        let data = "m=application 0 UDP/DTLS/SCTP webrtc-datachannel"
        expect(start + first + second, answers: ["setup:passive", data])
        var closed = first
        closed[0] = data
        expect(start + closed + second, answers: [data, "setup:active"])
    }

    @Test("Refusals at the edge") func refusals() {
        expect(["v=0", "s=-"], gives: "throws noDataChannel")
        let tcp = ["v=0", "m=application 9 TCP/DTLS/SCTP webrtc-datachannel"]
        expect(tcp, gives: "throws noDataChannel")
        expect(
            ["v=0", "s=-"] + channel("x", "a=setup:ACTIVE"),
            gives: "throws unsupported(\"setup\")"
        )
        let elsewhere = ["m=audio 9 UDP/TLS/RTP/SAVPF 0", "a=sctp-port:5", "a=setup:active"]
        let without = channel("x", "a=mid:1")
        expect(["v=0"] + elsewhere + without, gives: "throws missing(\"setup\")")
    }
}

extension SessionDescriptionHiddenTests {
    private func channel(_ name: String, _ setup: String) -> [String] {
        [
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "a=ice-ufrag:\(name)",
            "a=ice-pwd:p", "a=fingerprint:sha-256 01", setup, "a=sctp-port:5000",
        ]
    }

    private func expect(_ offer: [String], answers expected: [String], line: Int = #line) {
        compare(offer, LocalEnd(), expected.joined(separator: "\n"), line) { agreement in
            let lines = agreement.answer.split(whereSeparator: \.isNewline)
            return lines.compactMap { line in
                if line.hasPrefix("a=setup:") { return String(line.dropFirst(2)) }
                return line.hasPrefix("m=") && !line.hasPrefix("m=application 9")
                    ? String(line) : nil
            }.joined(separator: "\n")
        }
    }

    private func expect(
        _ offer: [String],
        by local: LocalEnd = LocalEnd(),
        gives expected: String,
        line: Int = #line
    ) {
        compare(offer, local, expected, line) { "\($0)" }
    }

    private func compare(
        _ offer: [String],
        _ local: LocalEnd,
        _ expected: String,
        _ line: Int,
        _ words: (ChannelAgreement) -> String
    ) {
        var got: String
        do {
            got = words(try answer(to: offer.map { $0 + "\n" }.joined(), by: local))
        } catch { got = "throws \(error)" }
        ExerciseSupport.check(
            PlainText(got),
            is: PlainText(expected),
            in: offer.joined(separator: "\n"),
            sourceLocation: here(line)
        )
    }
}

/// An offer that was put together at random, and what is agreed on.
private struct Sample {
    var offer = ["v=0", "o=- 7 2 IN IP4 127.0.0.1", "s=-", "t=0 0"]
    var agreement: ChannelAgreement

    init(_ generator: inout SeededGenerator) {
        let (setup, answered) = generator.pick([
            ("actpass", "active"), ("active", "passive"), ("passive", "active"),
        ])
        let hash = generator.pick(["0A:0B", "FF:00", "12:34"])
        let port = generator.number(in: 1...65_535)
        let size = generator.pick([nil, 0, 1, 16_384, 262_144])
        var own: [String] = []
        for line in [
            "a=ice-ufrag:abcd", "a=ice-pwd:0123456789012345678901",
            "a=fingerprint:sha-256 \(hash)", "a=setup:\(setup)",
        ] {
            if generator.flip() { own.append(line) } else { offer.append(line) }
        }
        var candidates: [IceCandidate] = []
        for _ in 0..<generator.number(in: 0...3) {
            let candidate = IceCandidate("192.0.2.9", generator.number(in: 1...65_535), "host")
            let component = generator.number(in: 1...2)
            own.append(
                "a=candidate:1 \(component) udp 1 192.0.2.9 \(candidate.port) typ host"
            )
            if component == 1 { candidates.append(candidate) }
        }
        own.append("a=sctp-port:\(port)")
        if let size { own.append("a=max-message-size:\(size)") }
        var answer = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"]
        let local = LocalEnd()
        let audio = generator.number(in: 0...2)
        let place = generator.number(in: 0...audio)
        for index in 0...audio {
            if index == place {
                let data = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel"
                offer += [data, "a=mid:m\(index)"] + own
                answer += [
                    data, "c=IN IP4 0.0.0.0", "a=mid:m\(index)", "a=ice-ufrag:\(local.iceUfrag)",
                    "a=ice-pwd:\(local.icePwd)", "a=fingerprint:\(local.fingerprint)",
                    "a=setup:\(answered)", "a=sctp-port:\(local.sctpPort)",
                    "a=max-message-size:\(local.maxMessageSize)",
                ]
            } else {
                offer += ["m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=mid:m\(index)", "a=sctp-port:1"]
                answer.append("m=audio 0 UDP/TLS/RTP/SAVPF 111")
            }
        }
        agreement = ChannelAgreement(
            answer: answer.map { $0 + "\r\n" }.joined(),
            remoteFingerprint: hash,
            candidates: candidates,
            sctpPort: port,
            sendLimit: size == 0 ? nil : size ?? 65_536
        )
    }
}
