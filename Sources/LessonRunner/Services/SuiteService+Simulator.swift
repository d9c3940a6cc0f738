import APISimulator
package import ExerciseChecking

extension SuiteService {
    /// The variable that tells a suite where the simulator is: `http://127.0.0.1:49152/v1`, or the
    /// path of a Unix socket.
    package static let simulatorVariable = "STREAMTUTOR_SIMULATOR"

    /// The simulator with a course's scenarios, without pauses other than those of faults.
    package static func simulator(courseRoot: String) -> SuiteService {
        SuiteService { reach in
            let scenarios = try ScenarioLibrary.load(courseRoot + "/scenarios")
            var configuration = Simulator.Configuration(scenarios: scenarios)
            // A student waits for the verdict, and not for a model.
            configuration.timeScale = 0
            if case .socket(let path) = reach { configuration.socketPath = path }
            let simulator = try await Simulator.start(configuration)
            return Running(
                variables: [simulatorVariable: configuration.socketPath ?? simulator.baseURL],
                stop: { await simulator.stop() }
            )
        }
    }
}
