import Synchronization

/// A stream that gives what a suite wrote down, and remembers what was done with it.
///
/// Nothing in it takes time: a read has its chunk at once.
public final class RecordedStream: ReadableByteStream {
    /// How a stream goes on behind its last chunk.
    public enum Ending: Sendable {
        /// It ends, as it should.
        case end
        /// It fails.
        case failure(any Error)
        /// It never gives anything again.
        case silence
    }

    private struct State {
        var chunks: [[UInt8]]
        var ending: Ending
        /// The number of the reader that has the lock; readers are counted from 1.
        var owner: Int?
        var readers = 0
        var reads = 0
        var calls: [String] = []
        var cancelFailure: (any Error)?
        /// Reads that came when everything had been said.
        var uselessReads = 0
    }

    private static let mostUselessReads = 20

    private let state: Mutex<State>
    /// What the stream was made of, in a line.
    public let description: String

    /// Makes a stream of these chunks.
    /// - Parameters:
    ///   - ending: What comes behind the last chunk.
    ///   - cancelFailure: What the source throws when it is cancelled.
    ///   - isLocked: Whether another reader has the lock from the start.
    public init(
        _ chunks: Chunks,
        then ending: Ending = .end,
        cancelFailure: (any Error)? = nil,
        isLocked: Bool = false
    ) {
        var text = chunks.bytes.isEmpty ? "(no bytes)" : "\(chunks)"
        switch ending {
        case .end: break
        case .failure(let error): text += "\nthen the read throws \(shown(error: error))"
        case .silence: text += "\nthen nothing for ever"
        }
        if let cancelFailure { text += "\ncancel throws \(shown(error: cancelFailure))" }
        if isLocked { text += "\nlocked by another reader" }
        description = text
        let isEmpty = chunks.list == [[]]
        state = Mutex(
            State(
                chunks: isEmpty ? [] : chunks.list,
                ending: ending,
                owner: isLocked ? 1 : nil,
                readers: isLocked ? 1 : 0,
                cancelFailure: cancelFailure
            )
        )
    }

    /// Whether a reader has the lock.
    public var isLocked: Bool { state.withLock { $0.owner != nil } }
    /// How often a chunk was asked for.
    public var reads: Int { state.withLock(\.reads) }
    /// What to add to a failure: that a loop never ended, where one was stopped.
    public var note: String? {
        state.withLock { $0.uselessReads > Self.mostUselessReads }
            ? "read was called \(Self.mostUselessReads) times behind the end; then it was stopped"
            : nil
    }
    /// The calls, in their order: `getReader`, `read`, `cancel`, `releaseLock`.
    public var calls: [String] { state.withLock(\.calls) }

    /// Locks the stream.
    public func getReader() throws -> Reader {
        try state.withLock { state in
            state.calls.append("getReader")
            guard state.owner == nil else { throw StreamError.locked }
            state.readers += 1
            state.owner = state.readers
            return Reader(stream: self, number: state.readers)
        }
    }

    /// The reader of a recorded stream.
    public final class Reader: ByteStreamReader {
        private let stream: RecordedStream
        private let number: Int

        init(stream: RecordedStream, number: Int) {
            self.stream = stream
            self.number = number
        }

        /// Gives the next chunk of what was written down.
        public func read() async throws -> [UInt8]? {
            try await stream.read(by: number)
        }

        /// Ends the stream.
        public func cancel(reason: any Sendable) async throws {
            try stream.cancel(by: number)
        }

        /// Gives the lock back.
        public func releaseLock() { stream.release(by: number) }
    }

    private enum Next { case chunk([UInt8]), end, nothing }

    private func read(by number: Int) async throws -> [UInt8]? {
        let next: Next = try state.withLock { state in
            state.calls.append("read")
            state.reads += 1
            guard state.owner == number else { throw StreamError.released }
            if !state.chunks.isEmpty { return .chunk(state.chunks.removeFirst()) }
            // A loop that never ends is stopped here, where it can be told from one that works.
            state.uselessReads += 1
            if state.uselessReads > Self.mostUselessReads { return .nothing }
            switch state.ending {
            case .end: return .end
            case .failure(let error): throw error
            case .silence: return .nothing
            }
        }
        switch next {
        case .chunk(let chunk): return chunk
        case .end: return nil
        case .nothing: return await withUnsafeContinuation { _ in }
        }
    }

    private func cancel(by number: Int) throws {
        try state.withLock { state in
            state.calls.append("cancel")
            guard state.owner == number else { throw StreamError.released }
            // The standard: a stream that has failed rejects, and one that has ended does nothing.
            if state.chunks.isEmpty, case .failure(let error) = state.ending, state.uselessReads > 0
            {
                throw error
            }
            state.chunks = []
            state.ending = .end
            if let failure = state.cancelFailure { throw failure }
        }
    }

    private func release(by number: Int) {
        state.withLock { state in
            state.calls.append("releaseLock")
            if state.owner == number { state.owner = nil }
        }
    }
}
