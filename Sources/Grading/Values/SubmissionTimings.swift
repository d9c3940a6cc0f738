/// How long grading one submission took: apart from its grade, because it is never the same twice.
package struct SubmissionTimings: Hashable, Sendable, Codable {
    package var student: String
    /// When grading began, in milliseconds since 1970 (UTC).
    package var start: Int
    /// Milliseconds of each exercise, by its id; none for an exercise that was not handed in.
    package var exercises: [String: Double]

    package init(student: String, start: Int, exercises: [String: Double] = [:]) {
        self.student = student
        self.start = start
        self.exercises = exercises
    }

    /// Milliseconds of all exercises.
    package var total: Double { exercises.values.reduce(0, +) }
}
