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

    @Option(help: ArgumentHelp("How many builds at once.", valueName: "n"))
    var jobs: Int = AuthorCommand.processors

    @Flag(help: "Prove everything anew, also what did not change since it was proved.")
    var fresh = false

    @Flag(help: "Print one JSON object when all is done, and nothing else.")
    var json = false

    @Flag(
        help: ArgumentHelp(
            "First mend what can be mended: layout, order of tests, missing tests, list of ids."
        )
    )
    var fix = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if jobs < 1 { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
    }

    func run() async throws {
        let app = try App(common)
        var course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let environment = app.checkingEnvironment
        let checker = try app.provingChecker(courseRoot: course.root)
        if fix {
            let mending = CourseMending(course: course, checker: checker)
            let exercises = ids.isEmpty ? course.exercises : try course.exercises(named: ids)
            let changed = try await mending.run(exercises)
            if !json { for file in changed { Output.write("mended \(file)\n") } }
            course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        }
        let chosen = ids.isEmpty ? nil : try course.exercises(named: ids)
        let start = ContinuousClock.now
        let proof = CourseProof(
            course: course,
            checker: checker,
            jobs: jobs,
            memory: fresh ? nil : try await ProofMemory(of: course, environment)
        )
        let task = Task { [chosen, json] () -> Result<[Proof], CheckingError> in
            do throws(CheckingError) {
                return .success(
                    try await proof.run(chosen) { if !json { Output.write($0.line + "\n") } }
                )
            } catch {
                return .failure(error)
            }
        }
        let proofs = try await app.stoppable(task).get()
        let unsound = proofs.count { !$0.isSound }
        let seconds = start.duration(to: .now).wholeMilliseconds / 1000
        if json {
            Output.write(Proof.json(proofs) + "\n")
        } else if unsound == 0 {
            Output.write("\nSound: all of \(proofs.count) (\(seconds) s).\n")
        } else {
            Output.write("\nNot sound: \(unsound) of \(proofs.count) (\(seconds) s).\n")
        }
        if unsound > 0 { throw ExitCode(65) }
    }
}
