#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Where the simulator listens.
public enum SimulatorAddress: Equatable, Sendable {
    /// An IPv4 address in digits, and a port.
    case tcp(host: String, port: UInt16)
    /// The path of a Unix socket, for runs that see no network.
    case socket(path: String)

    /// The variable that tells it: `http://127.0.0.1:8000/v1`, or the path of a socket.
    public static let variable = "STREAMTUTOR_SIMULATOR"

    /// What the variable says; nil where it is not set, or says something else.
    public static var current: SimulatorAddress? {
        getenv(variable).flatMap { SimulatorAddress(String(cString: $0)) }
    }

    /// What to do where `current` is nil.
    public static let help = """
        There is no simulator: the variable \(variable) is not set.
        "streamtutor check" starts one for the check. To run the tests yourself, start
        "streamtutor serve --fast" and set the variable to the address that it prints.
        """

    /// Reads an address.
    public init?(_ text: String) {
        if text.hasPrefix("/") {
            self = .socket(path: text)
            return
        }
        guard text.hasPrefix("http://") else { return nil }
        let parts = text.dropFirst("http://".count).prefix { $0 != "/" }.split(separator: ":")
        guard parts.count == 2, let port = UInt16(parts[1]) else { return nil }
        self = .tcp(host: parts[0] == "localhost" ? "127.0.0.1" : String(parts[0]), port: port)
    }

    /// The value of the header field `Host`.
    var host: String {
        switch self {
        case .tcp(let host, let port): "\(host):\(port)"
        case .socket: "localhost"
        }
    }
}
