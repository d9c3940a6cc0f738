/// One of the two streams that `tee` makes.
public enum TeeBranch: Sendable, CaseIterable {
    /// The first.
    case left
    /// The second.
    case right
}

/// What makes two streams of one, as ReadableStreamDefaultTee of the Streams standard does it
/// (section 4.9.1).
public protocol TeeingStream: Sendable {
    /// Takes the reader of the stream, and keeps it for good.
    init(_ reader: any ByteStreamReader)

    /// Waits for the next chunk of a branch; nil when the branch is over.
    func read(_ branch: TeeBranch) async throws -> [UInt8]?

    /// Says that nobody will read a branch any more.
    func cancel(_ branch: TeeBranch, reason: any Sendable) async throws
}
