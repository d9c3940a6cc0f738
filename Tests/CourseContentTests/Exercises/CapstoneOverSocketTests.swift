import CourseModel
import ExerciseChecking
import LessonRunner
import TestSupport
import Testing

/// Graded runs see no network, so the capstone's client has to reach the simulator another way.
@Suite("The reference solution of 10/capstone") struct CapstoneOverSocketTests {
    @Test(
        "It passes both suites over a Unix socket",
        arguments: [CheckRequest.Suite.visible, .hidden]
    )
    func overSocket(suite: CheckRequest.Suite) async throws {
        let course = try OurCourse.loaded.get()
        let exercise = try #require(
            course.exercise(ExerciseID(lesson: 10, slug: "capstone"))
        )
        #expect(exercise.needsSimulator)
        let folder = try TemporaryFolder("sock")
        let simulator = SuiteService.simulator(courseRoot: OurCourse.root)
        let checker = ExerciseChecker(
            environment: OurCourse.checker.environment,
            simulator: SuiteService { _ in
                let running = try await simulator.start(.socket(path: folder.path("s")))
                #expect(running.variables[SuiteService.simulatorVariable] == folder.path("s"))
                return running
            }
        )
        let result = try await checker.check(
            CheckRequest(
                exercise: exercise,
                studentFile: exercise.solutionPath,
                suite: suite,
                supportFolder: course.supportFolder
            )
        )
        #expect(
            result.outcome == .passed,
            "\(result.tests.map { $0.message ?? "" }) \(result.diagnostics.map(\.message))"
        )
        withExtendedLifetime(folder) {}
    }
}
