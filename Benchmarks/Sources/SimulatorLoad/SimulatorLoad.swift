#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads many event streams of a simulator at once, and says what of them was lost, out of order
/// or late.
///
///     SimulatorLoad PORT STREAMS RATE SECONDS
///
/// It prints one line of JSON. All of it runs on one thread, so that the server has the other.
@main
enum SimulatorLoad {
    static func main() {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        guard numbers.count == 4, let port = UInt16(exactly: numbers[0]), numbers[1] > 0,
            numbers[2] > 0, numbers[3] > 0
        else {
            fail("usage: SimulatorLoad PORT STREAMS RATE SECONDS", status: EX_USAGE)
        }
        goFirst()
        let load = Load(port: port, streams: numbers[1], rate: numbers[2], seconds: numbers[3])
        print(load.run())
    }

    /// Has the reader go before others that wait for a processor, where the system allows it: how
    /// late the server is, is wanted, and not how late the one is that looks.
    private static func goFirst() {
        #if canImport(Glibc)
            _ = setpriority(CInt(PRIO_PROCESS.rawValue), 0, -15)
        #else
            _ = setpriority(PRIO_PROCESS, 0, -15)
        #endif
    }

    static func fail(_ message: String, status: Int32 = 1) -> Never {
        _ = (message + "\n").withCString { write(STDERR_FILENO, $0, strlen($0)) }
        exit(status)
    }
}

/// Nanoseconds on a clock that only goes forwards.
func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
