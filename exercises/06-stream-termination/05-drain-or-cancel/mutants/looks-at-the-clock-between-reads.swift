// caught by: tooSlow, nothingLeft, anyTimes — between two reads is soon enough to look at the clock
import ExerciseSupport

/// Brings a connection to the end of its response, so that it can be used again, or closes it.
func finish(
    _ connection: some ResponseConnection,
    within budget: DrainBudget,
    clock: some Clock<Duration>
) async -> ConnectionFate {
    let fate: ConnectionFate
    switch connection.bodyEnd {
    case .atClose: fate = .cancelled(.notReusable)
    case .atLength(let left) where left > budget.bytes: fate = .cancelled(.tooMuch)
    default: fate = await race(connection, budget, clock)
    }
    if case .cancelled = fate { connection.cancel() }
    return fate
}

/// Reads up to the end of the response, as long as there is time.
private func race<C: Clock<Duration>>(
    _ connection: some ResponseConnection,
    _ budget: DrainBudget,
    _ clock: C
) async -> ConnectionFate {
    let start = clock.now
    var count = 0
    while let part = try? await connection.read() {
        switch part {
        case .end: return .kept
        case .body(let bytes):
            count += bytes.count
            if count > budget.bytes { return .cancelled(.tooMuch) }
        }
        if start.duration(to: clock.now) >= budget.time { return .cancelled(.tooSlow) }
    }
    return .lost
}
