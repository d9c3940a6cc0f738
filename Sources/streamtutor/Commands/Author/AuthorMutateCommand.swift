import ArgumentParser
import CourseModel
import ExerciseChecking
import LessonRunner

struct AuthorMutateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate",
        abstract: "Change a solution in small ways and list the changes that no test notices.",
        discussion: """
            Each one is a place to look: a rule without a test, an input that is missing, or code \
            that does nothing. A change that really makes no difference goes into \
            mutants/equivalent.diff with the reason.

            Leaves with 65 where less than --least percent of the changes are caught.
            """
    )

    @Argument(help: ArgumentHelp("Exercises; all without any.", valueName: "id"))
    var ids: [String] = []

    @Option(help: ArgumentHelp("How many percent must be caught.", valueName: "percent"))
    var least = 0

    @Option(help: ArgumentHelp("How many builds at once.", valueName: "n"))
    var jobs: Int = AuthorCommand.processors

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if jobs < 1 { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
        if !(0...100).contains(least) {
            throw ValidationError("--least takes a number from 0 to 100, not \(least)")
        }
    }

    func run() async throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let exercises = ids.isEmpty ? course.exercises : try course.exercises(named: ids)
        let checker = try app.provingChecker(courseRoot: course.root)
        let slots = ProofSlots(jobs: jobs)
        var isGood = true
        for exercise in exercises {
            let trial = MutationTrial(
                exercise: exercise,
                course: course,
                checker: checker,
                slots: slots
            )
            let task = Task { () -> Result<MutationReport, CheckingError> in
                do throws(CheckingError) {
                    return .success(try await trial.run())
                } catch {
                    return .failure(error)
                }
            }
            let report = try await app.stoppable(task).get()
            Output.write(report.text + "\n")
            if !report.problems.isEmpty || report.score < least { isGood = false }
        }
        if !isGood { throw ExitCode(65) }
    }
}
