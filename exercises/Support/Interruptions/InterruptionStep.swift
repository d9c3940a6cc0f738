/// One thing that happens to an answer that is read, and what a suite expects to see then.
///
/// What is seen: `next` when the reader asks for the first piece, `shows "Hel"`, `cancel`, and the
/// outcome.
public struct InterruptionStep: Sendable {
    enum Action: Sendable {
        case arrive([String])
        case end
        case fail(String)
        case abort(String)
        case timeout
    }

    let action: Action
    let expected: String

    /// Pieces come, all at once.
    public static func arrive(_ pieces: String..., seen: String) -> Self {
        Self(action: .arrive(pieces), expected: seen)
    }

    /// The answer is complete.
    public static func end(_ seen: String) -> Self { Self(action: .end, expected: seen) }

    /// The connection breaks, under a name.
    public static func fail(_ name: String, _ seen: String) -> Self {
        Self(action: .fail(name), expected: seen)
    }

    /// The signal is aborted, with an `AbortError` of this message.
    public static func abort(_ message: String = "Stop", _ seen: String = "") -> Self {
        Self(action: .abort(message), expected: seen)
    }

    /// The signal is aborted with a `TimeoutError`.
    public static func timeout(_ seen: String) -> Self { Self(action: .timeout, expected: seen) }

    /// Whether it aborts the signal.
    var isAbort: Bool {
        switch action {
        case .abort, .timeout: true
        case .arrive, .end, .fail: false
        }
    }

    var name: String {
        switch action {
        case .arrive(let pieces):
            (pieces.count == 1 ? "a piece comes: " : "pieces come together: ")
                + pieces.map { shown(text: $0) }.joined(separator: " ")
        case .end: "the answer is complete"
        case .fail(let name): "the connection breaks: \(ConnectionLost(name))"
        case .abort(let message): "abort(\(AbortError(message)))"
        case .timeout: "abort(TimeoutError)"
        }
    }
}
