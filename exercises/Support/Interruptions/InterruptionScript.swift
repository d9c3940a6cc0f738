import Synchronization

/// An answer that comes, breaks and is stopped as a script says it.
public struct InterruptionScript: Sendable {
    /// What the transport says to a reader when it has been cancelled.
    public enum AfterCancel: String, CaseIterable, Sendable {
        /// As if the answer were complete.
        case ends = "next gives nil"
        /// With an error of its own.
        case throwsError = "next throws"
        /// A piece was on its way, and then it ends.
        case givesPiece = "next gives one piece more, \"late\""
    }

    /// When the signal is aborted without a step of the script.
    public enum Moment: Equatable, Sendable {
        /// Never.
        case never
        /// Before the reader begins.
        case before
        /// Between the reader's first look at the signal and its listening to it.
        case whileListening
        /// In the moment in which this piece is shown.
        case whileShowing(String)
    }

    private let afterCancel: AfterCancel
    private let moment: Moment
    private let steps: [InterruptionStep]

    /// Writes a script down.
    public init(
        afterCancel: AfterCancel = .ends,
        aborted moment: Moment = .never,
        _ steps: [InterruptionStep]
    ) {
        self.afterCancel = afterCancel
        self.moment = moment
        self.steps = steps
    }

    /// Lets the reader read, and the script happen.
    /// - Parameters:
    ///   - start: What must be seen before the first step.
    ///   - reader: Reads the stream until the signal is aborted, and hands over each piece.
    public func play(
        start: String,
        _ reader:
            @escaping @Sendable (
                ScriptedDeltas, ScriptedSignal, @escaping @Sendable (String) -> Void
            ) async -> Outcome
    ) -> Played {
        EventLoop.run { loop in
            let log = InterruptionLog()
            let signal = ScriptedSignal(abortsWhileListening: moment == .whileListening)
            let stream = ScriptedDeltas(afterCancel: afterCancel, log: log)
            if moment == .before { signal.abort(AbortError("Stop")) }
            let task: StartedTask<Void> = loop.start {
                let outcome = await reader(stream, signal) { piece in
                    log.add("shows \(shown(text: piece))")
                    if moment == .whileShowing(piece) { signal.abort(AbortError("Stop")) }
                }
                log.add("\(outcome)")
            }
            var played = Played()
            loop.settle { log.text == start }
            guard played.add(introduction, expected: start, got: log.take()) else { return played }
            for step in steps {
                if step.isAbort, task.isOver, signal.listenerCount > 0 {
                    log.add("calls a listener that was left")
                }
                perform(step.action, stream, signal)
                loop.settle { log.text == step.expected }
                guard played.add(step.name, expected: step.expected, got: log.take()) else {
                    return played
                }
            }
            loop.settle { task.isOver }
            return played
        }
    }

    private var introduction: String {
        let isAborted = moment != .never || steps.contains(where: \.isAbort)
        let cancelled = isAborted ? "after cancel, \(afterCancel.rawValue)\n" : ""
        switch moment {
        case .never: return cancelled + "consume begins"
        case .before: return cancelled + "abort(AbortError(Stop)), then consume begins"
        case .whileListening:
            return cancelled + "consume begins; abort(AbortError(Stop)) just before addListener"
        case .whileShowing(let piece):
            return cancelled
                + "consume begins; abort(AbortError(Stop)) while show(\(shown(text: piece))) runs"
        }
    }

    private func perform(
        _ action: InterruptionStep.Action,
        _ stream: ScriptedDeltas,
        _ signal: ScriptedSignal
    ) {
        switch action {
        case .arrive(let pieces): stream.come(pieces.map { .piece($0) })
        case .end: stream.come([.end])
        case .fail(let name): stream.come([.failure(ConnectionLost(name))])
        case .abort(let message): signal.abort(AbortError(message))
        case .timeout: signal.abort(TimeoutError())
        }
    }
}

/// What was seen since somebody looked.
final class InterruptionLog: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: ", ") } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    func take() -> String {
        defer { lines.withLock { $0 = [] } }
        return text
    }
}
