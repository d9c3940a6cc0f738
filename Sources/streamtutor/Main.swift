import ArgumentParser
import CourseModel
import LessonRunner
import Terminal

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Parses the command line, runs the command, and turns every error into words and a status.
@main
enum Main {
    static func main() async {
        // A reader that leaves early (`streamtutor list | head -1`) ends this program quietly.
        signal(SIGPIPE, SIG_DFL)
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try rejectUnknownCommand(arguments)
            var command = try Streamtutor.parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            exit(report(error))
        }
    }

    /// Says what is wrong on standard error.
    /// - Returns: The status to leave with.
    private static func report(_ error: any Error) -> Int32 {
        let status = Streamtutor.exitCode(for: error)
        let isParsers = status == .validationFailure || status == .success
        guard isParsers else {
            let report = ErrorReport(error)
            Output.warn(report.message, report.help)
            return report.exitStatus
        }
        let message = Streamtutor.fullMessage(for: error)
        guard status == .validationFailure else {
            print(message)
            return 0
        }
        let text = message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message
        let lines = text.split(separator: "\n", maxSplits: 1)
        Output.warn(String(lines.first ?? ""), lines.count > 1 ? String(lines[1]) : nil)
        return 64
    }

    /// A first word that is no command gets the nearest ones; the parser would only call it
    /// unexpected.
    private static func rejectUnknownCommand(_ arguments: [String]) throws {
        guard let word = arguments.first, !word.hasPrefix("-") else { return }
        let names = Streamtutor.commands.compactMap { $0.configuration.commandName }
        guard !names.contains(word), word != "help" else { return }
        let near = nearestNames(to: word, among: names.filter { $0 != CompileServerCommand.name })
        let help =
            near.isEmpty
            ? "streamtutor --help shows all commands."
            : "Did you mean \(near.map { "streamtutor " + $0 }.joined(separator: " or "))?"
        throw ErrorReport.Failure("there is no command \"\(word)\"", help: help, exitStatus: 64)
    }
}
