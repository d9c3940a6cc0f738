import ArgumentParser
import CourseModel
import ExerciseChecking
import Grading
import LessonRunner

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

struct GradeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run both suites of exercises on submissions, and report points.",
        discussion: """
            A submission is a workspace, a folder, a file, or a zip or tar of one; a folder of \
            several is a class, one student each, and so is the zip that Gradescope, Moodle or \
            Canvas hands a class out in. A run that was killed goes on where it was when \
            it is started again. Leaves with 0 when all were graded, whatever they earned.
            """
    )

    @Argument(help: ArgumentHelp("Submissions, or folders of them.", valueName: "path"))
    var paths: [String]

    @OptionGroup(title: "What is graded") var selection: GradeSelection
    @OptionGroup(title: "Points") var points: GradePoints
    @OptionGroup(title: "The run") var running: GradeRunning
    @OptionGroup(title: "Reports") var reporting: GradeReporting
    @OptionGroup var sharding: GradeSharding
    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            try await grade()
        } catch let failure as ReportFailure {
            throw ErrorReport.Failure(failure)
        } catch let failure as ClassRun.Failure {
            switch failure {
            case .checking(let error): throw error
            case .writing(let failure): throw ErrorReport.Failure(failure)
            }
        }
    }

    private func grade() async throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let exercises = try selection.exercises(of: course)
        let everybody = try selection.students(paths, exercises: exercises)
        let timeless = everybody.count { $0.submissions.contains { $0.submittedAt == nil } }
        if points.due != nil, timeless > 0 {
            Output.warn(
                "no time is known of \(timeless) of \(everybody.count) students: not late",
                "Name the times with --times FILE."
            )
        }
        let students = sharding.shard?.part(of: everybody) ?? everybody
        let reports = try reporting.requested(app.environment, students: students.count)
        let results = ResultsFolder(path: running.out)
        guard let lock = try results.lock() else {
            throw ErrorReport.Failure(
                "another run is grading into \(running.out)",
                help: "Wait for it, or name another folder with --out.",
                exitStatus: 73
            )
        }
        let environment = try await running.environment(
            app.checkingEnvironment,
            hidden: [course.root, running.out, selection.hidden].compactMap { $0 } + paths
        )
        var gradedClass = GradedClass(
            tool: Version.text,
            course: String(course.root.split(separator: "/").last ?? ""),
            exercises: try points.outlines(of: exercises, in: course),
            sandbox: environment.sandbox.map(SandboxKind.init) ?? .limitsAlone,
            policy: try points.policy()
        )
        gradedClass.courseFingerprint = CourseFingerprint.of(exercises, in: course)
        let grader = SubmissionGrader(
            course: course,
            exercises: exercises,
            gradedClass: gradedClass,
            checker: ExerciseChecker(
                environment: environment,
                simulator: .simulator(courseRoot: course.root)
            )
        )
        let classRun = ClassRun(grader: grader, results: results, jobs: running.jobs)
        results.forgetShard()
        try await run(classRun, students, app)
        if let shard = sharding.shard {
            try results.write(ShardRecord(shard: shard, students: everybody.map(\.name)))
        }
        try results.report(
            gradedClass,
            students: students.map(\.name),
            in: [JSONReport()] + reports
        )
        withExtendedLifetime(lock) {}
        try summarize(students, results, gradedClass, reports)
    }

    private func run(_ classRun: ClassRun, _ students: [ClassRun.Student], _ app: App) async throws
    {
        let bar = GradeProgressBar(total: students.count, isShown: isatty(STDERR_FILENO) == 1)
        let task = Task { () -> Result<Void, ClassRun.Failure> in
            do throws(ClassRun.Failure) {
                try await classRun.run(students) { _, wasThere in bar.add(wasThere: wasThere) }
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        let result = await app.stoppable(task)
        bar.end()
        try result.get()
    }

    /// What came of it, on standard output: whole for one student, a line each for a class.
    private func summarize(
        _ students: [ClassRun.Student],
        _ results: ResultsFolder,
        _ gradedClass: GradedClass,
        _ reports: [RequestedReport]
    ) throws {
        var hasUnreadable = false
        for student in students {
            guard let grade = try results.grade(of: student.name) else { continue }
            let lines = TextSummary.lines(of: grade, maximum: gradedClass.maximum)
            let shown = students.count == 1 || running.verbose ? lines[...] : lines.prefix(1)
            Output.write(shown.joined(separator: "\n") + "\n")
            hasUnreadable = hasUnreadable || !grade.refusals.isEmpty
        }
        if gradedClass.sandbox == .limitsAlone {
            Output.warn(
                "submissions were held by limits alone: they could read files and use the network",
                "Install bubblewrap, or allow user namespaces; --require-sandbox makes sure."
            )
        }
        Output.write("\nGrades: \(running.out)/\(JSONReport.fileName)\n")
        Output.write(GradeReporting.lines(reports, out: running.out))
        if hasUnreadable {
            Output.warn("parts of some submissions were not taken; --verbose shows which", nil)
            throw ExitCode(65)
        }
    }
}
