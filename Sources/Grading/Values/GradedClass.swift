/// What a graded run was about, the same for all its submissions: the head of every report.
package struct GradedClass: Hashable, Sendable, Codable {
    /// The version of the own JSON format, `report.schema.json`.
    package static let schema = 1

    package var schema = Self.schema
    /// The program that graded, `streamtutor 0.1.0`.
    package var tool: String
    /// The course's name: its folder's.
    package var course: String
    /// The exercises that were graded, in the course's order.
    package var exercises: [ExerciseOutline]
    /// How submissions were kept apart from the machine.
    package var sandbox: SandboxKind
    package var policy: GradingPolicy
    /// Names the suites, starters and support module that were graded with.
    package var courseFingerprint = ""

    package init(
        tool: String,
        course: String,
        exercises: [ExerciseOutline],
        sandbox: SandboxKind,
        policy: GradingPolicy
    ) {
        self.tool = tool
        self.course = course
        self.exercises = exercises
        self.sandbox = sandbox
        self.policy = policy
    }

    /// What a submission gets that solves everything; extra credit is not in it.
    package var maximum: Points { exercises.filter { !$0.isExtraCredit }.map(\.maximum).sum() }
}

/// An exercise as it was graded.
package struct ExerciseOutline: Hashable, Sendable, Codable {
    /// `04/chunked-sse`.
    package var id: String
    package var title: String
    /// The file that students hand in, `ChunkedSSE.swift`.
    package var file: String
    /// Whether its points come on top of the maximum.
    package var isExtraCredit: Bool
    /// The visible suite's tests in its order, then the hidden suite's.
    package var tests: [TestOutline]

    package init(
        id: String,
        title: String,
        file: String,
        isExtraCredit: Bool,
        tests: [TestOutline]
    ) {
        self.id = id
        self.title = title
        self.file = file
        self.isExtraCredit = isExtraCredit
        self.tests = tests
    }

    package var maximum: Points { tests.map(\.points).sum() }
}

/// A test as the course describes it.
package struct TestOutline: Hashable, Sendable, Codable {
    /// The function's base name; no two tests of an exercise share it.
    package var id: String
    package var suite: SuiteKind
    package var points: Points
    /// The number of the rule in the exercise's text.
    package var rule: Int

    package init(id: String, suite: SuiteKind, points: Points, rule: Int) {
        self.id = id
        self.suite = suite
        self.points = points
        self.rule = rule
    }
}

package enum SuiteKind: String, Hashable, Sendable, Codable {
    /// The student has it.
    case visible
    /// Graded runs alone have it.
    case hidden
}

/// What stood between a submission and the machine.
package enum SandboxKind: String, Hashable, Sendable, Codable {
    /// The tool of that name.
    case bubblewrap
    /// The kernel's namespaces, set up by the grader itself.
    case namespaces
    /// Limits on time, memory, processes and output alone: files and network are open.
    case limitsAlone
}
