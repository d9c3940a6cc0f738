package import CourseModel

/// Something about an exercise or a lesson that keeps it from being sound.
package struct ProofFinding: Hashable, Sendable {
    package var location: SourceLocation
    package var message: String
    /// What to do about it; nil where the message says enough.
    package var help: String?

    package init(_ location: SourceLocation, _ message: String, help: String? = nil) {
        self.location = location
        self.message = message
        self.help = help
    }

    /// `file:line:column: error: …`, which editors jump to.
    package var line: String {
        let column = location.column.map { ":\($0)" } ?? ""
        return "\(location.file):\(location.line)\(column): error: \(message)"
            + (help.map { "\n    \($0)" } ?? "")
    }
}

/// What `author check` found out about one exercise or lesson.
package struct Proof: Sendable {
    /// `04/chunked-sse`, or `lesson 04`.
    package var subject: String
    package var findings: [ProofFinding] = []
    /// How many wrong solutions the suites caught, of how many there are; nil for a lesson.
    package var mutants: (caught: Int, all: Int)?
    /// How long the visible suite ran on the solution, in milliseconds.
    package var suiteRun: Double?

    package var isSound: Bool { findings.isEmpty }
}
