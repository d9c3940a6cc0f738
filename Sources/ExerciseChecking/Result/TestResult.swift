/// What became of one test.
package struct TestResult: Sendable, Hashable {
    /// The test function's base name.
    package var id: String
    /// The name that people read: the display name, or the function's.
    package var name: String
    package var outcome: Outcome
    /// What it is worth; not what was earned.
    package var points: Int
    /// The course's sentence that explains a failure; nil for a test that the course did not name.
    package var explanation: String?
    /// What the first failure said, apart from the blocks below; nil where nothing failed.
    package var message: String?
    /// The input of the failure, with invisible characters shown.
    package var input: String?
    package var expected: String?
    package var actual: String?
    /// The line of the suite at which the failure was recorded, or at which the test stands.
    package var line: Int?
    /// The line of the student's file that the failure leads to, where that is known.
    package var studentLine: Int?

    package init(
        id: String,
        name: String,
        outcome: Outcome,
        points: Int,
        explanation: String? = nil,
        message: String? = nil,
        input: String? = nil,
        expected: String? = nil,
        actual: String? = nil,
        line: Int? = nil,
        studentLine: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.outcome = outcome
        self.points = points
        self.explanation = explanation
        self.message = message
        self.input = input
        self.expected = expected
        self.actual = actual
        self.line = line
        self.studentLine = studentLine
    }

    package enum Outcome: String, Sendable {
        case passed, failed
        /// It began and did not end.
        case notFinished
        /// It did not begin, or the suite said that it is not to run.
        case skipped
    }
}

/// A limit that was hit.
package struct LimitHit: Sendable, Hashable {
    package var kind: Kind
    /// The limit as a text, such as `10 s` or `512 MiB`.
    package var allowed: String
    /// The test that ran, by its base name; nil where none did.
    package var test: String?
    /// The line of the student's file that it was in, or that had called what it was in.
    package var line: Int?

    package init(kind: Kind, allowed: String, test: String? = nil, line: Int? = nil) {
        self.kind = kind
        self.allowed = allowed
        self.test = test
        self.line = line
    }

    package enum Kind: String, Sendable {
        case time, cpu, memory, output, fileSize, processes
    }

    /// What happened, as a phrase: `stopped after 10 s: it never finished emptyChunk()`.
    package var phrase: String {
        let during = test.map { " during `\($0)()`" } ?? ""
        return switch kind {
        case .time:
            "stopped after \(allowed): "
                + (test.map { "it never finished `\($0)()`" } ?? "it never finished")
        case .cpu:
            "stopped after \(allowed) of processor time: "
                + (test.map { "it never finished `\($0)()`" } ?? "it never finished")
        case .memory: "stopped\(during): it took more than \(allowed) of memory"
        case .output: "stopped\(during): it printed more than \(allowed)"
        case .fileSize: "stopped\(during): it wrote a file of more than \(allowed)"
        case .processes: "stopped\(during): it had more than \(allowed) processes and threads"
        }
    }
}

/// How the program died.
package struct Crash: Sendable, Hashable {
    /// The signal's name, such as `SIGILL`; nil where it exited.
    package var signal: String?
    /// The exit status; nil where a signal ended it.
    package var status: Int32?
    /// The test that ran, by its base name; nil where none did.
    package var test: String?
    /// The student's file, as the student knows it, where the line is known.
    package var file: String?
    package var line: Int?
    /// What the runtime said, such as `Index out of range`.
    package var message: String?

    package init(
        signal: String? = nil,
        status: Int32? = nil,
        test: String? = nil,
        file: String? = nil,
        line: Int? = nil,
        message: String? = nil
    ) {
        self.signal = signal
        self.status = status
        self.test = test
        self.file = file
        self.line = line
        self.message = message
    }
}
