import Synchronization

/// One question that a suite puts to a client, over the simulator, with all that goes wrong.
///
/// All time is that of a clock that stands still. It is moved only while the client has nothing to
/// do but to wait: for a retry, or in a silence. So no test depends on how busy the machine is.
public struct AskRun: Sendable, CustomStringConvertible {
    /// When the user presses Stop.
    public enum Stop: Sendable {
        /// As soon as so many pieces were shown.
        case afterPieces(Int)
        /// When nothing more comes.
        case inSilence
        /// While the client waits before a retry.
        case beforeRetry
        /// While the first tool runs.
        case inTool
    }

    /// How long the client may wait for the next bytes.
    public static let idleLimit = Duration.seconds(5)
    /// The pause before each piece of a slow stream.
    static let slowPause = Duration.seconds(2)
    /// How far the clock is moved at once.
    private static let step = Duration.seconds(1)

    /// What is asked.
    public let question: String
    /// The tools that are offered.
    public let tools: [Tool]
    let model: String
    let faults: [String]
    let isSlow: Bool
    let stop: Stop?
    let showsOpen: Bool
    let scene = AskScene()

    /// - Parameters:
    ///   - model: The scenario of the simulator.
    ///   - faults: What goes wrong with the first request, the second and so on.
    ///   - isSlow: Whether there is a pause before each piece.
    ///   - tools: What each tool gives; nil for one that throws.
    ///   - showsOpen: Whether the account names connections that were left open.
    public init(
        _ question: String,
        model: String = "harbour",
        faults: [String] = [],
        isSlow: Bool = false,
        tools: [(name: String, output: String?)] = [],
        stop: Stop? = nil,
        showsOpen: Bool = false
    ) {
        self.question = question
        self.model = model
        self.faults = faults
        self.isSlow = isSlow
        self.stop = stop
        self.showsOpen = showsOpen
        self.tools = tools.map { [scene] tool in
            Tool(name: tool.name) { arguments in
                scene.ran(tool.name, arguments)
                if case .inTool? = stop { scene.stop() }
                guard let output = tool.output else { throw ToolFailure("no \(tool.name) today") }
                return output
            }
        }
    }

    /// Runs a client, and gives an account of what it did.
    public func play(
        _ ask:
            @escaping @Sendable (SimulatorAPI, ManualClock, @escaping @Sendable (String) -> Void)
            async -> StreamedAnswer
    ) async -> PlainText {
        guard let address = SimulatorAddress.current else {
            return PlainText(SimulatorAddress.help)
        }
        let clock = ManualClock()
        let api = SimulatorAPI(
            address,
            model: model,
            tools: tools.map(\.name),
            faults: faults,
            isSlow: isSlow,
            clock: clock
        )
        scene.start {
            await ask(api, clock) { [scene, stop] text in
                let count = scene.show(text)
                if case .afterPieces(count)? = stop { scene.stop() }
            }
        }
        await lead(api, clock)
        let account = account(of: api)
        scene.cancel()
        for sent in api.sent { sent.connection.close() }
        return PlainText(account)
    }

    /// Moves the clock until the client is done, or does nothing any more.
    private func lead(_ api: SimulatorAPI, _ clock: ManualClock) async {
        var patience = Patience()
        while scene.answer == nil {
            let sent = api.sent
            if let pacer = api.pacer, pacer.sleeping > 0 {
                clock.advance(by: Self.slowPause)
                pacer.advance(by: .seconds(1))
            } else if sent.last?.isStalled == true {
                if case .inSilence? = stop {
                    scene.stop()
                } else if clock.sleeping > 0 {
                    clock.advance(by: Self.step)
                }
            } else if isWaiting(clock), !sent.contains(where: \.isComing) {
                if case .beforeRetry? = stop { scene.stop() } else { clock.advance(by: Self.step) }
            }
            let progress = sent.reduce(sent.count + scene.count) { $0 + $1.pieces }
            guard patience.goesOn(progress, at: clock.now) else { return }
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    /// Whether a client waits for time alone. The limit on a silence is measured too, and may still
    /// be for a moment when the reply is over; that one is no wait.
    private func isWaiting(_ clock: ManualClock) -> Bool {
        clock.lengths.contains { $0 != Self.idleLimit }
    }

    /// What is asked, and what goes wrong.
    public var description: String {
        var lines = ["\(shown(text: question)) to \(model)"]
        if tools.count > 0 { lines[0] += ", tools: " + tools.map(\.name).joined(separator: ", ") }
        for (number, fault) in faults.enumerated() {
            lines.append("request \(number + 1): \(fault.isEmpty ? "no fault" : fault)")
        }
        if isSlow { lines.append("2s pass before each piece, and the idle limit is 5s") }
        switch stop {
        case .afterPieces(let count)?: lines.append("Stop is pressed when piece \(count) is shown")
        case .inSilence?: lines.append("Stop is pressed when nothing more comes")
        case .beforeRetry?: lines.append("Stop is pressed in the wait before the retry")
        case .inTool?: lines.append("Stop is pressed while the first tool runs")
        case nil: break
        }
        return lines.joined(separator: "\n")
    }
}

/// Says when to give up on a client that does nothing.
private struct Patience {
    private var progress = -1
    private var time = ManualClock.Instant(sinceStart: .zero)
    private var since = ContinuousClock.now

    /// How long a client may do nothing, in real time: longer than a busy machine takes. Wrong
    /// clients do nothing often, and a student waits for each; once is enough to be sure.
    private static let limit = Mutex(Duration.seconds(4))

    mutating func goesOn(_ progress: Int, at time: ManualClock.Instant) -> Bool {
        if progress != self.progress || time != self.time {
            (self.progress, self.time, since) = (progress, time, .now)
        }
        return Self.limit.withLock { limit in
            // No right client waits for minutes either.
            if .now - since < limit, time.sinceStart < .seconds(300) { return true }
            limit = .milliseconds(500)
            return false
        }
    }
}

extension SimulatorAPI.Sent {
    /// Whether the client may still get something from it: its head or its body.
    fileprivate var isComing: Bool { connection.isOpen && (connection.status ?? 200) == 200 }
}
