import Synchronization

/// One thing that is done to a stream with two branches, and what a suite expects to see then.
public struct TeeStep: Sendable {
    enum Action: Sendable {
        case read(TeeBranch)
        case cancel(TeeBranch, String)
        case gives(String)
        case ends
        case fails(String)
    }

    let action: Action
    let expected: String

    /// Reads the left branch; the reads of each branch are counted from 1.
    public static func left(_ seen: String = "") -> Self {
        Self(action: .read(.left), expected: seen)
    }
    /// Reads the right branch.
    public static func right(_ seen: String = "") -> Self {
        Self(action: .read(.right), expected: seen)
    }
    /// Cancels the left branch for a reason.
    public static func cancelLeft(_ reason: String, _ seen: String = "") -> Self {
        Self(action: .cancel(.left, reason), expected: seen)
    }
    /// Cancels the right branch for a reason.
    public static func cancelRight(_ reason: String, _ seen: String = "") -> Self {
        Self(action: .cancel(.right, reason), expected: seen)
    }
    /// Lets the source have a chunk with this text.
    public static func gives(_ text: String, _ seen: String = "") -> Self {
        Self(action: .gives(text), expected: seen)
    }
    /// Lets the source end.
    public static func ends(_ seen: String = "") -> Self { Self(action: .ends, expected: seen) }
    /// Lets the source fail with an error of this name.
    public static func fails(_ name: String, _ seen: String = "") -> Self {
        Self(action: .fails(name), expected: seen)
    }

    var name: String {
        switch action {
        case .read(let branch): "read \(branch)"
        case .cancel(let branch, let reason): "cancel \(branch), reason \(reason)"
        case .gives(let text): "source gives \(text)"
        case .ends: "source ends"
        case .fails(let name): "source fails: \(name)"
        }
    }
}

/// Does things to a stream with two branches one after the other, and writes down what is seen.
///
/// What is seen: `left 1 gives a`, `left 1 is over`, `left 1 throws lost` when a read ends;
/// `source cancelled: one, two` with the two reasons; and, where a suite looks at it,
/// `source asked` and `cancel left returns` or `cancel left throws lost`.
public final class TeeScript: ByteStreamReader {
    private enum Item { case chunk([UInt8]), end, failure(any Error) }

    private struct State {
        var reads: [TeeBranch: [String]] = [:]
        var cancels: [TeeBranch: String] = [:]
        var source: [String] = []
        var asks: [String] = []
        var items: [Item] = []
        var asking: [UnsafeContinuation<[UInt8]?, any Error>] = []
        var askCount = 0
        var end: Item?
    }

    private static let mostAsks = 60

    private let state = Mutex(State())
    private let showsAsks: Bool
    private let showsCancels: Bool
    private let cancelFailure: String?
    private let steps: [TeeStep]

    /// Writes a script down.
    /// - Parameters:
    ///   - showsAsks: Whether it is looked at when the source is asked for a chunk.
    ///   - showsCancels: Whether it is looked at when a call of cancel returns.
    ///   - cancelFailure: The name of the error that the source throws when it is cancelled.
    public init(
        showsAsks: Bool = false,
        showsCancels: Bool = false,
        cancelFailure: String? = nil,
        _ steps: [TeeStep]
    ) {
        self.showsAsks = showsAsks
        self.showsCancels = showsCancels
        self.cancelFailure = cancelFailure
        self.steps = steps
    }

    /// What the script is played on, in a line.
    public var description: String {
        "two branches of one stream" + (cancelFailure.map { "; its cancel throws \($0)" } ?? "")
    }

    /// Plays the script on a new stream.
    /// - Returns: What was expected and what was seen, up to the first step where they differ.
    public func play<Tee: TeeingStream>(on type: Tee.Type) -> (expected: Account, got: Account) {
        EventLoop.run { loop in
            let tee = Tee(self)
            var expected = Account()
            var got = Account()
            var counts: [TeeBranch: Int] = [:]
            for step in steps {
                var number = 0
                if case .read(let branch) = step.action {
                    counts[branch, default: 0] += 1
                    number = counts[branch] ?? 0
                }
                start(step.action, on: tee, read: number, loop)
                loop.settle { whatHappened == step.expected }
                let seen = whatHappened
                forget()
                expected.lines.append(line(step, number, step.expected))
                got.lines.append(line(step, number, seen))
                if seen != step.expected { break }
            }
            return (expected, got)
        }
    }

    private func line(_ step: TeeStep, _ number: Int, _ seen: String) -> String {
        var parts = seen.isEmpty ? [] : [seen]
        if case .read(let branch) = step.action, !seen.contains("\(branch) \(number) ") {
            parts.insert("\(branch) \(number) waits", at: 0)
        }
        if case .cancel(let branch, _) = step.action, showsCancels,
            !seen.contains("cancel \(branch) ")
        {
            parts.insert("cancel \(branch) waits", at: 0)
        }
        return parts.isEmpty ? step.name : "\(step.name): \(parts.joined(separator: ", "))"
    }

    private func start<Tee: TeeingStream>(
        _ action: TeeStep.Action,
        on tee: Tee,
        read number: Int,
        _ loop: EventLoop
    ) {
        switch action {
        case .read(let branch):
            let _: StartedTask<Void> = loop.start { await self.read(tee, branch, number) }
        case .cancel(let branch, let reason):
            let _: StartedTask<Void> = loop.start { await self.cancel(tee, branch, reason) }
        case .gives(let text): add(.chunk(Array(text.utf8)))
        case .ends: add(.end)
        case .fails(let name): add(.failure(ConnectionLost(name)))
        }
    }

    private func read(_ tee: some TeeingStream, _ branch: TeeBranch, _ number: Int) async {
        let end: String
        do {
            let chunk = try await tee.read(branch)
            end = chunk.map { "gives \(String(decoding: $0, as: UTF8.self))" } ?? "is over"
        } catch let error as ConnectionLost {
            end = "throws \(error.name)"
        } catch {
            end = "throws \(shown(error: error))"
        }
        state.withLock { $0.reads[branch, default: []].append("\(branch) \(number) \(end)") }
    }

    private func cancel(_ tee: some TeeingStream, _ branch: TeeBranch, _ reason: String) async {
        var end = "returns"
        do {
            try await tee.cancel(branch, reason: reason)
        } catch let error as ConnectionLost {
            end = "throws \(error.name)"
        } catch {
            end = "throws \(shown(error: error))"
        }
        let text = "cancel \(branch) \(end)"
        state.withLock { $0.cancels[branch] = text }
    }

    // MARK: - The source

    private func add(_ item: Item) {
        let asking = state.withLock { state -> UnsafeContinuation<[UInt8]?, any Error>? in
            guard !state.asking.isEmpty else {
                state.items.append(item)
                return nil
            }
            if case .chunk = item {} else { state.end = item }
            return state.asking.removeFirst()
        }
        if let asking { Self.answer(asking, with: item) }
    }

    private static func answer(
        _ asking: UnsafeContinuation<[UInt8]?, any Error>,
        with item: Item
    ) {
        switch item {
        case .chunk(let chunk): asking.resume(returning: chunk)
        case .end: asking.resume(returning: nil)
        case .failure(let error): asking.resume(throwing: error)
        }
    }

    /// Waits until the script lets the source have something.
    public func read() async throws -> [UInt8]? {
        try await withUnsafeThrowingContinuation { asking in
            let item = state.withLock { state -> Item? in
                state.askCount += 1
                state.asks.append(
                    state.asking.isEmpty ? "source asked" : "source asked twice at once"
                )
                // One that asks for ever is stopped here.
                if state.askCount > Self.mostAsks { return nil }
                if let end = state.end { return end }
                guard !state.items.isEmpty else {
                    state.asking.append(asking)
                    return nil
                }
                let item = state.items.removeFirst()
                if case .chunk = item {} else { state.end = item }
                return item
            }
            if let item { Self.answer(asking, with: item) }
        }
    }

    /// Remembers the reasons.
    public func cancel(reason: any Sendable) async throws {
        let reasons = (reason as? [any Sendable])?.map { "\($0)" }.joined(separator: ", ")
        let text = "source cancelled: \(reasons ?? "\(reason), which is no array")"
        state.withLock { $0.source.append(text) }
        if let cancelFailure { throw ConnectionLost(cancelFailure) }
    }

    /// The lock is kept for good, so this is worth a line.
    public func releaseLock() { state.withLock { $0.source.append("source released") } }

    private var whatHappened: String {
        state.withLock { state in
            // In one order, whichever of them comes first: that is the stream's own affair.
            var parts = state.source + TeeBranch.allCases.flatMap { state.reads[$0] ?? [] }
            if showsCancels { parts += TeeBranch.allCases.compactMap { state.cancels[$0] } }
            if showsAsks {
                parts += state.asks.count > 5 ? ["source asked again and again"] : state.asks
            }
            return parts.joined(separator: ", ")
        }
    }

    private func forget() {
        state.withLock { state in
            (state.source, state.asks, state.reads, state.cancels) = ([], [], [:], [:])
        }
    }
}
