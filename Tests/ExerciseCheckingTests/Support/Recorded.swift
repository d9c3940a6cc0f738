import Synchronization

@testable import ExerciseChecking

/// The phases of a check in their order, noted from any thread.
final class Recorded: Sendable {
    private let phases = Mutex<[CheckPhase]>([])

    var all: [CheckPhase] { phases.withLock { $0 } }

    func add(_ phase: CheckPhase) { phases.withLock { $0.append(phase) } }
}
