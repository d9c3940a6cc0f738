package import CourseModel
package import ExerciseChecking

/// Proves a course's lessons and exercises, several at the same time.
package struct CourseProof: Sendable {
    let course: Course
    let checker: ExerciseChecker
    /// How many processors there are to use.
    let jobs: Int
    let memory: ProofMemory?

    /// - Parameter memory: What was proved before; nil to prove all anew.
    package init(course: Course, checker: ExerciseChecker, jobs: Int, memory: ProofMemory? = nil) {
        self.course = course
        self.checker = checker
        self.jobs = max(1, jobs)
        self.memory = memory
    }

    /// Proves them.
    /// - Parameters:
    ///   - exercises: nil for all of the course, and its lessons too.
    ///   - onProof: Called once for each as it is done, in no certain order.
    /// - Returns: The proofs, lessons first, in the course's order.
    /// - Throws: `CheckingError` where checks cannot be made at all.
    package func run(
        _ exercises: [Exercise]? = nil,
        onProof: @escaping @Sendable (Proof) -> Void
    ) async throws(CheckingError) -> [Proof] {
        var proofs: [Proof] = []
        if exercises == nil {
            for lesson in course.lessons {
                let proof = LessonProof(lesson: lesson, course: course).run()
                proofs.append(proof)
                onProof(proof)
            }
            let gone = IDList(root: course.root).findings(course)
            if !gone.isEmpty {
                let proof = Proof(subject: "ids", findings: gone)
                proofs.append(proof)
                onProof(proof)
            }
        }
        // Some more are begun than there are processors, so that none stands idle while an
        // exercise is at its last wrong solution. Those that talk to the simulator wait for it and
        // take longest: they go first, so that the others are done meanwhile.
        let places = Places(jobs * 2)
        let slots = ProofSlots(jobs: jobs)
        let exercises = exercises ?? course.exercises
        let states = exercises.map { memory?.state(of: $0) }
        let unknown = zip(exercises, states).filter { $1?.known == nil }.map(\.0)
        let layouts = ExerciseLayouts(of: unknown, course: course, checker: checker)
        async let lists: Void =
            unknown.count < 2
            ? () : checker.prepareTestLists(of: unknown, supportFolder: course.supportFolder)
        let order =
            exercises.indices.filter { exercises[$0].needsSimulator }
            + exercises.indices.filter { !exercises[$0].needsSimulator }
        let proved = try await inOrder(order) { index throws(CheckingError) in
            try await places.hold { () throws(CheckingError) in
                let proof = try await ExerciseProof(
                    exercise: exercises[index],
                    course: course,
                    checker: checker,
                    slots: slots,
                    layouts: layouts,
                    memory: memory,
                    state: states[index]
                ).run()
                onProof(proof)
                return (index, proof)
            }
        }
        await lists
        return proofs + proved.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
