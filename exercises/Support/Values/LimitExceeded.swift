/// Why a parser with limits gave up.
public struct LimitExceeded: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was too long.
    public enum Limit: Equatable, Sendable {
        /// One line, without its line ending.
        case line
        /// The data of one event.
        case event
    }

    /// Which limit was passed.
    public var limit: Limit
    /// How many bytes it allows.
    public var allowed: Int

    /// Names the limit and what it allows, in bytes.
    public init(limit: Limit, allowed: Int) {
        self.limit = limit
        self.allowed = allowed
    }

    /// The error in words: `LimitExceeded(line over 16 bytes)`.
    public var description: String { "LimitExceeded(\(limit) over \(allowed) bytes)" }
}
