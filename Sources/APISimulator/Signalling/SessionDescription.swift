/// A description of one end of a call: SDP (RFC 8866) with what a data channel needs (RFC 8841,
/// RFC 8842).
struct SessionDescription: Equatable, Sendable {
    /// What a description is for.
    enum Role: String, Sendable {
        case offer, answer
    }

    /// The description as it was sent.
    let text: String

    /// The lines of one section: the session's own, or those from an `m=` line on.
    private struct Section {
        var lines: [Substring]

        /// The values of the lines that begin with `prefix`.
        func values(_ prefix: String) -> [Substring] {
            lines.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        }
    }

    /// - Parameters:
    ///   - bytes: SDP in UTF-8.
    ///   - role: whether it opens a call or accepts one.
    /// - Throws: `ErrorReply` that names the line that is wrong or missing.
    init(_ bytes: some Collection<UInt8>, role: Role) throws(ErrorReply) {
        let problem = { (text: String) in
            ErrorReply.invalid(
                "Invalid SDP \(role.rawValue): \(text).",
                param: "sdp",
                code: "invalid_\(role.rawValue)"
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw problem("it is not UTF-8")
        }
        self.text = text
        let lines = text.split(whereSeparator: \.isNewline)
        guard !lines.isEmpty else { throw problem("it is empty") }
        for (index, line) in lines.enumerated() where !Self.isLine(line) {
            throw problem("line \(index + 1) is not of the form x=value")
        }
        guard lines[0] == "v=0" else { throw problem("it does not begin with v=0") }
        let (session, media) = Self.sections(lines)
        for (prefix, name) in [("o=", "origin"), ("s=", "name"), ("t=", "time")]
        where session.values(prefix).count != 1 {
            throw problem("it needs one line \(prefix) (\(name)) before its media")
        }
        guard let channel = media.first(where: Self.isDataChannel) else {
            throw problem(
                "no data channel: a section m=application … UDP/DTLS/SCTP webrtc-datachannel is "
                    + "needed. Make the channel before the offer"
            )
        }
        let both = { (prefix: String) in channel.values(prefix) + session.values(prefix) }
        for (prefix, name) in [("a=ice-ufrag:", 4), ("a=ice-pwd:", 22)] {
            guard let value = both(prefix).first else {
                throw problem("the line \(prefix) is missing")
            }
            guard value.count >= name else { throw problem("\(prefix)\(value) is too short") }
        }
        guard let fingerprint = both("a=fingerprint:").first else {
            throw problem("the line a=fingerprint: is missing, and with it the trust in the peer")
        }
        guard Self.isFingerprint(fingerprint) else {
            throw problem("a=fingerprint:\(fingerprint) is no hash of a certificate")
        }
        guard let port = channel.values("a=sctp-port:").first.map({ UInt16($0) }), port != nil
        else {
            throw problem("the line a=sctp-port: is missing or no port")
        }
        let setups = role == .offer ? ["actpass", "active", "passive"] : ["active", "passive"]
        guard let setup = both("a=setup:").first, setups.contains(String(setup)) else {
            throw problem("a line a=setup: with \(setups.joined(separator: " or ")) is needed")
        }
    }

    private static func isLine(_ line: Substring) -> Bool {
        let letters = line.prefix(2)
        guard let first = letters.first else { return false }
        return letters.count == 2 && first.isASCII && first.isLowercase && letters.last == "="
    }

    private static func sections(_ lines: [Substring]) -> (Section, [Section]) {
        var session = Section(lines: [])
        var media: [Section] = []
        for line in lines {
            if line.hasPrefix("m=") {
                media.append(Section(lines: [line]))
            } else if media.isEmpty {
                session.lines.append(line)
            } else {
                media[media.count - 1].lines.append(line)
            }
        }
        return (session, media)
    }

    private static func isDataChannel(_ section: Section) -> Bool {
        // m=application 9 UDP/DTLS/SCTP webrtc-datachannel
        let words = (section.values("m=").first ?? "").split(separator: " ")
        return words.count == 4 && words[0] == "application" && words[2].hasSuffix("/DTLS/SCTP")
            && words[3] == "webrtc-datachannel"
    }

    /// `sha-256 AB:CD:…` (RFC 8122, 5).
    private static func isFingerprint(_ value: Substring) -> Bool {
        let words = value.split(separator: " ")
        guard words.count == 2 else { return false }
        let lengths = ["sha-1": 20, "sha-224": 28, "sha-256": 32, "sha-384": 48, "sha-512": 64]
        let bytes = words[1].split(separator: ":", omittingEmptySubsequences: false)
        return lengths[words[0].lowercased()] == bytes.count
            && bytes.allSatisfy { $0.count == 2 && $0.allSatisfy(\.isHexDigit) }
    }
}
