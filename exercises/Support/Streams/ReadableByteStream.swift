/// A stream of bytes with one reader at a time, as `ReadableStream` of the WHATWG Streams standard
/// is one (section 4.2, The ReadableStream class).
///
/// It gives a reader, and is locked from then on. Whoever has the reader has the stream, until the
/// reader releases the lock.
public protocol ReadableByteStream: Sendable {
    /// What reads this stream.
    associatedtype Reader: ByteStreamReader

    /// Locks the stream and gives its reader.
    /// - Throws: `StreamError.locked` while another reader has the lock. JavaScript throws a
    ///   `TypeError` there.
    func getReader() throws -> Reader
}

/// What reads a stream while it holds its lock, as `ReadableStreamDefaultReader` of the Streams
/// standard does it (section 4.4).
public protocol ByteStreamReader: Sendable {
    /// Waits for the next chunk, which may be empty; nil when the stream has ended, now and ever
    /// after.
    ///
    /// JavaScript gives an object instead: `{ done: false, value: chunk }`, or `{ done: true }`.
    /// - Throws: What the stream failed with; `StreamError.released` behind `releaseLock`.
    func read() async throws -> [UInt8]?

    /// Says that nobody will read the rest, so that the source can stop. The stream has ended then.
    /// The reason goes to the source; it may be any value.
    /// - Throws: What the stream failed with; `StreamError.released` behind `releaseLock`.
    func cancel(reason: any Sendable) async throws

    /// Gives the lock back. This reader can be used no more; the stream can give another one.
    func releaseLock()
}

/// What a stream says to a call that it does not allow; in JavaScript each is a `TypeError`.
public enum StreamError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Another reader has the lock.
    case locked
    /// The reader has given its lock back.
    case released
    /// The stream was closed or has failed, so that nothing can be added to it.
    case notReadable

    /// The error by its name: `StreamError.locked`.
    public var description: String {
        switch self {
        case .locked: "StreamError.locked"
        case .released: "StreamError.released"
        case .notReadable: "StreamError.notReadable"
        }
    }
}

/// A connection that broke, under a name by which a suite knows it again.
public struct ConnectionLost: Error, Equatable, Sendable, CustomStringConvertible {
    /// Which one it is.
    public var name: String

    /// Names a broken connection.
    public init(_ name: String = "") { self.name = name }

    /// The error with its name: `ConnectionLost` or `ConnectionLost(second)`.
    public var description: String { name.isEmpty ? "ConnectionLost" : "ConnectionLost(\(name))" }
}
