import ExerciseSupport

/// Brings a connection to the end of its response, so that it can be used again, or closes it.
func finish(
    _ connection: some ResponseConnection,
    within budget: DrainBudget,
    clock: some Clock<Duration>
) async -> ConnectionFate {
    // TODO: for some bodies it is known before the first read that this cannot be worth it.
    var count = 0
    // TODO: what if more comes than the budget allows, or nothing? And where does this response end?
    while let part = try? await connection.read() {
        if case .body(let bytes) = part { count += bytes.count }
    }
    connection.cancel()
    return .kept
}
