package import CourseModel
package import ExerciseChecking
import Synchronization
package import Terminal

/// The line that says that a check is going on, and how long it took.
package final class CheckAnnouncer: Sendable {
    private let id: ExerciseID
    private let profile: TerminalProfile
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    private struct State {
        var saidFirstTime = false
        var lineIsOpen = false
    }

    package init(
        id: ExerciseID,
        profile: TerminalProfile,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.id = id
        self.profile = profile
        self.write = write
    }

    package func begin() {
        write("  checking \(id) ...")
        state.withLock { $0.lineIsOpen = true }
    }

    /// Says what takes long the first time; the usual phases are over before one could read them.
    package func phase(_ phase: CheckPhase) {
        let text: String?
        switch phase {
        case .fallingBack: text = phase.phrase
        case _ where phase.isFirstTimeOnly: text = phase.phrase
        default: text = nil
        }
        guard let text else { return }
        state.withLock { state in
            if state.lineIsOpen { write("\n") }
            state.lineIsOpen = false
            write("  first check on this machine: \(text)\n")
        }
    }

    package func end(_ result: CheckResult) {
        guard let total = result.durations.total else { return write("\n") }
        let hundredths = Int((total / 10).rounded())
        let text = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
        let isOpen = state.withLock { $0.lineIsOpen }
        write((isOpen ? " " : "  took ") + text + "\n")
    }
}
