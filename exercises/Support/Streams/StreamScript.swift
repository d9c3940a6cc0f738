import Synchronization

/// One thing that is done to a stream, and what a suite expects to see then.
public struct StreamStep: Sendable {
    enum Action: Sendable {
        case start, read, close, size, finishPull
        case enqueue(String)
        case fail(String)
        case failPull(String)
    }

    let action: Action
    let expected: String

    /// Starts the stream.
    public static func start(_ seen: String = "") -> Self { Self(action: .start, expected: seen) }
    /// Reads once; reads are counted from 1.
    public static func read(_ seen: String = "") -> Self { Self(action: .read, expected: seen) }
    /// Adds a chunk with this text.
    public static func enqueue(_ text: String, _ seen: String = "") -> Self {
        Self(action: .enqueue(text), expected: seen)
    }
    /// Closes the stream.
    public static func close(_ seen: String = "") -> Self { Self(action: .close, expected: seen) }
    /// Lets the stream fail with an error of this name.
    public static func error(_ name: String, _ seen: String = "") -> Self {
        Self(action: .fail(name), expected: seen)
    }
    /// Asks for the desired size.
    public static func desiredSize(_ seen: String) -> Self {
        Self(action: .size, expected: "is \(seen)")
    }
    /// Lets the pull that waits return.
    public static func pullReturns(_ seen: String = "") -> Self {
        Self(action: .finishPull, expected: seen)
    }
    /// Lets the pull that waits throw an error of this name.
    public static func pullThrows(_ name: String, _ seen: String = "") -> Self {
        Self(action: .failPull(name), expected: seen)
    }

    var name: String {
        switch action {
        case .start: "start"
        case .read: "read"
        case .close: "close"
        case .size: "desiredSize"
        case .finishPull: "pull returns"
        case .enqueue(let text): "enqueue \(text)"
        case .fail(let name): "error \(name)"
        case .failPull(let name): "pull throws \(name)"
        }
    }
}

/// Does things to a stream one after the other, and writes down what is seen behind each of them.
///
/// What is seen: `pull`, each time that the source is asked; `read 1 gives a`, `read 1 is over`,
/// `read 1 throws lost` when a read ends; `refused` when a call throws `StreamError.notReadable`.
public final class StreamScript: Sendable {
    /// What the source does when it is asked for a chunk.
    public enum Source: Sendable {
        /// It returns, and nobody looks how often it was asked.
        case unseen
        /// It returns without a chunk.
        case givesNothing
        /// It adds the chunks a, b, c and so on, one each time, and returns.
        case givesLetters
        /// It waits for a step of the script.
        case waits
    }

    private struct State {
        var reads: [String] = []
        var pulls: [String] = []
        var others: [String] = []
        var pullCount = 0
        var running = 0
        var waiting: [UnsafeContinuation<Void, any Error>] = []
    }

    private static let mostPulls = 40

    private let state = Mutex(State())
    private let source: Source
    private let highWaterMark: Int
    private let steps: [StreamStep]

    /// Writes a script down.
    public init(highWaterMark: Int, source: Source, _ steps: [StreamStep]) {
        self.highWaterMark = highWaterMark
        self.source = source
        self.steps = steps
    }

    /// What the script is played on, in a line.
    public var description: String {
        let mark = "high-water mark \(highWaterMark)"
        switch source {
        case .unseen: return mark
        case .givesNothing: return "\(mark), a pull adds nothing"
        case .givesLetters: return "\(mark), each pull adds a chunk"
        case .waits: return "\(mark), a pull waits until the script lets it go"
        }
    }

    /// Plays the script on a new stream.
    /// - Returns: What was expected and what was seen, up to the first step where they differ.
    public func play<Stream: ControlledStream>(
        on type: Stream.Type
    ) -> (expected: Account, got: Account) {
        EventLoop.run { loop in
            let stream = Stream(highWaterMark: highWaterMark) { try await self.pull($0) }
            var expected = Account()
            var got = Account()
            var readCount = 0
            for step in steps {
                if case .read = step.action { readCount += 1 }
                start(step.action, on: stream, read: readCount, loop)
                loop.settle { whatHappened == step.expected }
                let seen = whatHappened
                forget()
                expected.lines.append(Self.line(step, readCount, step.expected))
                got.lines.append(Self.line(step, readCount, seen))
                if seen != step.expected { break }
            }
            return (expected, got)
        }
    }

    private static func line(_ step: StreamStep, _ number: Int, _ seen: String) -> String {
        var parts = seen.isEmpty ? [] : [seen]
        if case .read = step.action, !seen.contains("read \(number) ") {
            parts.insert("read \(number) waits", at: 0)
        }
        return parts.isEmpty ? step.name : "\(step.name): \(parts.joined(separator: ", "))"
    }

    private func start<Stream: ControlledStream>(
        _ action: StreamStep.Action,
        on stream: Stream,
        read number: Int,
        _ loop: EventLoop
    ) {
        let work: @Sendable () async throws -> Void = {
            switch action {
            case .start: await stream.start()
            case .read: await self.read(stream, number)
            case .enqueue(let text): try await stream.enqueue(Array(text.utf8))
            case .close: try await stream.close()
            case .fail(let name): await stream.error(ConnectionLost(name))
            case .size:
                let size = await stream.desiredSize
                self.note("is \(size.map { "\($0)" } ?? "nil")")
            case .finishPull: self.popPull()?.resume()
            case .failPull(let name): self.popPull()?.resume(throwing: ConnectionLost(name))
            }
        }
        let _: StartedTask<Void> = loop.start {
            do {
                try await work()
            } catch StreamError.notReadable {
                self.note("refused")
            } catch {
                self.note("throws \(shown(error: error))")
            }
        }
    }

    private func read(_ stream: some ControlledStream, _ number: Int) async {
        let end: String
        do {
            let chunk = try await stream.read()
            end = chunk.map { "gives \(String(decoding: $0, as: UTF8.self))" } ?? "is over"
        } catch let error as ConnectionLost {
            end = "throws \(error.name)"
        } catch {
            end = "throws \(shown(error: error))"
        }
        state.withLock { $0.reads.append("read \(number) \(end)") }
    }

    private func pull(_ controller: any StreamController) async throws {
        guard source != .unseen else { return }
        let number = state.withLock { state in
            state.running += 1
            state.pullCount += 1
            state.pulls.append(state.running > 1 ? "pull while another one runs" : "pull")
            return state.pullCount
        }
        defer { state.withLock { $0.running -= 1 } }
        // A stream that asks for ever is stopped here.
        if number > Self.mostPulls { return await withUnsafeContinuation { _ in } }
        switch source {
        case .unseen, .givesNothing: return
        case .givesLetters:
            let letter = UInt8(ascii: "a") + UInt8((number - 1) % 26)
            try await controller.enqueue([letter])
        case .waits:
            try await withUnsafeThrowingContinuation { waiting in
                state.withLock { $0.waiting.append(waiting) }
            }
        }
    }

    private func popPull() -> UnsafeContinuation<Void, any Error>? {
        state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    }

    private func note(_ text: String) { state.withLock { $0.others.append(text) } }

    /// What happened, reads before pulls: which of them a stream does first is its own affair.
    private var whatHappened: String {
        state.withLock { state in
            var parts = state.others + state.reads
            parts += state.pulls.count > 5 ? ["pull again and again"] : state.pulls
            return parts.joined(separator: ", ")
        }
    }

    private func forget() {
        state.withLock { ($0.others, $0.reads, $0.pulls) = ([], [], []) }
    }
}
