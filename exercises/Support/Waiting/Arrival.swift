/// Something of an answer that came at one moment.
public struct Arrival: Equatable, Sendable, CustomStringConvertible {
    /// When it came, since the request was sent.
    public var at: Duration
    /// How many tokens of text it brought; events that bring none arrive too.
    public var tokens: Int

    /// Makes an arrival of so many tokens, at this time since the request.
    public init(at: Duration, tokens: Int) {
        self.at = at
        self.tokens = tokens
    }

    /// The arrival as failures show it: `5@0.9s` for five tokens at 0.9 seconds.
    public var description: String { "\(tokens)@\(shown(duration: at))" }
}

/// Why arrivals cannot be measured: one of them came before the one in front of it.
public struct ArrivalsOutOfOrder: Error, Equatable, Sendable, CustomStringConvertible {
    /// The place of the first such arrival, counted from 0.
    public var index: Int

    /// Names the first arrival that is earlier than the one before it.
    public init(index: Int) { self.index = index }

    /// The error in words: `ArrivalsOutOfOrder(index: 2)`.
    public var description: String { "ArrivalsOutOfOrder(index: \(index))" }
}
