import Synchronization

/// A source that gives what a suite wrote down, and remembers what was done with it.
public final class RecordedSource: StreamSource {
    private struct State {
        var texts: [String]
        var log: [String] = []
        var closes = 0
        var isWaiting = false
    }

    private let state: Mutex<State>
    private let ending: RecordedStream.Ending
    private let openFailure: (any Error)?
    private let closeFailure: (any Error)?
    /// What the source was made of, in lines.
    public let description: String

    /// Makes a source.
    /// - Parameters:
    ///   - texts: What its stream gives.
    ///   - ending: What comes behind the last text.
    ///   - openFailure: What `open` throws.
    ///   - closeFailure: What `close` throws, every time.
    public init(
        _ texts: [String],
        then ending: RecordedStream.Ending = .end,
        openFailure: (any Error)? = nil,
        closeFailure: (any Error)? = nil
    ) {
        state = Mutex(State(texts: texts))
        self.ending = ending
        self.openFailure = openFailure
        self.closeFailure = closeFailure
        var lines = texts.map { shown(text: $0) }
        switch ending {
        case .end: lines.append("(end)")
        case .failure(let error): lines.append("then the stream throws \(shown(error: error))")
        case .silence: lines.append("then nothing, until the task is cancelled")
        }
        if let openFailure { lines = ["open throws \(shown(error: openFailure))"] }
        if let closeFailure { lines.append("close throws \(shown(error: closeFailure))") }
        description = lines.joined(separator: "\n")
    }

    /// What happened, in its order.
    public var account: Account { state.withLock { Account($0.log) } }
    /// Whether somebody waits for a text that does not come.
    public var isWaiting: Bool { state.withLock(\.isWaiting) }

    /// Remembers something.
    public func note(_ line: String) {
        // A loop that never ends must not fill the memory.
        state.withLock { if $0.log.count < 100 { $0.log.append(line) } }
    }

    /// Opens the stream, or fails as it was told to.
    public func open() async throws -> RecordedTexts {
        note("open")
        if let openFailure { throw openFailure }
        return RecordedTexts(source: self)
    }

    /// Closes the stream; the task lets others run meanwhile.
    public func close() async throws {
        let number = state.withLock { state in
            state.closes += 1
            return state.closes
        }
        note(number == 1 ? "close begins" : "close begins again")
        for _ in 1...3 {
            await Task.yield()
            guard !Task.isCancelled else {
                note("close gives up: its task is cancelled")
                throw CancellationError()
            }
        }
        note("close ends")
        if let closeFailure { throw closeFailure }
    }

    fileprivate func next() async throws -> String? {
        let text: String? = state.withLock { $0.texts.isEmpty ? nil : $0.texts.removeFirst() }
        if let text { return text }
        switch ending {
        case .end: return nil
        case .failure(let error): throw error
        case .silence: break
        }
        state.withLock { $0.isWaiting = true }
        let (never, end) = AsyncStream<Never>.makeStream()
        // It ends when the task is cancelled, and not before.
        for await _ in never {}
        end.finish()
        throw CancellationError()
    }
}

/// The texts of a recorded source.
public struct RecordedTexts: AsyncSequence, Sendable {
    /// The source, which goes on where the last reader stopped.
    let source: RecordedSource

    /// Goes on where the last one stopped.
    public func makeAsyncIterator() -> Iterator { Iterator(source: source) }

    /// The place in the texts, which is the source's.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let source: RecordedSource

        /// Gives the next text.
        public mutating func next() async throws -> String? { try await source.next() }
    }
}

/// What a body does with its stream.
public enum RecordedBody: Sendable {
    /// It reads all texts and gives them, joined.
    case readsAll
    /// It gives the first text and leaves.
    case readsFirst
    /// It throws, without reading anything.
    case throwing(any Error)

    /// Does it, and says so to the source.
    public func run(_ texts: RecordedTexts) async throws -> String {
        let source = texts.source
        source.note("body begins")
        defer { source.note("body ends") }
        switch self {
        case .throwing(let error): throw error
        case .readsFirst:
            for try await text in texts { return text }
            return ""
        case .readsAll:
            var all = ""
            for try await text in texts { all += text }
            return all
        }
    }

    /// The body in words.
    public var description: String {
        switch self {
        case .readsAll: "a body that reads everything"
        case .readsFirst: "a body that takes the first text and returns"
        case .throwing(let error): "a body that throws \(shown(error: error))"
        }
    }
}

/// An error as accounts of this lesson name it.
public func shown(thrown error: any Error) -> String {
    error is CancellationError ? "CancellationError" : shown(error: error)
}
