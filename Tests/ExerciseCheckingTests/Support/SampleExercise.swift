import CourseModel
import TestSupport

@testable import ExerciseChecking

/// A small exercise in a folder of its own, with a student's file.
///
/// All samples share one cache, as a student's checks do, so that the support module is compiled
/// once for all tests.
final class SampleExercise: Sendable {
    let folder: TemporaryFolder
    let tests: [String]
    let limits: Limits

    static let cache = try! TemporaryFolder("cache")

    /// A stand-in for the course's support module: it records failures in the form that the checker
    /// takes apart.
    static let support = """
        import Testing

        public func check(
            _ got: String, is expected: String, in input: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            guard got != expected else { return }
            let text = "in        \\(input)\\nexpected  \\(expected)\\ngot       \\(got)"
            Issue.record(Comment(rawValue: text), sourceLocation: sourceLocation)
        }

        """

    /// - Parameters:
    ///   - student: the student's file, the module `Sample`.
    ///   - suite: the suite below its imports.
    ///   - tests: the ids that the course expects.
    init(
        student: String,
        suite: String,
        tests: [String],
        limits: Limits = Limits(seconds: 120),
        in name: String = "exercise"
    ) throws {
        folder = try TemporaryFolder(name)
        self.tests = tests
        self.limits = limits
        try folder.write(student, to: "student/Sample.swift")
        try folder.write(
            "func answer() -> Int { 42 }\nfunc twice(_ number: Int) -> Int { number * 2 }\n",
            to: "Sample.swift"
        )
        try folder.write(
            "import ExerciseSupport\nimport Testing\n@testable import Sample\n" + suite,
            to: "SampleTests.swift"
        )
        try folder.write(Self.support, to: "Support/Check.swift")
    }

    /// The exercise with one test, `answers`, that wants `answer()` to be 42.
    convenience init(
        student: String,
        limits: Limits = Limits(seconds: 120),
        in name: String = "exercise"
    ) throws {
        try self.init(
            student: student,
            suite: """
                @Suite("Answers") struct SampleTests {
                    @Test("The answer is 42") func answers() {
                        let number: Int = answer()
                        #expect(number == 42)
                    }
                }

                """,
            tests: ["answers"],
            limits: limits,
            in: name
        )
    }

    var exercise: Exercise {
        Exercise(
            id: ExerciseID(lesson: 4, slug: "sample"),
            title: "Sample",
            module: "Sample",
            order: 1,
            points: tests.count * 2,
            minutes: 1,
            concepts: [],
            hints: [],
            tests: tests.map {
                ExpectedTest(id: $0, points: 2, rule: 1, explanation: "What \($0) is for.")
            },
            hiddenTests: [],
            limits: limits,
            allowedImports: [],
            needsSimulator: false,
            aliases: [],
            requires: [],
            folder: folder.path,
            manifest: SourceLocation(file: "exercise.yml", line: 1)
        )
    }

    func request(variables: [String: String] = [:]) -> CheckRequest {
        CheckRequest(
            exercise: exercise,
            studentFile: folder.path("student/Sample.swift"),
            supportFolder: folder.path("Support"),
            suiteVariables: variables
        )
    }

    /// Writes the student's file anew.
    func edit(_ text: String) throws { try folder.write(text, to: "student/Sample.swift") }

    func check(
        variables: [String: String] = [:],
        in environment: CheckingEnvironment = .testing
    ) async throws -> CheckResult {
        try await ExerciseChecker(environment: environment).check(request(variables: variables))
    }
}

extension CheckingEnvironment {
    /// This machine's environment with the cache that all tests share.
    static var testing: CheckingEnvironment {
        var environment = CheckingEnvironment.current()
        environment.cacheFolder = SampleExercise.cache.path
        return environment
    }

    /// The same with a cache of its own.
    static func with(cache: String) -> CheckingEnvironment {
        var environment = CheckingEnvironment.current()
        environment.cacheFolder = cache
        return environment
    }
}
