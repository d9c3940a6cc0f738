import ArgumentParser
import CourseModel
import ExerciseChecking
import LessonRunner

struct AuthorCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Prove exercises: the starter fails, the solution passes, every mutant is caught.",
        discussion: "Leaves with 0 when all is sound, with 65 otherwise."
    )

    @Argument(help: ArgumentHelp("Exercises; all, and the lessons, without any.", valueName: "id"))
    var ids: [String] = []

    @Option(help: ArgumentHelp("How many exercises at once.", valueName: "n"))
    var jobs: Int = AuthorCommand.processors

    @Flag(help: "Prove everything anew, also what did not change since it was proved.")
    var fresh = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if jobs < 1 { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
    }

    func run() async throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let chosen = ids.isEmpty ? nil : try course.exercises(named: ids)
        let start = ContinuousClock.now
        let environment = app.checkingEnvironment
        let proof = CourseProof(
            course: course,
            checker: app.checker(courseRoot: course.root),
            jobs: jobs,
            memory: fresh ? nil : try await ProofMemory(of: course, environment)
        )
        let task = Task { [chosen] () -> Result<[Proof], CheckingError> in
            do throws(CheckingError) {
                return .success(try await proof.run(chosen) { Output.write($0.line + "\n") })
            } catch {
                return .failure(error)
            }
        }
        let proofs = try await app.stoppable(task).get()
        let unsound = proofs.count { !$0.isSound }
        let seconds = start.duration(to: .now).wholeMilliseconds / 1000
        Output.write("\n")
        if unsound == 0 {
            Output.write("Sound: all of \(proofs.count) (\(seconds) s).\n")
        } else {
            Output.write("Not sound: \(unsound) of \(proofs.count) (\(seconds) s).\n")
            throw ExitCode(65)
        }
    }
}
