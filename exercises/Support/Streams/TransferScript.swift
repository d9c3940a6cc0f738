import Synchronization

/// One thing that happens to a transfer or to its reader, and what a suite expects to see then.
public struct TransferStep: Sendable {
    enum Action: Sendable {
        case receive([String])
        case complete
        case fail(String)
        case take
        case leave
        case cancelTask
    }

    let action: Action
    let expected: String

    /// Lets a chunk come with each of these texts, separated by spaces, in one go.
    public static func receive(_ texts: String, _ seen: String = "") -> Self {
        Self(action: .receive(texts.split(separator: " ").map(String.init)), expected: seen)
    }
    /// Lets the transfer complete.
    public static func complete(_ seen: String = "") -> Self {
        Self(action: .complete, expected: seen)
    }
    /// Lets the transfer fail with an error of this name.
    public static func fail(_ name: String, _ seen: String = "") -> Self {
        Self(action: .fail(name), expected: seen)
    }
    /// Lets the reader ask for the next chunk.
    public static func take(_ seen: String = "") -> Self { Self(action: .take, expected: seen) }
    /// Lets the reader leave its loop.
    public static func leave(_ seen: String = "") -> Self { Self(action: .leave, expected: seen) }
    /// Cancels the reader's task.
    public static func cancelTask(_ seen: String = "") -> Self {
        Self(action: .cancelTask, expected: seen)
    }

    var name: String {
        switch action {
        case .receive(let texts): "receive \(texts.joined(separator: ", "))"
        case .complete: "complete"
        case .fail(let name): "fail: \(name)"
        case .take: "reader asks"
        case .leave: "reader leaves the loop"
        case .cancelTask: "reader's task is cancelled"
        }
    }
}

/// Lets things happen to a transfer and to its reader one after the other, and writes down what is
/// seen: `suspend`, `resume` and `cancel` of the transfer; `gives a`, `is over` or `throws lost`
/// where the reader gets something.
public final class TransferScript: ByteTransfer {
    private enum Wish { case take, leave }

    private struct State {
        var calls: [String] = []
        var got: [String] = []
        var delegate: (any TransferDelegate)?
        var asking: UnsafeContinuation<Wish, Never>?
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let showsCalls: Bool
    private let steps: [TransferStep]

    /// Writes a script down.
    /// - Parameter showsCalls: Whether it is looked at when the transfer is called.
    public init(capacity: Int, showsCalls: Bool = true, _ steps: [TransferStep]) {
        self.capacity = capacity
        self.showsCalls = showsCalls
        self.steps = steps
    }

    /// What the script is played on, in a line.
    public var description: String { "a transfer, capacity \(capacity)" }

    // MARK: - The transfer

    /// Remembers the call.
    public func suspend() { note("suspend") }
    /// Remembers the call.
    public func resume() { note("resume") }
    /// Remembers the call.
    public func cancel() { note("cancel") }

    private func note(_ call: String) { state.withLock { $0.calls.append(call) } }

    // MARK: - The reader

    /// Keeps the delegate; the reader begins with this.
    public func connect(_ delegate: any TransferDelegate) {
        state.withLock { $0.delegate = delegate }
    }

    /// Waits until the reader is to ask for a chunk.
    /// - Returns: False where it is to leave.
    public func isToAsk() async -> Bool {
        let wish = await withUnsafeContinuation { asking in state.withLock { $0.asking = asking } }
        switch wish {
        case .take: return true
        case .leave: return false
        }
    }

    /// Takes what the reader got.
    public func got(_ chunk: [UInt8]?) {
        let text = chunk.map { "gives \(String(decoding: $0, as: UTF8.self))" } ?? "is over"
        state.withLock { $0.got.append(text) }
    }

    /// Takes what the reader's loop threw.
    public func threw(_ error: any Error) {
        let name = (error as? ConnectionLost)?.name ?? shown(error: error)
        state.withLock { $0.got.append("throws \(name)") }
    }

    /// Plays the script.
    /// - Parameter reader: Makes the bridge, connects it, and then asks for chunks while it is to.
    /// - Returns: What was expected and what was seen, up to the first step where they differ.
    public func play(
        _ reader: @escaping @Sendable () async throws -> Void
    ) -> (expected: Account, got: Account) {
        EventLoop.run(order: .lastReadyFirst) { loop in
            let task: StartedTask<Void> = loop.start {
                do { try await reader() } catch { self.threw(error) }
            }
            loop.settle { isConnected }
            var expected = Account()
            var got = Account()
            for step in steps {
                perform(step.action, task)
                loop.settle { whatHappened == step.expected }
                let seen = whatHappened
                forget()
                expected.lines.append(Self.line(step, step.expected))
                got.lines.append(Self.line(step, seen))
                if seen != step.expected { break }
            }
            // What the delegate holds may call this transfer when it goes, so not under the lock.
            let delegate = state.withLock { state in
                defer { state.delegate = nil }
                return state.delegate
            }
            withExtendedLifetime(delegate) {}
            return (expected, got)
        }
    }

    private static func line(_ step: TransferStep, _ seen: String) -> String {
        var parts = seen.isEmpty ? [] : [seen]
        let ends = ["gives", "is over", "throws"]
        if case .take = step.action, !ends.contains(where: seen.contains) {
            parts.insert("waits", at: 0)
        }
        return parts.isEmpty ? step.name : "\(step.name): \(parts.joined(separator: ", "))"
    }

    private func perform(_ action: TransferStep.Action, _ task: StartedTask<Void>) {
        let delegate = state.withLock(\.delegate)
        switch action {
        case .receive(let texts): for text in texts { delegate?.didReceive(Array(text.utf8)) }
        case .complete: delegate?.didComplete(nil)
        case .fail(let name): delegate?.didComplete(ConnectionLost(name))
        case .take: popAsking()?.resume(returning: .take)
        case .leave: popAsking()?.resume(returning: .leave)
        case .cancelTask: task.cancel()
        }
    }

    private func popAsking() -> UnsafeContinuation<Wish, Never>? {
        state.withLock { state in
            defer { state.asking = nil }
            return state.asking
        }
    }

    /// Whether the reader is ready for the first step.
    private var isConnected: Bool {
        state.withLock { $0.delegate != nil && $0.asking != nil }
    }

    private var whatHappened: String {
        state.withLock { state in
            let parts = state.got + (showsCalls ? state.calls : [])
            return parts.joined(separator: ", ")
        }
    }

    private func forget() { state.withLock { ($0.got, $0.calls) = ([], []) } }
}
