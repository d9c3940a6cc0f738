import Synchronization

/// Plays a conversation with tools: a model that gives what is written down, tools that wait until a
/// step lets them give something, and an account of what is seen.
public final class ToolTalk: ToolModel {
    private enum Sight {
        case line(String)
        case runs(place: Int, String)
    }

    private struct State {
        var seen: [Sight] = []
        var turns: [ToolTurn] = []
        var requests = 0
        var begun: Set<Int> = []
        var waiting: [String: UnsafeContinuation<String, any Error>] = [:]
        var cancelled: Set<String> = []
        var end: String?
    }

    private static let mostRequests = 12

    private let state = Mutex(State())
    private let answers: [ModelAnswer]
    private let failure: String?
    private let toolNames: [String]
    private let maximumRounds: Int
    private let heedsCancellation: Bool
    private let steps: [ToolStep]
    /// All calls of all answers, in their order.
    private let calls: [ToolCall]

    /// Writes a conversation down.
    /// - Parameters:
    ///   - failure: The name of the error that the model throws behind its last answer.
    ///   - heedsCancellation: Whether a tool stops when its task is cancelled.
    public init(
        _ answers: [ModelAnswer],
        failure: String? = nil,
        tools: [String] = ["weather", "trains"],
        maximumRounds: Int = 5,
        heedsCancellation: Bool = true,
        _ steps: [ToolStep]
    ) {
        self.answers = answers
        self.failure = failure
        self.toolNames = tools
        self.maximumRounds = maximumRounds
        self.heedsCancellation = heedsCancellation
        self.steps = steps
        calls = answers.flatMap(\.calls)
    }

    /// What the model answers, one answer a line, under the tools and the limit.
    public var description: String {
        let head = "tools \(toolNames.joined(separator: ", ")); at most \(maximumRounds) rounds"
        var lines = answers.enumerated().map { number, answer in
            let text = answer.text.isEmpty ? [] : [shown(text: answer.text)]
            let parts = text + answer.calls.map(\.description) + (answer.isCut ? ["cut"] : [])
            return "answer \(number + 1)  \(parts.joined(separator: ", "))"
        }
        if let failure { lines.append("answer \(answers.count + 1)  throws \(failure)") }
        return ([head] + lines).joined(separator: "\n")
    }

    /// Plays it.
    /// - Parameter converse: Has the conversation, given the tools and the limit.
    /// - Returns: What was expected and what was seen, up to the first step where they differ.
    public func play(
        _ converse: @escaping @Sendable ([Tool], Int) async throws -> String
    ) -> (expected: Account, got: Account) {
        EventLoop.run(order: .lastReadyFirst) { loop in
            var task: StartedTask<Void>?
            var (expected, got) = (Account(), Account())
            for step in steps {
                switch step.action {
                case .start: task = loop.start { await self.have(converse) }
                case .gives(let id, let text): release(id)?.resume(returning: text)
                case .fails(let id, let text): release(id)?.resume(throwing: ToolFailure(text))
                case .cancel: task?.cancel()
                }
                loop.settle { whatHappened == step.expected }
                let seen = whatHappened
                state.withLock { ($0.seen, $0.end) = ([], nil) }
                expected.lines += [step.name] + step.expected.map { "    " + $0 }
                got.lines += [step.name] + seen.map { "    " + $0 }
                if seen != step.expected { break }
            }
            return (expected, got)
        }
    }

    private func have(_ converse: ([Tool], Int) async throws -> String) async {
        let tools = toolNames.map { name in
            Tool(name: name) { arguments in try await self.run(name, arguments) }
        }
        var end: String
        do {
            end = "returns \(shown(text: try await converse(tools, maximumRounds)))"
        } catch is CancellationError {
            end = "throws CancellationError"
        } catch let error as ToolLoopError {
            end = "throws \(error)"
        } catch let error as ToolFailure {
            end = "throws ToolFailure(\(shown(text: error.description)))"
        } catch {
            end = "throws \(shown(error: error))"
        }
        state.withLock { $0.end = end }
    }

    // MARK: - The model

    /// Writes the request down and gives the next answer.
    public func answer(_ turns: [ToolTurn]) async throws -> ModelAnswer {
        let number = state.withLock { state in
            let isMore = turns.starts(with: state.turns)
            let new = isMore ? Array(turns.dropFirst(state.turns.count)) : turns
            let start = isMore ? "asks: " : "asks without all that was said: "
            let lines = new.map { $0.line(known: calls) }
            state.seen.append(.line(start + lines.joined(separator: "; ")))
            state.turns = turns
            state.requests += 1
            return state.requests - 1
        }
        if answers.indices.contains(number) { return answers[number] }
        // One that asks for ever is stopped here.
        if number > Self.mostRequests { fatalError("the model was asked again and again") }
        throw ConnectionLost(failure ?? "no more answers")
    }

    // MARK: - The tools

    private func run(_ name: String, _ arguments: String) async throws -> String {
        let id = state.withLock { state in
            let place = calls.indices.first { place in
                calls[place].name == name && calls[place].arguments == arguments
                    && !state.begun.contains(place)
            }
            let id = place.map { calls[$0].id } ?? "\(name)(\(shown(text: arguments)))"
            if let place { state.begun.insert(place) }
            state.seen.append(.runs(place: place ?? calls.count, "\(id) runs"))
            return id
        }
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { waiting in
                let isCancelled = state.withLock { state in
                    if state.cancelled.contains(id) { return true }
                    state.waiting[id] = waiting
                    return false
                }
                if isCancelled { waiting.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            guard heedsCancellation else { return }
            _ = state.withLock { $0.cancelled.insert(id) }
            release(id)?.resume(throwing: CancellationError())
        }
    }

    private func release(_ id: String) -> UnsafeContinuation<String, any Error>? {
        state.withLock { $0.waiting.removeValue(forKey: id) }
    }

    /// What was seen since the last step; calls that began together in the order of the answer.
    private var whatHappened: [String] {
        state.withLock { state in
            var lines: [String] = []
            var runs: [(place: Int, line: String)] = []
            for sight in state.seen {
                if case .runs(let place, let line) = sight {
                    runs.append((place, line))
                } else if case .line(let line) = sight {
                    lines += runs.sorted { $0.place < $1.place }.map(\.line) + [line]
                    runs = []
                }
            }
            lines += runs.sorted { $0.place < $1.place }.map(\.line)
            return lines + (state.end.map { [$0] } ?? [])
        }
    }
}
