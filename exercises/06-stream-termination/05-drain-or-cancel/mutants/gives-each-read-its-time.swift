// caught by: tooSlow, anyTimes — the time is for a silence, as with an answer
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

/// Reads up to the end of the response; each read has its time.
private func race(
    _ connection: some ResponseConnection,
    _ budget: DrainBudget,
    _ clock: some Clock<Duration>
) async -> ConnectionFate {
    var count = 0
    while true {
        let part = await withTaskGroup(of: (isLate: Bool, ResponsePart?).self) { group in
            defer { group.cancelAll() }
            group.addTask { (false, try? await connection.read()) }
            group.addTask {
                try? await clock.sleep(for: budget.time)
                return (true, nil)
            }
            return await group.next() ?? (true, nil)
        }
        if part.isLate { return .cancelled(.tooSlow) }
        switch part.1 {
        case .end?: return .kept
        case .body(let bytes)?:
            count += bytes.count
            if count > budget.bytes { return .cancelled(.tooMuch) }
        case nil: return .lost
        }
    }
}
