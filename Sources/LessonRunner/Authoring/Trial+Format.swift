import CourseModel
import ExerciseChecking

extension Trial {
    /// The exercise's Swift files are laid out as the course's `.swift-format` says; a course
    /// without one lets everybody write as they like.
    func proveFormat() async throws(CheckingError) -> [ProofFinding] {
        try await layouts.problems(in: exercise).map { problem in
            ProofFinding(
                SourceLocation(
                    file: CoursePath.relative(problem.file ?? exercise.folder, to: course.root),
                    line: problem.line ?? 1,
                    column: problem.column
                ),
                "the layout is not as .swift-format says: \(problem.message)",
                help: "run author check --fix"
            )
        }
    }
}

/// How the files of exercises are laid out, looked at for all of them at once: most of what
/// `swift-format` does for a file is to start.
actor ExerciseLayouts {
    private let course: Course
    private let checker: ExerciseChecker
    private let exercises: [Exercise]
    /// Who is first looks, the others wait.
    private let turn = Places(1)
    private var known: [ExerciseID: [Diagnostic]] = [:]

    /// - Parameter exercises: Those that are likely to be asked for.
    init(of exercises: [Exercise], course: Course, checker: ExerciseChecker) {
        self.exercises = exercises
        self.course = course
        self.checker = checker
    }

    /// What is laid out in another way in an exercise.
    func problems(in exercise: Exercise) async throws(CheckingError) -> [Diagnostic] {
        try await turn.hold { () throws(CheckingError) in
            if known[exercise.id] != nil { return }
            try await look(at: known.isEmpty ? exercises + [exercise] : [exercise])
        }
        return known[exercise.id] ?? []
    }

    private func look(at exercises: [Exercise]) async throws(CheckingError) {
        let files = Set(exercises.flatMap(\.swiftFiles)).sorted()
        let problems = try await SourceFormat(of: course, checker)?.problems(in: files) ?? []
        let byFile = Dictionary(grouping: problems) { $0.file ?? "" }
        for exercise in exercises {
            known[exercise.id] = exercise.swiftFiles.flatMap { byFile[$0] ?? [] }
        }
    }
}

extension SourceFormat {
    /// The layout that a course wants; nil where it wants none.
    init?(of course: Course, _ checker: ExerciseChecker) async throws(CheckingError) {
        try await self.init(
            configuration: course.root + "/.swift-format",
            environment: checker.environment
        )
    }
}

extension Exercise {
    /// Its Swift files, absolute: starter, solution, suites and wrong solutions.
    var swiftFiles: [String] {
        [folder, mutantsFolder].flatMap { folder in
            (FileSystem.names(in: folder) ?? []).filter { $0.hasSuffix(".swift") }
                .map { "\(folder)/\($0)" }
        }
    }
}
