/// How long a reader waits for something to read, when an answer streams and when it does not.
public struct Waits: Equatable, Sendable, CustomStringConvertible {
    /// The wait when every arrival is shown at once.
    public var streaming: Duration
    /// The wait when the answer is shown as a whole.
    public var blocking: Duration

    /// Makes the two waits for one answer.
    public init(streaming: Duration, blocking: Duration) {
        self.streaming = streaming
        self.blocking = blocking
    }

    /// Both waits: `streaming 0.5s, blocking 5.2s`.
    public var description: String {
        "streaming \(shown(duration: streaming)), blocking \(shown(duration: blocking))"
    }

    /// Whether both waits are the same to a microsecond: reading times are worked out with
    /// fractions, and how a student rounds in between must not matter.
    public static func == (left: Waits, right: Waits) -> Bool {
        isClose(left.streaming, right.streaming) && isClose(left.blocking, right.blocking)
    }

    private static func isClose(_ left: Duration, _ right: Duration) -> Bool {
        let difference = left - right
        return max(difference, .zero - difference) < .microseconds(1)
    }
}
