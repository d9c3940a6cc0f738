import CourseModel
import ExerciseChecking
import ProgressStorage

/// Any error as a user sees it: what is wrong, what to do, and the status to leave with.
package struct ErrorReport: Hashable, Sendable {
    /// One line, without `streamtutor: ` before it.
    package var message: String
    /// Lines of what to do about it; nil where the message says enough.
    package var help: String?
    package var exitStatus: Int32

    package init(message: String, help: String? = nil, exitStatus: Int32) {
        self.message = message
        self.help = help
        self.exitStatus = exitStatus
    }

    /// The one place that turns errors into words.
    package init(_ error: any Error) {
        switch error {
        case let error as ErrorReport.Failure: self = error.report
        case let error as UnknownName:
            self.init(message: error.description, help: error.help, exitStatus: 66)
        case let error as CourseNotFound:
            self.init(message: error.description, help: error.help, exitStatus: 66)
        case let error as MalformedCourse:
            self.init(error)
        case let error as CourseProblem:
            self.init(MalformedCourse(problems: [error]))
        case let error as CheckingError:
            self.init(message: error.message, help: error.help, exitStatus: error.exitStatus)
        case let error as StorageError:
            self.init(message: error.message, help: error.help, exitStatus: error.exitStatus)
        case let error as DemoError:
            let isUnknown = if case .unknownName = error { true } else { false }
            self.init(
                message: error.message,
                help: error.help,
                exitStatus: isUnknown ? 66 : 64
            )
        case is CancellationError:
            self.init(message: "interrupted", exitStatus: 130)
        default:
            self.init(message: String(describing: error), exitStatus: 70)
        }
    }

    private init(_ error: MalformedCourse) {
        let first = error.problems[0]
        var help = first.help.map { [$0] } ?? []
        let more = error.problems.dropFirst()
        help += more.prefix(9).map { Self.line($0) }
        if more.count > 9 { help.append("and \(more.count - 9) more") }
        self.init(
            message: Self.line(first),
            help: help.isEmpty ? nil : help.joined(separator: "\n"),
            exitStatus: 65
        )
    }

    private static func line(_ problem: CourseProblem) -> String {
        let place = problem.location
        let column = place.column.map { ":\($0)" } ?? ""
        let field = problem.field.map { "\($0): " } ?? ""
        return "\(place.file):\(place.line)\(column): \(field)\(problem.message)"
    }

    /// An error that is only said and has no type of its own.
    package struct Failure: Error {
        package var report: ErrorReport

        package init(_ message: String, help: String? = nil, exitStatus: Int32) {
            report = ErrorReport(message: message, help: help, exitStatus: exitStatus)
        }
    }
}
