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
        var results: [Int: Result<Proof, CheckingError>] = [:]
        await withTaskGroup(of: (Int, Result<Proof, CheckingError>).self) { group in
            var next = 0
            func start() {
                guard next < list.count else { return }
                let index = next
                let proof = ExerciseProof(exercise: list[index], course: course, checker: checker)
                group.addTask {
                    do throws(CheckingError) {
                        return (index, .success(try await proof.run()))
                    } catch {
                        return (index, .failure(error))
                    }
                }
                next += 1
            }
            for _ in 0..<jobs { start() }
            while let (index, result) = await group.next() {
                results[index] = result
                if case .success(let proof) = result { onProof(proof) }
                start()
            }
        }
        for index in list.indices {
            if let result = results[index] { proofs.append(try result.get()) }
        }
        return proofs
    }
}
