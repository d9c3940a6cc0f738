/// Something that runs beside a suite and that its tests talk to: the simulator.
package struct SuiteService: Sendable {
    /// Starts one for one run.
    ///
    /// - Parameter reach: How the suite can reach it.
    /// - Returns: the service that runs now; whoever started it stops it.
    package var start: @Sendable (_ reach: Reach) async throws -> Running

    package init(_ start: @escaping @Sendable (_ reach: Reach) async throws -> Running) {
        self.start = start
    }

    /// How a suite can reach a service.
    package enum Reach: Sendable, Hashable {
        /// Over TCP on this machine's own address.
        case loopback
        /// Over a socket of this path, for suites that see no network. The folder exists.
        case socket(path: String)
    }

    /// A service that runs.
    package struct Running: Sendable {
        /// The variables that tell the suite where it is.
        package var variables: [String: String]
        /// Ends it, and every connection to it.
        package var stop: @Sendable () async -> Void

        package init(variables: [String: String], stop: @escaping @Sendable () async -> Void) {
            self.variables = variables
            self.stop = stop
        }
    }
}
