import ExerciseSupport

/// Answers an offer of a data channel (RFC 8841, RFC 8842).
/// - Throws: `OfferRefusal`, if there is nothing to accept.
func answer(to offer: String, by local: LocalEnd) throws -> ChannelAgreement {
    let (session, sections) = split(offer)
    // TODO: which section is the data channel's?
    guard let channel = sections.first else { throw OfferRefusal.noDataChannel }
    var lines = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"]
    // TODO: a line for each section of the offer; setup is one of the things to work out.
    lines += accepted(channel, setup: channel.first("setup") ?? "active", by: local)
    return ChannelAgreement(
        answer: lines.map { $0 + "\r\n" }.joined(),
        // TODO: some attributes stand in the session, and some must be refused.
        remoteFingerprint: session.first("fingerprint") ?? "",
        candidates: [],
        sctpPort: 5000,
        // TODO: how much may we send?
        sendLimit: local.maxMessageSize
    )
}

/// The lines of one section, or those of the session in front of the first one.
private struct Section: Equatable {
    var lines: [String] = []

    /// The words of the line `m=`: the kind, the port, the protocol, the formats.
    var media: [String] { lines.first?.dropFirst(2).split(separator: " ").map(String.init) ?? [] }

    /// The values of all lines `a=name:value` with this name.
    func all(_ name: String) -> [String] {
        let start = "a=\(name):"
        return lines.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
    }

    /// The value of the first of them.
    func first(_ name: String) -> String? { all(name).first }
}

private func split(_ description: String) -> (session: Section, sections: [Section]) {
    var parts = [Section()]
    for line in description.split(whereSeparator: \.isNewline) {
        if line.hasPrefix("m=") { parts.append(Section()) }
        parts[parts.count - 1].lines.append(String(line))
    }
    return (parts[0], Array(parts.dropFirst()))
}

/// The lines that accept a data channel.
private func accepted(_ section: Section, setup: String, by local: LocalEnd) -> [String] {
    [
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0",
        "a=mid:\(section.first("mid") ?? "0")", "a=ice-ufrag:\(local.iceUfrag)",
        "a=ice-pwd:\(local.icePwd)", "a=fingerprint:\(local.fingerprint)", "a=setup:\(setup)",
        "a=sctp-port:\(local.sctpPort)", "a=max-message-size:\(local.maxMessageSize)",
    ]
}
