import APISimulator
import ArgumentParser
import LessonRunner
import Terminal

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the local streaming API that the demos use, until Ctrl-C.",
        discussion: """
            Prints listening on http://127.0.0.1:N/v1 when it is ready, then where the course's web \
            pages are, and then a line for each request. Any client of the API works with that address and any key. Faults \
            for one request are asked for by header or query: see scenarios/README.md.
            """
    )

    @Option(help: ArgumentHelp("The port; any free one without it.", valueName: "n"))
    var port = 0

    @Option(
        help: ArgumentHelp("The address; only this machine's own is safe.", valueName: "address")
    )
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            "A web page's origin that may use it, besides its own.",
            valueName: "url"
        )
    )
    var origin: [String] = []

    @Flag(help: "Send without the pauses of a model.")
    var fast = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port takes a number from 0 to 65535, not \(port)")
        }
    }

    func run() async throws {
        let app = try App(common)
        var configuration = Simulator.Configuration(scenarios: try app.scenarios())
        configuration.host = host
        configuration.port = port
        configuration.origins = origin
        configuration.timeScale = fast ? 0 : 1
        configuration.pages = app.courseRoot + "/pages"
        let simulator: Simulator
        do {
            simulator = try await Simulator.start(configuration)
        } catch {
            throw ErrorReport.Failure(
                "cannot listen on \(host):\(port): \(error)",
                help: "Take another port, or none, and any that is free is taken.",
                exitStatus: 69
            )
        }
        if let warning = simulator.warning { Output.warn(warning, nil) }
        Output.write("listening on \(simulator.baseURL)\n")
        if let pages = simulator.pagesURL { Output.write("pages at \(pages)\n") }
        let stop = InterruptSource.shared.subscribe(to: [.interrupt, .terminate]) { _ in
            Task { await simulator.stop() }
        }
        for await report in simulator.log { Output.write("\(report)\n") }
        stop.cancel()
    }
}

extension App {
    /// The course's scenarios for the simulator.
    func scenarios() throws -> ScenarioLibrary {
        do {
            return try ScenarioLibrary.load(courseRoot + "/scenarios")
        } catch {
            throw ErrorReport.Failure("\(error)", exitStatus: 65)
        }
    }
}
