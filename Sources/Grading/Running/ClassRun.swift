internal import CourseModel
package import ExerciseChecking

/// Grades a class: several students at a time, each once, going on where a killed run stopped.
package struct ClassRun: Sendable {
    package let grader: SubmissionGrader
    package let results: ResultsFolder
    /// How many students are graded at a time.
    package let jobs: Int

    package init(grader: SubmissionGrader, results: ResultsFolder, jobs: Int) {
        self.grader = grader
        self.results = results
        self.jobs = max(1, jobs)
    }

    /// A student with all submissions, in their order.
    package struct Student: Sendable, Hashable {
        package var name: String
        package var submissions: [SubmissionSource]

        /// Puts submissions together by their students, in the order of names.
        package static func all(_ sources: [SubmissionSource]) -> [Student] {
            Dictionary(grouping: sources, by: \.student).map { name, submissions in
                Student(name: name, submissions: submissions.sorted { $0.attempt < $1.attempt })
            }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
    }

    /// Why a run did not come to its end; what was graded before is kept.
    package enum Failure: Error, Sendable {
        case checking(CheckingError)
        case writing(ReportFailure)
    }

    /// Grades everybody who is not graded yet.
    /// - Parameter onDone: told as each student is done; `wasThere` for one whose grade was kept.
    package func run(
        _ students: [Student],
        onDone: @escaping @Sendable (_ student: String, _ wasThere: Bool) -> Void
    ) async throws(Failure) {
        do throws(ReportFailure) { try results.write(grader.gradedClass) } catch {
            throw .writing(error)
        }
        let result = await withTaskGroup(of: Failure?.self, returning: Failure?.self) { group in
            var first: Failure?
            for (index, student) in students.enumerated() {
                if index >= jobs, let failure = await group.next() ?? nil {
                    first = failure
                    break
                }
                group.addTask { await grade(student, onDone) }
            }
            if first != nil { group.cancelAll() }
            for await failure in group where first == nil {
                first = failure
                if failure != nil { group.cancelAll() }
            }
            return first
        }
        if let result { throw result }
    }

    private func grade(
        _ student: Student,
        _ onDone: @Sendable (String, Bool) -> Void
    ) async -> Failure? {
        let chosen =
            grader.gradedClass.policy.attempt == .last
            ? Array(student.submissions.suffix(1)) : student.submissions
        let reader = SubmissionReader(exercises: grader.exercises)
        let handedIn = chosen.map { (source: $0, files: reader.read($0)) }
        let fingerprint = fingerprint(handedIn)
        if let known = try? results.grade(of: student.name), known.fingerprint == fingerprint {
            onDone(student.name, true)
            return nil
        }
        do throws(CheckingError) {
            var grades: [SubmissionGrade] = []
            var timings: SubmissionTimings?
            for (source, files) in handedIn {
                let graded = try await grader.grade(source, files: files)
                grades.append(graded.grade)
                timings = timings?.adding(graded.timings) ?? graded.timings
            }
            guard var grade = grader.gradedClass.policy.counting(grades), let timings else {
                return nil
            }
            grade.attempts = student.submissions.count
            grade.fingerprint = fingerprint
            do throws(ReportFailure) { try results.write(grade, timings) } catch {
                return .writing(error)
            }
        } catch {
            return .checking(error)
        }
        onDone(student.name, false)
        return nil
    }

    /// Names everything that a grade is made of: who hands in something else is graded again.
    private func fingerprint(
        _ handedIn: [(source: SubmissionSource, files: HandedInFiles)]
    ) -> String {
        var hash = SHA256()
        hash.add(part: GradeJSON.text(grader.gradedClass))
        for (source, files) in handedIn {
            hash.add(part: "\(source.name) \(source.submittedAt ?? -1)")
            for refusal in files.refusals { hash.add(part: GradeJSON.text(refusal)) }
            for name in files.files.keys.sorted() {
                hash.add(part: name)
                hash.add(part: files.files[name] ?? [])
            }
        }
        return hash.hexadecimal()
    }
}

extension SubmissionTimings {
    /// The time of two submissions of a student together.
    fileprivate func adding(_ other: SubmissionTimings) -> SubmissionTimings {
        var sum = self
        sum.exercises.merge(other.exercises, uniquingKeysWith: +)
        return sum
    }
}
