/// A turn while its events are sent.
struct RunningTurn: Sendable {
    let turn: Turn
    var report: RequestReport
    /// What the times of the script count from; moves when the client makes us wait.
    var start: Duration
    /// When the turn began.
    let begun: Duration
    /// Whether it ends as soon as the event that is being sent is whole.
    var isStopping = false
    private var script: WireScript
    private var upcoming: WireStep?

    init(_ turn: Turn, at start: Duration, scale: Double) {
        self.turn = turn
        self.start = start
        begun = start
        report = turn.report
        script = WireScript(
            plan: turn.plan,
            pace: turn.pace,
            faults: turn.faults,
            framing: .webSocket(fragmentBytes: turn.faults.fragment),
            scale: scale
        )
    }

    /// The next step, which stays the next one until it is taken.
    mutating func peek() -> WireStep {
        let step = upcoming ?? script.next()
        upcoming = step
        return step
    }

    /// When the next step is due; `nil` when nothing ever comes.
    mutating func due() -> Duration? {
        let step = peek()
        if case .end(.silence, _) = step { return nil }
        return start + step.time
    }

    /// Goes on behind the step that `peek` gave.
    mutating func take() { upcoming = nil }

    /// Moves all later times when the next step could not be sent in time.
    mutating func shift(to now: Duration) {
        if let due = due(), due < now { start += now - due }
    }
}
