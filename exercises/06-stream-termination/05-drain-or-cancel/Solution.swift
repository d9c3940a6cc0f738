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

/// The rest of the body against the clock. Whichever comes second is cancelled.
private func race(
    _ connection: some ResponseConnection,
    _ budget: DrainBudget,
    _ clock: some Clock<Duration>
) async -> ConnectionFate {
    await withTaskGroup(of: ConnectionFate.self) { group in
        defer { group.cancelAll() }
        group.addTask { await drain(connection, budget.bytes) }
        group.addTask {
            try? await clock.sleep(for: budget.time)
            return .cancelled(.tooSlow)
        }
        return await group.next() ?? .lost
    }
}

/// Reads up to the end of the response, and never behind it.
private func drain(_ connection: some ResponseConnection, _ allowed: Int) async -> ConnectionFate {
    var count = 0
    while let part = try? await connection.read() {
        switch part {
        case .end: return .kept
        case .body(let bytes):
            count += bytes.count
            if count > allowed { return .cancelled(.tooMuch) }
        }
    }
    return .lost
}
