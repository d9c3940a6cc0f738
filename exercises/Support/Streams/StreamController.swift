/// What a source does with its stream, as `ReadableStreamDefaultController` of the Streams standard
/// has it (section 4.6).
public protocol StreamController: Sendable {
    /// How many chunks are missing to the high-water mark; less than 0 where there are too many,
    /// and nil when the stream has failed.
    var desiredSize: Int? { get async }

    /// Adds a chunk.
    /// - Throws: `StreamError.notReadable` when the stream was closed or has failed.
    func enqueue(_ chunk: [UInt8]) async throws

    /// Says that there are no more chunks.
    /// - Throws: `StreamError.notReadable` when the stream was closed or has failed.
    func close() async throws

    /// Says that something broke.
    func error(_ error: any Error) async
}

/// A stream that asks its source for chunks, and whose reader is the suite.
public protocol ControlledStream: StreamController {
    /// Makes a stream.
    /// - Parameters:
    ///   - highWaterMark: How many chunks it would like to have in its queue.
    ///   - pull: Asks the source for a chunk. The source may add one or several or none before it
    ///     returns, or later.
    init(
        highWaterMark: Int,
        pull: @escaping @Sendable (any StreamController) async throws -> Void
    )

    /// Lets the stream ask its source from now on; called once.
    func start() async

    /// Waits for the next chunk; nil when the stream has ended.
    func read() async throws -> [UInt8]?
}
