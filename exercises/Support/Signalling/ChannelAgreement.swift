/// What one end of a call says of itself in its description.
public struct LocalEnd: Equatable, Sendable {
    /// Its name for checks of the path.
    public var iceUfrag: String
    /// The password to it.
    public var icePwd: String
    /// The hash of its certificate, such as `sha-256 A0:1F:…`.
    public var fingerprint: String
    /// Its port for SCTP.
    public var sctpPort: Int
    /// The longest message that it takes, in bytes.
    public var maxMessageSize: Int

    /// Describes an end; what is left out is as suites like it.
    public init(
        iceUfrag: String = "Qx7t",
        icePwd: String = "rbPvoN2tXkqk8IQ0kSMg2WtD",
        fingerprint: String = "sha-256 A0:1F",
        sctpPort: Int = 5000,
        maxMessageSize: Int = 262_144
    ) {
        self.iceUfrag = iceUfrag
        self.icePwd = icePwd
        self.fingerprint = fingerprint
        self.sctpPort = sctpPort
        self.maxMessageSize = maxMessageSize
    }
}

/// An address at which the other end may be reached.
public struct IceCandidate: Equatable, Sendable, CustomStringConvertible {
    /// An IP address, or a name.
    public var address: String
    /// The UDP port.
    public var port: Int
    /// `host`, `srflx`, `prflx` or `relay`.
    public var kind: String

    /// Makes a candidate.
    public init(_ address: String, _ port: Int, _ kind: String) {
        self.address = address
        self.port = port
        self.kind = kind
    }

    /// The candidate on one line: `192.0.2.7 port 50000 (host)`.
    public var description: String { "\(address) port \(port) (\(kind))" }
}

/// What two ends agree on for a data channel.
public struct ChannelAgreement: Equatable, Sendable, CustomStringConvertible {
    /// The description to send back, as SDP.
    public var answer: String
    /// The SHA-256 hash that the other end's certificate must have.
    public var remoteFingerprint: String
    /// Where the other end may be reached, in the order of the offer.
    public var candidates: [IceCandidate]
    /// The other end's port for SCTP.
    public var sctpPort: Int
    /// The longest message that may be sent, in bytes; nil where any may.
    public var sendLimit: Int?

    /// Makes an agreement.
    public init(
        answer: String,
        remoteFingerprint: String,
        candidates: [IceCandidate],
        sctpPort: Int,
        sendLimit: Int?
    ) {
        self.answer = answer
        self.remoteFingerprint = remoteFingerprint
        self.candidates = candidates
        self.sctpPort = sctpPort
        self.sendLimit = sendLimit
    }

    /// The answer in quotes, line by line, and the rest below it.
    public var description: String {
        var lines: [String] = []
        var rest = answer[...]
        while let end = rest.firstIndex(where: \.isNewline) {
            let next = rest.index(after: end)
            lines.append(shown(text: String(rest[..<next])))
            rest = rest[next...]
        }
        if !rest.isEmpty { lines.append(shown(text: String(rest))) }
        lines.append("fingerprint \(remoteFingerprint), SCTP port \(sctpPort)")
        lines.append("sends at most \(sendLimit.map { "\($0) bytes" } ?? "any length")")
        return (lines + candidates.map { "candidate \($0)" }).joined(separator: "\n")
    }
}

/// Why an offer is refused.
public enum OfferRefusal: Error, Equatable, Sendable {
    /// No section offers a data channel.
    case noDataChannel
    /// The data channel's section lacks this attribute, and so does the session.
    case missing(String)
    /// This attribute has a value that is not taken.
    case unsupported(String)
}
