import Synchronization

/// A sequence of chunks that gives what a suite wrote down, and counts how often it is asked.
///
/// It can be gone through once. Nothing in it takes time: a chunk is there when it is asked for.
public final class RecordedChunks: AsyncSequence, Sendable {
    /// A chunk.
    public typealias Element = [UInt8]
    /// Whatever the suite wrote down.
    public typealias Failure = any Error

    private struct State {
        var chunks: [[UInt8]]
        var requests = 0
        var lateRequests = 0
    }

    private static let mostLateRequests = 20

    private let state: Mutex<State>
    private let ending: RecordedStream.Ending
    /// What the sequence was made of, in a line.
    public let description: String

    /// Makes a sequence of these chunks; one empty chunk alone stands for none.
    public init(_ chunks: Chunks, then ending: RecordedStream.Ending = .end) {
        state = Mutex(State(chunks: chunks.list == [[]] ? [] : chunks.list))
        self.ending = ending
        let text = chunks.bytes.isEmpty ? "(no bytes)" : "\(chunks)"
        switch ending {
        case .end: description = text
        case .failure(let error): description = "\(text)\nthen throws \(shown(error: error))"
        case .silence: description = "\(text)\nthen nothing for ever"
        }
    }

    /// How often a chunk was asked for, the end included.
    public var requests: Int { state.withLock(\.requests) }
    /// How often it was asked for one when all was said already, not counting the first time.
    public var requestsBehindTheEnd: Int { state.withLock { Swift.max(0, $0.lateRequests - 1) } }

    /// Goes on where the last one stopped.
    public func makeAsyncIterator() -> Iterator { Iterator(chunks: self) }

    /// The place in the chunks.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let chunks: RecordedChunks

        /// Gives the next chunk.
        public mutating func next() async throws -> [UInt8]? { try await chunks.next() }
    }

    private enum Next { case chunk([UInt8]), end, nothing }

    private func next() async throws -> [UInt8]? {
        let next: Next = try state.withLock { state in
            state.requests += 1
            if !state.chunks.isEmpty { return .chunk(state.chunks.removeFirst()) }
            state.lateRequests += 1
            // A loop that never ends is stopped here.
            if state.lateRequests > Self.mostLateRequests { return .nothing }
            switch ending {
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
}
