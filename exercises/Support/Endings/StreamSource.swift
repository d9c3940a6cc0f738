/// What can open a stream of texts and has to close it again, such as a connection.
public protocol StreamSource: Sendable {
    /// The texts, as they come.
    associatedtype Stream: AsyncSequence, Sendable where Stream.Element == String

    /// Opens the stream.
    /// - Throws: Why it could not be opened; there is nothing to close then.
    func open() async throws -> Stream

    /// Closes the stream, whether or not all of it was read.
    ///
    /// It takes a moment, in which the other side is told. Like most functions that wait, it gives
    /// up with `CancellationError` when its task was cancelled.
    func close() async throws
}
