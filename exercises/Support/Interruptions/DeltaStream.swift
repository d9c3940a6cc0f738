/// The pieces of text of one answer that is on its way, and the connection that brings them.
public protocol DeltaStream: Sendable {
    /// Waits for the next piece; nil when the answer is complete.
    ///
    /// After `cancel` a wait ends at once, in a way that depends on the transport: with nil, with an
    /// error, or with a piece that had come before.
    /// - Throws: What the connection failed with.
    func next() async throws -> String?

    /// Closes the connection. Whoever waits in `next` goes on.
    func cancel()
}

/// How the reading of an answer ended.
public enum Outcome: Sendable, CustomStringConvertible {
    /// The answer is complete.
    case completed(String)
    /// Somebody stopped it; this much had come.
    case aborted(partial: String)
    /// Something broke; this much had come.
    case failed(partial: String, error: any Error)

    /// The outcome on one line: `aborted(partial: "Hel")`.
    public var description: String {
        switch self {
        case .completed(let text): "completed(\(shown(text: text)))"
        case .aborted(let text): "aborted(partial: \(shown(text: text)))"
        case .failed(let text, let error):
            "failed(partial: \(shown(text: text)), error: \(shown(reason: error)))"
        }
    }
}
