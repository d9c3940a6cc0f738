/// What is known of a request to a model before it is sent.
public struct RequestProfile: Equatable, Sendable, CustomStringConvertible {
    /// Who uses the answer.
    public enum Reader: Equatable, Sendable {
        /// Somebody who reads it on a screen.
        case person
        /// Code; it may be able to use parts of the answer while the rest is on its way.
        case program(usesParts: Bool)
    }

    /// Who uses the answer.
    public var reader: Reader
    /// Whether the whole answer must be checked before anybody may have any of it.
    public var isCheckedWhole: Bool
    /// How long the first token takes, as far as is known.
    public var timeToFirstToken: Duration
    /// How many tokens come after the first one, as far as is known.
    public var laterTokens: Int
    /// How many of them come in a second; more than 0.
    public var tokensPerSecond: Double
    /// How long a connection may carry nothing before something on the way closes it; nil where
    /// nothing does.
    public var idleLimit: Duration?
    /// Whether something on the way keeps the body back until it is whole.
    public var isHeldBack: Bool

    /// Makes a profile; what is left out is a person's request for a long answer, on a free path.
    public init(
        reader: Reader = .person,
        isCheckedWhole: Bool = false,
        timeToFirstToken: Duration = .milliseconds(500),
        laterTokens: Int = 400,
        tokensPerSecond: Double = 50,
        idleLimit: Duration? = nil,
        isHeldBack: Bool = false
    ) {
        self.reader = reader
        self.isCheckedWhole = isCheckedWhole
        self.timeToFirstToken = timeToFirstToken
        self.laterTokens = laterTokens
        self.tokensPerSecond = tokensPerSecond
        self.idleLimit = idleLimit
        self.isHeldBack = isHeldBack
    }

    /// The profile in words, for failures.
    public var description: String {
        var parts: [String] = []
        switch reader {
        case .person: parts.append("for a person")
        case .program(usesParts: true): parts.append("for a program that uses parts")
        case .program(usesParts: false): parts.append("for a program that needs it whole")
        }
        parts.append(
            "first token at \(shown(duration: timeToFirstToken)), "
                + "then \(laterTokens) tokens at \(tokensPerSecond)/s"
        )
        if isCheckedWhole { parts.append("checked as a whole first") }
        if let idleLimit { parts.append("closed after \(shown(duration: idleLimit)) of silence") }
        if isHeldBack { parts.append("held back on the way until it is whole") }
        return parts.joined(separator: "\n")
    }
}
