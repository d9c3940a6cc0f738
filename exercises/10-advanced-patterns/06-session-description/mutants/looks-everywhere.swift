// caught by: sessionLevel, sctpPort, refusals — a line is found wherever it is
import ExerciseSupport

/// Answers an offer of a data channel (RFC 8841, RFC 8842).
/// - Throws: `OfferRefusal`, if there is nothing to accept.
func answer(to offer: String, by local: LocalEnd) throws -> ChannelAgreement {
    let (session, sections) = split(offer)
    guard let place = sections.firstIndex(where: offersChannel) else {
        throw OfferRefusal.noDataChannel
    }
    let channel = sections[place]

    /// The values of an attribute: the section's own, or else the session's.
    func values(_ name: String) throws -> [String] {
        let own = channel.all(name)
        let everywhere = session.all(name) + sections.flatMap { $0.all(name) }
        let values = own.isEmpty ? everywhere : own
        if values.isEmpty { throw OfferRefusal.missing(name) }
        return values
    }

    _ = try values("ice-ufrag")
    _ = try values("ice-pwd")
    let setup = try otherEnd(of: try values("setup")[0])
    let fingerprint = try sha256(try values("fingerprint"))
    let ports = channel.all("sctp-port") + session.all("sctp-port")
    guard let port = ports.first else { throw OfferRefusal.missing("sctp-port") }
    guard let sctpPort = Int(port) else { throw OfferRefusal.unsupported("sctp-port") }
    let size = channel.first("max-message-size").flatMap(Int.init) ?? 65_536

    var lines = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"]
    for (index, section) in sections.enumerated() {
        lines +=
            index == place ? accepted(section, setup: setup, by: local) : [refused(section)]
    }
    return ChannelAgreement(
        answer: lines.map { $0 + "\r\n" }.joined(),
        remoteFingerprint: fingerprint,
        candidates: channel.all("candidate").compactMap(candidate),
        sctpPort: sctpPort,
        sendLimit: size == 0 ? nil : size
    )
}

private func offersChannel(_ section: Section) -> Bool {
    let words = section.media
    return words.count == 4 && words[0] == "application" && words[1] != "0"
        && words[2] == "UDP/DTLS/SCTP" && words[3] == "webrtc-datachannel"
}

private func refused(_ section: Section) -> String {
    var words = section.media
    if words.count > 1 { words[1] = "0" }
    return "m=" + words.joined(separator: " ")
}

private func otherEnd(of setup: String) throws -> String {
    switch setup {
    case "actpass", "passive": return "active"
    case "active": return "passive"
    default: throw OfferRefusal.unsupported("setup")
    }
}

private func sha256(_ fingerprints: [String]) throws -> String {
    for fingerprint in fingerprints {
        let words = fingerprint.split(separator: " ")
        if words.count == 2, words[0].lowercased() == "sha-256" { return String(words[1]) }
    }
    throw OfferRefusal.unsupported("fingerprint")
}

private func candidate(_ line: String) -> IceCandidate? {
    let words = line.split(separator: " ").map(String.init)
    guard words.count >= 8, words[1] == "1", words[2].lowercased() == "udp", words[6] == "typ",
        let port = Int(words[5])
    else { return nil }
    return IceCandidate(words[4], port, words[7])
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
