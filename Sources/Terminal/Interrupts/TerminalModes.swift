internal import CEditline
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The terminal's modes as they were found, to be given back on every way out.
enum TerminalModes {
    /// The address of the modes; a number, because handlers read it.
    private static let saved = Atomic<UInt>(0)
    /// The terminal whose modes are changed; -1 while none is.
    private static let changedDescriptor = Atomic<Int32>(-1)
    private static let formerActions = Atomic<UInt>(0)

    /// Signals by which a process of ours crashes.
    private static let crashes = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE]

    /// Keeps the present modes; to be called before they are changed.
    static func enter(_ descriptor: Int32) {
        let modes: UnsafeMutablePointer<termios>
        if let known = UnsafeMutablePointer<termios>(bitPattern: saved.load(ordering: .acquiring)) {
            modes = known
        } else {
            modes = .allocate(capacity: 1)
            saved.store(UInt(bitPattern: modes), ordering: .sequentiallyConsistent)
            catchCrashes()
            atexit { TerminalModes.restore() }
        }
        guard tcgetattr(descriptor, modes) == 0 else { return }
        changedDescriptor.store(descriptor, ordering: .sequentiallyConsistent)
    }

    /// Says that the modes were given back.
    static func leave() {
        changedDescriptor.store(-1, ordering: .sequentiallyConsistent)
    }

    /// Gives the terminal its former modes where they are changed. Safe in a signal handler
    /// (POSIX.1-2017, 2.4.3 lists tcsetattr).
    static func restore() {
        let descriptor = changedDescriptor.load(ordering: .sequentiallyConsistent)
        guard descriptor >= 0,
            let modes = UnsafePointer<termios>(bitPattern: saved.load(ordering: .relaxed))
        else { return }
        let error = errno
        _ = tcsetattr(descriptor, TCSANOW, modes)
        errno = error
    }

    /// A crash too leaves the terminal as it was found; then it goes its usual way.
    private static func catchCrashes() {
        let former = UnsafeMutablePointer<sigaction>.allocate(capacity: 64)
        formerActions.store(UInt(bitPattern: former), ordering: .sequentiallyConsistent)
        for number in crashes {
            _ = terminal_catch_signal(
                number,
                { number in
                    TerminalModes.restore()
                    let address = TerminalModes.formerActions.load(ordering: .relaxed)
                    if let former = UnsafePointer<sigaction>(bitPattern: address) {
                        _ = sigaction(number, former + Int(number), nil)
                    }
                    // A fault happens again when the handler returns; an abort does not.
                    if number == SIGABRT { _ = raise(number) }
                },
                former + Int(number)
            )
        }
    }
}

/// Stops the process as Ctrl-Z does, with the rest of its process group, until it is continued.
///
/// To be called with the terminal in its former modes.
func stopProcess() {
    // The others first, while the signal means nothing to this process.
    terminal_ignore_signal(SIGTSTP)
    _ = kill(0, SIGTSTP)
    terminal_default_signal(SIGTSTP)
    // Threads of the concurrency pool have it blocked; it would wait there for ever.
    var stop = sigset_t()
    var former = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stop, &former)
    _ = raise(SIGTSTP)
    pthread_sigmask(SIG_SETMASK, &former, nil)
    InterruptSource.shared.catchAgain(.suspend)
}

/// Whether the process may act on the terminal: a job in the background that does is stopped.
func isInForeground(_ descriptor: Int32) -> Bool {
    let group = tcgetpgrp(descriptor)
    // No group: the terminal is not this session's, and nobody is stopped for it.
    return group <= 0 || group == getpgrp()
}
