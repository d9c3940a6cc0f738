import ArgumentParser
import CourseModel
import ExerciseChecking
import Grading
import LessonRunner

struct GradeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "For graders: run both suites of exercises on submissions, and report points.",
        discussion: """
            A submission is a workspace, a folder of files or one file. Leaves with 0 when all \
            were graded, whatever they earned.
            """
    )

    @Argument(help: ArgumentHelp("Submissions, or folders of them.", valueName: "path"))
    var paths: [String]

    @Option(
        help: ArgumentHelp("Where grades and reports go.", valueName: "dir"),
        completion: .directory
    )
    var out = "grades"

    @Option(
        name: .customLong("exercise"),
        help: ArgumentHelp(
            "An exercise to grade; may be given again. All without it.",
            valueName: "id"
        )
    )
    var exerciseNames: [String] = []

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            try await grade()
        } catch let failure as ReportFailure {
            throw ErrorReport.Failure(
                "cannot write \(failure.path): \(failure.reason)",
                help: "Make room there, or name another folder with --out.",
                exitStatus: 73
            )
        }
    }

    private func grade() async throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let exercises = try chosenExercises(of: course)
        var environment = app.checkingEnvironment
        let sandbox = await Sandbox.find(environment, hidden: [course.root, out] + paths)
        environment.sandbox = sandbox
        environment.excludedWays = [.driver, .package]
        environment.compileSeconds = 30
        let gradedClass = GradedClass(
            tool: Version.text,
            course: String(course.root.split(separator: "/").last ?? ""),
            exercises: exercises.map { ExerciseOutline($0) },
            sandbox: sandbox.map(SandboxKind.init) ?? .limitsAlone,
            policy: GradingPolicy()
        )
        let grader = SubmissionGrader(
            course: course,
            exercises: exercises,
            gradedClass: gradedClass,
            checker: ExerciseChecker(environment: environment)
        )
        let results = ResultsFolder(path: out)
        try results.write(gradedClass)
        let sources: [SubmissionSource]
        do throws(SubmissionFinder.Missing) {
            sources = try SubmissionFinder(exercises: exercises).find(paths)
        } catch {
            throw ErrorReport.Failure("there is no file or folder \(error.path)", exitStatus: 66)
        }
        for source in sources {
            let task = Task { () -> Result<SubmissionGrade, any Error> in
                do {
                    let (grade, timings) = try await grader.grade(source)
                    try results.write(grade, timings)
                    return .success(grade)
                } catch {
                    return .failure(error)
                }
            }
            let grade = try await app.stoppable(task).get()
            let lines = TextSummary.lines(of: grade, maximum: gradedClass.maximum)
            Output.write(lines.joined(separator: "\n") + "\n")
        }
        try results.report(
            gradedClass,
            students: sources.map(\.student),
            in: [JSONReport()]
        )
    }

    private func chosenExercises(of course: Course) throws -> [Exercise] {
        guard !exerciseNames.isEmpty else { return course.exercises }
        let ids = try Set(exerciseNames.map { try course.names.exercise($0) })
        return course.exercises.filter { ids.contains($0.id) }
    }
}
