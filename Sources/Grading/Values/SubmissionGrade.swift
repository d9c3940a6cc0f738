/// Everything that became of one submission.
///
/// It holds no durations: grading the same files again gives the same value.
package struct SubmissionGrade: Hashable, Sendable, Codable {
    package var schema = GradedClass.schema
    /// Who handed it in, as the file's or folder's name says.
    package var student: String
    /// Where it came from, below the folder that was graded: `ada.zip`.
    package var source: String
    /// When it was handed in, in seconds since 1970 (UTC); nil where nothing says so.
    package var submittedAt: Int?
    /// The graded exercises, in the class's order: one for each, also where nothing was handed in.
    package var exercises: [ExerciseGrade]
    /// What of the submission as a whole was not taken, and why.
    package var refusals: [Refusal]
    /// What was taken off for being late; never negative.
    package var latePenalty: Points
    /// How many submissions of the student there are; this is the one that counts.
    package var attempts = 1
    /// Names the files and the class that the grade is made of.
    package var fingerprint = ""

    package init(
        student: String,
        source: String,
        submittedAt: Int? = nil,
        exercises: [ExerciseGrade],
        refusals: [Refusal] = [],
        latePenalty: Points = .zero
    ) {
        self.student = student
        self.source = source
        self.submittedAt = submittedAt
        self.exercises = exercises
        self.refusals = refusals
        self.latePenalty = latePenalty
    }

    /// What all exercises earned, before the penalty.
    package var earned: Points { exercises.map(\.earned).sum() }

    /// What counts.
    package var score: Points { max(.zero, earned - latePenalty) }
}

/// What became of one exercise in one submission.
package struct ExerciseGrade: Hashable, Sendable, Codable {
    /// `04/chunked-sse`.
    package var id: String
    package var state: State
    /// The tests in the order of the outline; all are there, whatever happened.
    package var tests: [TestGrade]
    package var earned: Points
    package var maximum: Points
    /// Why the student's file was not compiled; for the state `refused`.
    package var refusals: [Refusal]
    /// What the compiler said, as it says it; empty where it said nothing.
    package var compilerText: String
    /// How the program ended where it did not end as it should: a limit or a crash.
    package var trouble: String?
    /// What the student's code printed, from its beginning.
    package var output: String
    /// How many bytes of output were not kept.
    package var outputDropped: Int

    package init(
        id: String,
        state: State,
        tests: [TestGrade],
        earned: Points,
        maximum: Points,
        refusals: [Refusal] = [],
        compilerText: String = "",
        trouble: String? = nil,
        output: String = "",
        outputDropped: Int = 0
    ) {
        self.id = id
        self.state = state
        self.tests = tests
        self.earned = earned
        self.maximum = maximum
        self.refusals = refusals
        self.compilerText = compilerText
        self.trouble = trouble
        self.output = output
        self.outputDropped = outputDropped
    }

    package enum State: String, Hashable, Sendable, Codable {
        /// All tests passed.
        case passed
        /// Some test did not.
        case failed
        case compileError
        /// It crashed, ran over a limit or ended before its tests had.
        case notFinished
        /// The submission has no such file.
        case notSubmitted
        /// The file breaks a rule of graded runs, so nothing of it ran.
        case refused
    }
}

/// What became of one test.
package struct TestGrade: Hashable, Sendable, Codable {
    /// The function's base name.
    package var id: String
    /// The name that people read.
    package var name: String
    package var suite: SuiteKind
    package var outcome: Outcome
    package var earned: Points
    package var maximum: Points
    /// The course's sentence about a failure; nil where it passed.
    package var explanation: String?
    /// What the failure said, apart from the values below.
    package var message: String?
    /// The input of the failure, with invisible characters shown.
    package var input: String?
    package var expected: String?
    package var actual: String?
    /// The line of the student's file that the failure leads to.
    package var studentLine: Int?

    package init(
        id: String,
        name: String,
        suite: SuiteKind,
        outcome: Outcome,
        earned: Points,
        maximum: Points,
        explanation: String? = nil,
        message: String? = nil,
        input: String? = nil,
        expected: String? = nil,
        actual: String? = nil,
        studentLine: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.suite = suite
        self.outcome = outcome
        self.earned = earned
        self.maximum = maximum
        self.explanation = explanation
        self.message = message
        self.input = input
        self.expected = expected
        self.actual = actual
        self.studentLine = studentLine
    }

    package enum Outcome: String, Hashable, Sendable, Codable {
        case passed, failed
        /// It began and did not end.
        case notFinished
        /// It never began.
        case notRun
    }
}

/// Something that was not accepted, and why.
package struct Refusal: Hashable, Sendable, Codable {
    /// The rule or the danger, as one word for programs: `link`, `tooLarge`, `forbiddenImport`.
    package var kind: String
    /// The name in the submission, or the student's file.
    package var file: String
    /// The line of the student's file, from 1; nil where no line is meant.
    package var line: Int?
    /// What is wrong, in one sentence.
    package var reason: String

    package init(kind: String, file: String, line: Int? = nil, reason: String) {
        self.kind = kind
        self.file = file
        self.line = line
        self.reason = reason
    }
}
