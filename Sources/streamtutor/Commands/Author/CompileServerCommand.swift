import ArgumentParser
import CSourceKit

/// What this program is where it compiles for another of its kind; nobody types it.
struct CompileServerCommand: ParsableCommand {
    static let name = "compile-server"
    static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false)

    @Argument var library: String

    func run() throws {
        // The sockets that requests come through are passed as descriptor 3.
        throw ExitCode(csk_serve(library, 3))
    }
}
