import ArgumentParser
import ExerciseChecking
import Grading
import LessonRunner

/// `streamtutor grade`: a run where no other subcommand is named.
struct GradeCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "For graders: run both suites of exercises on submissions, and report points.",
        discussion: """
            `streamtutor grade PATH…` grades submissions; `streamtutor grade run --help` shows its \
            options. A submission whose folder is called like a subcommand is written ./merge.
            """,
        subcommands: [GradeCommand.self, GradeMergeCommand.self, GradeInitCommand.self],
        defaultSubcommand: GradeCommand.self
    )
}

/// Which reports are written beside the own one.
struct GradeReporting: ParsableArguments {
    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "A report to write as well, also as FORMAT=FILE; may be given again. Formats: "
                + ReportFormats().all.map(\.name).joined(separator: ", ") + ".",
            valueName: "format"
        )
    )
    var texts: [String] = []

    func validate() throws {
        do {
            _ = try parsed([:])
        } catch let failure as ErrorReport.Failure {
            let help = failure.report.help.map { "\n\($0)" } ?? ""
            throw ValidationError(failure.report.message + help)
        }
    }

    /// The reports as they were asked for.
    /// - Parameters:
    ///   - environment: the process's variables.
    ///   - students: how many they will hold.
    func requested(_ environment: [String: String], students: Int) throws -> [RequestedReport] {
        let reports = try parsed(environment)
        if students > 1, let report = reports.first(where: \.isForOneStudent) {
            throw ErrorReport.Failure(
                "\(report.name) has a file for each student, and there are \(students)",
                help: "Name a folder in place of \(report.target ?? "").",
                exitStatus: 64
            )
        }
        return reports
    }

    private func parsed(_ environment: [String: String]) throws -> [RequestedReport] {
        let formats = ReportFormats(environment: environment)
        do throws(RequestedReport.Unreadable) {
            var reports: [RequestedReport] = []
            for text in texts { reports.append(try RequestedReport(text, among: formats)) }
            return reports
        } catch {
            throw ErrorReport.Failure(error.reason, help: error.help, exitStatus: 64)
        }
    }

    /// Where reports went, a line each.
    static func lines(_ reports: [RequestedReport], out: String) -> String {
        reports.map { "\($0.name): \($0.target ?? "\(out)/\($0.path)")\n" }.joined()
    }
}

/// Which part of the class is graded.
struct GradeSharding: ParsableArguments {
    @Option(
        name: .customLong("shard"),
        help: ArgumentHelp(
            "Grade the I-th of N parts of the class; grade merge puts them together.",
            valueName: "i/n"
        )
    )
    var text: String?

    var shard: Shard? { text.flatMap { Shard($0) } }

    func validate() throws {
        if let text, shard == nil {
            throw ValidationError("--shard takes I/N such as 3/8, not \(text)")
        }
    }
}

extension ErrorReport.Failure {
    init(_ failure: ReportFailure) {
        self.init(
            "cannot write \(failure.path): \(failure.reason)",
            help: "Make room there, or name another place with --out or --report FORMAT=FILE.",
            exitStatus: 73
        )
    }
}
