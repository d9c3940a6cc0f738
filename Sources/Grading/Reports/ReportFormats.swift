/// All formats, by name; the own JSON is always written.
package struct ReportFormats: Sendable {
    package let all: [any ReportFormat]

    /// - Parameter environment: the variables of the process, for formats that a service asks for
    ///   and hands its own names to.
    package init(environment: [String: String] = [:]) {
        all = [
            JSONReport(), JUnitReport(), CTRFReport(), GradescopeReport(),
            ClassroomReport(environment: environment), ExercismReport(), GradebookReport(),
            ClassPageReport(), FeedbackReport(.text), FeedbackReport(.markdown),
            FeedbackReport(.html),
        ]
    }

    package func named(_ name: String) -> (any ReportFormat)? {
        all.first { $0.name == name }
    }
}

/// A report as it was asked for: `junit`, or `junit=results/junit.xml` for another place.
package struct RequestedReport: ReportFormat {
    package let format: any ReportFormat
    /// Where it goes; nil for the usual place.
    package let target: String?

    /// Reads `FORMAT` or `FORMAT=PATH`.
    package init(_ text: String, among formats: ReportFormats) throws(Unreadable) {
        let equals = text.firstIndex(of: "=")
        let name = String(text[..<(equals ?? text.endIndex)])
        guard let format = formats.named(name) else {
            throw Unreadable(
                text: text,
                reason: "there is no report \"\(name)\"",
                help: "Reports: \(formats.all.map(\.name).joined(separator: ", "))."
            )
        }
        let target = equals.map { String(text[text.index(after: $0)...]) }
        guard target != "" else {
            throw Unreadable(
                text: text,
                reason: "--report \(text) names no file",
                help: "Write --report \(name) or --report \(name)=FILE."
            )
        }
        self.format = format
        self.target = target
    }

    package var name: String { format.name }
    package var abstract: String { format.abstract }
    package var path: String { format.path }
    package var studentSuffix: String? { format.studentSuffix }

    /// Whether it has room for one student alone, because a file was named where the format has a
    /// file for each.
    package var isForOneStudent: Bool {
        guard let studentSuffix, let target else { return false }
        return target.hasSuffix("." + studentSuffix)
    }

    package func writer(
        for gradedClass: GradedClass,
        at target: String
    ) throws(ReportFailure) -> any ReportWriter {
        try format.writer(for: gradedClass, at: target)
    }

    package func writer(
        for gradedClass: GradedClass,
        in folder: ReportFolder
    ) throws(ReportFailure) -> any ReportWriter {
        guard let target else { return try format.writer(for: gradedClass, in: folder) }
        return try format.writer(for: gradedClass, at: target)
    }

    /// A text that asks for no report.
    package struct Unreadable: Error, Hashable, Sendable {
        package var text: String
        package var reason: String
        package var help: String
    }
}
