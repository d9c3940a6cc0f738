package import CourseModel

/// One file to be checked by one suite of one exercise.
package struct CheckRequest: Sendable {
    package var exercise: Exercise
    /// The file with the student's code, under any name.
    package var studentFile: String
    /// What the file holds; nil for what it holds on disk.
    package var studentSource: [UInt8]?
    package var suite: Suite
    /// The folder whose Swift files are the module `ExerciseSupport`.
    package var supportFolder: String
    /// The folder that the student's file must stand in, links followed; nil where any will do.
    package var workspaceRoot: String?
    /// Variables that the suite sees in addition, such as the address of a simulator.
    package var suiteVariables: [String: String]
    /// Whether the student's code is an enemy: it is held to the rules of graded runs.
    package var isGraded = false
    /// Seconds without any use of the processor after which a run counts as stuck; nil where only
    /// the exercise's limits end it.
    package var idleSeconds: Double?
    /// The tests that count and are run, by their names; nil for all of a suite.
    package var onlyTests: Set<String>?
    /// Whether what the other tests do is not even compiled.
    package var leavesOutOtherTests = false

    package init(
        exercise: Exercise,
        studentFile: String,
        suite: Suite = .visible,
        supportFolder: String,
        workspaceRoot: String? = nil,
        suiteVariables: [String: String] = [:]
    ) {
        self.exercise = exercise
        self.studentFile = studentFile
        self.suite = suite
        self.supportFolder = supportFolder
        self.workspaceRoot = workspaceRoot
        self.suiteVariables = suiteVariables
    }

    /// The same for another suite.
    func with(_ suite: Suite) -> CheckRequest {
        var copy = self
        copy.suite = suite
        return copy
    }

    /// The suites that an exercise has.
    package enum Suite: Sendable, Hashable {
        /// The suite that the student sees.
        case visible
        /// `HiddenTests.swift`, for graded runs.
        case hidden
    }

    /// The suite's file.
    var suitePath: String {
        suite == .visible ? exercise.suitePath : exercise.hiddenSuitePath
    }

    /// The name of the suite's file as messages show it.
    var suiteFileName: String { String(suitePath.split(separator: "/").last ?? "") }

    /// The module that the suite is compiled as.
    var suiteModule: String {
        exercise.module + (suite == .visible ? "Tests" : "HiddenTests")
    }

    /// The tests that must end well.
    var expectedTests: [ExpectedTest] {
        (suite == .visible ? exercise.tests : exercise.hiddenTests)
            .filter { onlyTests?.contains($0.id) ?? true }
    }
}

/// What a check is doing, told as it begins.
package enum CheckPhase: Sendable, Hashable {
    /// Asking the toolchain for its arguments; once for each toolchain.
    case askingToolchain
    /// Compiling the support module and the runner; once for each toolchain and course.
    case compilingSupport
    /// Compiling what the lesson's exercises need of the support module, and the runner; on the
    /// first check of a machine.
    case compilingLessonSupport
    case compilingStudent
    /// Compiling the suite; once for each interface of the student's code.
    case compilingSuite
    case linking
    case running
    /// Building again in a slower way, because the one before does not work here.
    case fallingBack(BuildWay)

    /// Whether it is done once on a machine, so that a student should be told why it takes long.
    package var isFirstTimeOnly: Bool {
        switch self {
        case .askingToolchain, .compilingSupport, .compilingLessonSupport: true
        default: false
        }
    }

    /// A phrase for a line that says what is going on.
    package var phrase: String {
        switch self {
        case .askingToolchain: "getting to know the Swift toolchain, once"
        case .compilingSupport: "compiling the course's support module, once"
        case .compilingLessonSupport: "compiling what this lesson's exercises share, once"
        case .compilingStudent: "compiling your code"
        case .compilingSuite: "compiling the tests"
        case .linking: "linking"
        case .running: "running the tests"
        case .fallingBack(.direct): "building"
        case .fallingBack(.driver): "building with swiftc, which is slower"
        case .fallingBack(.package): "building with swift build, which is slower"
        }
    }
}
