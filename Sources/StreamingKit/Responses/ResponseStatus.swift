/// The state of a response: its member `status`.
///
/// A state that is not among the known ones is kept as it came.
public struct ResponseStatus: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The state as the API writes it.
    public let rawValue: String

    /// A state as the API writes it.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It waits for its turn, in the background.
    public static let queued = ResponseStatus(rawValue: "queued")
    /// The model works at it.
    public static let inProgress = ResponseStatus(rawValue: "in_progress")
    /// It is whole.
    public static let completed = ResponseStatus(rawValue: "completed")
    /// It is cut off, by the limit of tokens or a filter; `incomplete_details` says by which.
    public static let incomplete = ResponseStatus(rawValue: "incomplete")
    /// It came to an error, which its member `error` describes.
    public static let failed = ResponseStatus(rawValue: "failed")
    /// A client cancelled it.
    public static let cancelled = ResponseStatus(rawValue: "cancelled")

    /// Whether the state never changes again.
    public var isFinal: Bool {
        [.completed, .incomplete, .failed, .cancelled].contains(self)
    }

    /// The state as the API writes it.
    public var description: String { rawValue }
}

/// A step in the life of a response, announced by an event that carries the response.
///
/// A cancelled response has no step of its own: the API ends its stream, and says so when the
/// response is retrieved.
public enum ResponseStep: String, CaseIterable, Hashable, Sendable {
    /// The response exists; the first event of a stream.
    case created
    /// It waits for its turn, in the background.
    case queued
    /// The model begins.
    case inProgress = "in_progress"
    /// It is whole.
    case completed
    /// It came to an error.
    case failed
    /// It is cut off.
    case incomplete

    /// Whether the step is the last one, whose response is whole and final.
    public var isFinal: Bool {
        switch self {
        case .created, .queued, .inProgress: false
        case .completed, .failed, .incomplete: true
        }
    }
}
