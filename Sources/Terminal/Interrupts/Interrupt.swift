#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What reaches the process from outside while it runs.
package enum Interrupt: Hashable, Sendable, CaseIterable {
    /// SIGINT: Ctrl-C while no line is edited.
    case interrupt
    /// SIGTERM.
    case terminate
    /// SIGHUP: the terminal is gone.
    case hangUp
    /// SIGWINCH.
    case windowChanged
    /// SIGTSTP. Who takes it has to stop the process, see `stopProcess`.
    case suspend
    /// SIGCONT.
    case resumed

    var signal: Int32 {
        switch self {
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        case .hangUp: SIGHUP
        case .windowChanged: SIGWINCH
        case .suspend: SIGTSTP
        case .resumed: SIGCONT
        }
    }

    init?(signal: Int32) {
        guard let match = Self.allCases.first(where: { $0.signal == signal }) else { return nil }
        self = match
    }

    /// Whether the process ends when nobody takes it.
    var isFatal: Bool {
        switch self {
        case .interrupt, .terminate, .hangUp: true
        case .windowChanged, .suspend, .resumed: false
        }
    }
}
