/// A stream gave nothing for too long.
public struct IdleTimeout: Error, Equatable, Sendable, CustomStringConvertible {
    /// How long a silence may be.
    public var limit: Duration

    /// Names the limit that was passed.
    public init(_ limit: Duration) { self.limit = limit }

    /// The error with its limit: `IdleTimeout(10s)`.
    public var description: String { "IdleTimeout(\(shown(duration: limit)))" }
}
