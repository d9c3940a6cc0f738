package import CourseModel
package import ExerciseChecking

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Grades one submission after the other, each by itself.
package struct SubmissionGrader: Sendable {
    package let course: Course
    /// What is graded, in the course's order.
    package let exercises: [Exercise]
    package let gradedClass: GradedClass
    package let checker: ExerciseChecker

    /// How many times an exercise's seconds of the clock a graded run may take.
    private static let patience = 4.0

    package init(
        course: Course,
        exercises: [Exercise],
        gradedClass: GradedClass,
        checker: ExerciseChecker
    ) {
        self.course = course
        self.exercises = exercises
        self.gradedClass = gradedClass
        self.checker = checker
    }

    /// Grades what a student handed in.
    /// - Throws: what stood in the way of grading anybody; a student's mistake is never thrown.
    package func grade(
        _ source: SubmissionSource
    ) async throws(CheckingError) -> (grade: SubmissionGrade, timings: SubmissionTimings) {
        try await grade(source, files: SubmissionReader(exercises: exercises).read(source))
    }

    /// The same for a submission that was read already.
    func grade(
        _ source: SubmissionSource,
        files handedIn: HandedInFiles
    ) async throws(CheckingError) -> (grade: SubmissionGrade, timings: SubmissionTimings) {
        var timings = SubmissionTimings(student: source.student, start: Self.now())
        var grades: [ExerciseGrade] = []
        for (exercise, outline) in zip(exercises, gradedClass.exercises) {
            let keeper = ScoreKeeper(
                exercise: exercise,
                outline: outline,
                policy: gradedClass.policy
            )
            guard let bytes = handedIn.files[exercise.studentFileName] else {
                grades.append(keeper.unchecked(.notSubmitted))
                continue
            }
            let start = ContinuousClock.now
            grades.append(try await grade(bytes, of: exercise, keeper))
            let duration = start.duration(to: .now).components
            timings.exercises[outline.id] =
                Double(duration.seconds) * 1000 + Double(duration.attoseconds / 1_000_000_000_000)
                / 1000
        }
        var grade = SubmissionGrade(
            student: source.student,
            source: source.name,
            submittedAt: source.submittedAt,
            exercises: grades,
            refusals: handedIn.refusals
        )
        grade.latePenalty = gradedClass.policy.penalty(
            on: grade.earned,
            submittedAt: source.submittedAt
        )
        return (grade, timings)
    }

    /// The check of a file that was handed in.
    ///
    /// A busy machine must not cost points: what computes for ever is ended by its processor time,
    /// what waits for ever by standing still, and the clock comes after both.
    func request(_ bytes: [UInt8], of exercise: Exercise) -> CheckRequest {
        var patient = exercise
        patient.limits.seconds *= Self.patience
        var request = CheckRequest(
            exercise: patient,
            studentFile: exercise.studentFileName,
            supportFolder: course.supportFolder
        )
        request.studentSource = bytes
        request.isGraded = true
        request.idleSeconds = exercise.limits.seconds
        return request
    }

    private func grade(
        _ bytes: [UInt8],
        of exercise: Exercise,
        _ keeper: ScoreKeeper
    ) async throws(CheckingError) -> ExerciseGrade {
        if let starter = try? Files.read(exercise.starterPath), starter == bytes {
            var grade = keeper.unchecked(.notSubmitted)
            grade.trouble = "the file is the starter, unchanged"
            return grade
        }
        let request = request(bytes, of: exercise)
        let built: BuiltCheck
        do throws(CheckingError) {
            built = try await checker.build(request, suites: [.visible, .hidden])
        } catch {
            switch error {
            case .studentFileNotUTF8, .studentFileTooLarge:
                let refusal = Refusal(
                    kind: "unreadable",
                    file: exercise.studentFileName,
                    reason: error.message + "."
                )
                return keeper.unchecked(.refused, refusals: [refusal])
            default: throw error
            }
        }
        var results: [(suite: SuiteKind, result: CheckResult)] = []
        for suite in [SuiteKind.visible, .hidden] {
            let result = try await built.run(suite == .visible ? .visible : .hidden)
            if !result.violations.isEmpty {
                let refusals = result.violations.map {
                    Refusal(
                        kind: $0.rule.rawValue,
                        file: exercise.studentFileName,
                        line: $0.line,
                        reason: $0.message
                    )
                }
                return keeper.unchecked(.refused, refusals: refusals)
            }
            results.append((suite, result))
            // What does not compile, does not compile with the other suite either.
            if result.outcome == .compileError, result.mismatch == nil { break }
        }
        return keeper.grade(results)
    }

    /// Milliseconds since 1970.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    }
}
