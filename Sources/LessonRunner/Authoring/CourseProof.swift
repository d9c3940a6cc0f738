package import CourseModel
package import ExerciseChecking

/// Proves a course's lessons and exercises, several at the same time.
package struct CourseProof: Sendable {
    let course: Course
    let checker: ExerciseChecker
    /// How many exercises are proved at once.
    let jobs: Int

    package init(course: Course, checker: ExerciseChecker, jobs: Int) {
        self.course = course
        self.checker = checker
        self.jobs = max(1, jobs)
    }

    /// Proves them.
    /// - Parameters:
    ///   - exercises: nil for all of the course, and its lessons too.
    ///   - onProof: Called once for each as it is done, in no certain order.
    /// - Returns: The proofs, lessons first, in the course's order.
    /// - Throws: `CheckingError` where checks cannot be made at all.
    package func run(
        _ exercises: [Exercise]? = nil,
        onProof: @Sendable (Proof) -> Void
    ) async throws(CheckingError) -> [Proof] {
        var proofs: [Proof] = []
        if exercises == nil {
            for lesson in course.lessons {
                let proof = LessonProof(lesson: lesson, course: course).run()
                proofs.append(proof)
                onProof(proof)
            }
        }
        let list = exercises ?? course.exercises
        // The results are the group's own and are returned: Swift 6.3's optimizer loses what a body
        // writes to a variable around it that local functions capture too.
        let results = await withTaskGroup(
            of: Finished.self,
            returning: [Result<Proof, CheckingError>?].self
        ) { group in
            var results: [Result<Proof, CheckingError>?] = Array(repeating: nil, count: list.count)
            func take(_ finished: Finished) {
                results[finished.index] = finished.result
                if case .success(let proof) = finished.result { onProof(proof) }
            }
            for (index, exercise) in list.enumerated() {
                if index >= jobs, let finished = await group.next() { take(finished) }
                let proof = ExerciseProof(exercise: exercise, course: course, checker: checker)
                group.addTask { await Finished(index: index, result: Self.result(of: proof)) }
            }
            for await finished in group { take(finished) }
            return results
        }
        for (result, exercise) in zip(results, list) {
            guard let result else {
                // A proof that is lost must never look like one that is good.
                preconditionFailure("no proof of \(exercise.id)")
            }
            proofs.append(try result.get())
        }
        return proofs
    }

    private struct Finished: Sendable {
        var index: Int
        var result: Result<Proof, CheckingError>
    }

    private static func result(of proof: ExerciseProof) async -> Result<Proof, CheckingError> {
        do throws(CheckingError) {
            return .success(try await proof.run())
        } catch {
            return .failure(error)
        }
    }
}
