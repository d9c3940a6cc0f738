internal import CProcessLaunch

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// The variables of this process.
func processEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    guard var entry = cpl_environment() else { return variables }
    while let text = entry.pointee {
        let pair = String(cString: text)
        if let equals = pair.firstIndex(of: "=") {
            variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
        }
        entry += 1
    }
    return variables
}

/// The user's number, for names of folders that users do not share.
func userNumber() -> Int { Int(getuid()) }

func processNumber() -> Int { Int(getpid()) }

func processExists(_ number: Int) -> Bool { kill(pid_t(number), 0) == 0 || errno == EPERM }

/// Whether a folder is the user's own and closed to others, and no link.
func isPrivateFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        && status.st_uid == getuid() && status.st_mode & 0o077 == 0
}

/// The name of a signal, such as `SIGSEGV`.
func signalName(_ number: Int32) -> String {
    switch number {
    case SIGILL: "SIGILL"
    case SIGTRAP: "SIGTRAP"
    case SIGABRT: "SIGABRT"
    case SIGBUS: "SIGBUS"
    case SIGFPE: "SIGFPE"
    case SIGSEGV: "SIGSEGV"
    case SIGKILL: "SIGKILL"
    case SIGTERM: "SIGTERM"
    case SIGPIPE: "SIGPIPE"
    case SIGXCPU: "SIGXCPU"
    case SIGXFSZ: "SIGXFSZ"
    case SIGINT: "SIGINT"
    case SIGHUP: "SIGHUP"
    default: "signal \(number)"
    }
}

/// The signals by which the kernel says that a limit was hit.
enum LimitSignal {
    static var cpu: Int32 { SIGXCPU }
    static var fileSize: Int32 { SIGXFSZ }
}

/// How many seconds ago a time was.
/// - Parameter nanoseconds: since 1970.
func secondsSince(_ nanoseconds: Int) -> Int { Int(time(nil)) - nanoseconds / 1_000_000_000 }
