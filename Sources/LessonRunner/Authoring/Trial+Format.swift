import CourseModel
import ExerciseChecking

extension Trial {
    /// The exercise's Swift files are laid out as the course's `.swift-format` says; a course
    /// without one lets everybody write as they like.
    func proveFormat() async throws(CheckingError) -> [ProofFinding] {
        let files = exercise.swiftFiles
        let problems = try await slots.builds.hold { () throws(CheckingError) in
            try await SourceFormat(of: course, checker)?.problems(in: files) ?? []
        }
        return problems.map { problem in
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
