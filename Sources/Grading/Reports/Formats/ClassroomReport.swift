/// Classroom 50's `result.json`, its schema `classroom50/result/v1`.
///
/// Source: foundation50/classroom50, `schemas/result-v1.schema.json` and the wiki's page on the
/// contract of autograders. Who handed in what comes from the variables that its runner sets.
/// Points are whole numbers there: tests are rounded one by one and the score by itself, and a
/// score is never above the maximum.
package struct ClassroomReport: ReportFormat {
    package let name = "classroom50"
    package let abstract = "Classroom 50's result.json, one for each student"
    package let path = "classroom50"
    package let studentSuffix: String? = "json"
    private let environment: [String: String]

    /// - Parameter environment: `CLASSROOM`, `ASSIGNMENT`, `SUBMISSION_TAG` and so on, as the
    ///   runner sets them.
    package init(environment: [String: String]) { self.environment = environment }

    package func writer(for gradedClass: GradedClass, at target: String) -> any ReportWriter {
        let environment = environment
        return EachStudent(files: StudentFiles(target, suffix: "json")) { submission, _ in
            GradeJSON.text(Result(submission, gradedClass, environment)) + "\n"
        }
    }

    private struct Result: Encodable {
        var schema = "classroom50/result/v1"
        var classroom: String
        var assignment: String
        var assignmentType: String
        var owner: String
        var submission: String
        var commit: String
        var release: String
        var review: String
        var datetime: String
        var score: Int
        var maximum: Int
        var tests: [Test]

        enum CodingKeys: String, CodingKey {
            case schema, classroom, assignment, owner, submission, commit, release, review
            case datetime, score, tests
            case assignmentType = "assignment_type"
            case maximum = "max-score"
        }

        init(
            _ grade: SubmissionGrade,
            _ gradedClass: GradedClass,
            _ environment: [String: String]
        ) {
            func variable(_ names: String..., otherwise: String) -> String {
                names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? otherwise
            }
            let view = grade.shown(by: gradedClass.policy)
            let student = grade.student.isEmpty ? "unknown" : grade.student
            classroom = variable("CLASSROOM", otherwise: gradedClass.course)
            assignment = variable("ASSIGNMENT", otherwise: gradedClass.course)
            assignmentType =
                ["individual", "group"].first { $0 == environment["ASSIGNMENT_TYPE"] }
                ?? "individual"
            owner = variable("OWNER", "USERNAME", otherwise: student)
            let tag = variable("SUBMISSION_TAG", otherwise: grade.source)
            submission = tag.hasPrefix("submit/") ? tag : "submit/" + tag
            commit = variable("COMMIT_URL", otherwise: submission)
            release = variable("RELEASE_URL", otherwise: submission)
            review = variable("REVIEW_URL", otherwise: commit)
            datetime = Timestamp.text(
                environment["COMMIT_DATE"].flatMap { Timestamp.seconds($0) } ?? grade.submittedAt
                    ?? 0
            )
            maximum = max(0, gradedClass.maximum.rounded)
            score = min(maximum, view.score.rounded)
            tests = view.exercises.flatMap { exercise in
                exercise.tests.map {
                    Test($0, in: exercise, file: gradedClass.file(of: exercise))
                }
            }
        }
    }

    private struct Test: Encodable {
        var name: String
        var passed: Bool
        var score: Int
        var maximum: Int
        var message: String?

        enum CodingKeys: String, CodingKey {
            case passed, score, message
            case name = "test-name"
            case maximum = "max-score"
        }

        init(_ test: TestGrade, in exercise: ExerciseGrade, file: String) {
            name = "\(exercise.id): \(ShownText.line(test.name))"
            passed = test.outcome == .passed
            maximum = test.maximum.rounded
            score = min(maximum, test.earned.rounded)
            if !passed {
                message = ShownText.cut(TestStory.text(test, in: exercise, file: file), to: 2000)
            }
        }
    }
}
