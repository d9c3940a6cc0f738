import CourseModel
import ExerciseChecking
import Foundation
import Grading
import TestSupport

/// The exercise that attackers want points of, in `Attacked/`.
enum AttackedExercise {
    static let root = repositoryRoot()
    static let folder = root + "/Tests/GradingTests/Attacked"
    static let attacks = root + "/Tests/GradingTests/Attacks"

    /// What all graded runs of these tests keep, so that the support module is compiled once.
    static let cache = try! TemporaryFolder("cache")

    static let exercise = Exercise(
        id: ExerciseID(lesson: 4, slug: "tally"),
        title: "Counting words",
        module: "Tallying",
        order: 1,
        points: 3,
        minutes: 1,
        concepts: [],
        hints: [],
        tests: [
            ExpectedTest(id: "counts", points: 1, rule: 1, explanation: "It counts words."),
            ExpectedTest(id: "parts", points: 2, rule: 2, explanation: "Spaces part words."),
        ],
        hiddenTests: [
            ExpectedTest(id: "goesOn", points: 3, rule: 1, explanation: "It goes on counting."),
            ExpectedTest(id: "drains", points: 4, rule: 3, explanation: "All are drained."),
        ],
        limits: Limits(
            seconds: 20,
            cpuSeconds: 1.5,
            memory: 96,
            output: 16,
            fileSize: 1,
            processes: 64
        ),
        allowedImports: ["ExerciseSupport"],
        needsSimulator: false,
        aliases: [],
        requires: [],
        folder: folder,
        manifest: SourceLocation(file: "exercise.yml", line: 1)
    )

    static let course = Course(root: root, lessons: [], exercises: [exercise])

    /// What a graded run needs of this machine.
    /// - Parameter sandbox: what shuts submissions in; nil for limits alone.
    static func environment(sandbox: Sandbox?, temporary: String) -> CheckingEnvironment {
        var environment = CheckingEnvironment.current()
        environment.cacheFolder = cache.path
        environment.temporaryFolder = temporary
        environment.sandbox = sandbox
        environment.excludedWays = [.driver, .package]
        environment.compileSeconds = 30
        return environment
    }

    static func grader(
        _ environment: CheckingEnvironment,
        policy: GradingPolicy = GradingPolicy()
    ) -> SubmissionGrader {
        SubmissionGrader(
            course: course,
            exercises: [exercise],
            gradedClass: GradedClass(
                tool: "test",
                course: "course",
                exercises: [ExerciseOutline(exercise)],
                sandbox: environment.sandbox.map(SandboxKind.init) ?? .limitsAlone,
                policy: policy
            ),
            checker: ExerciseChecker(environment: environment)
        )
    }

    /// Grades one file as a submission.
    static func grade(
        _ file: String,
        with grader: SubmissionGrader
    ) async throws -> SubmissionGrade {
        let part = SubmissionSource.Part(path: file, originalName: "Tallying.swift")
        let source = SubmissionSource(student: "mallory", parts: [part], name: "Tallying.swift")
        return try await grader.grade(source).grade
    }
}
