import CourseModel

/// A wrong solution that students really write, with the tests that must catch it.
struct Mutant: Sendable {
    /// The file; absolute.
    var path: String
    var location: SourceLocation
    var header: MutantHeader

    var caughtBy: [String] { header.caughtBy }

    /// The wrong solutions of an exercise, by name, and what is wrong with those that cannot be
    /// tried.
    static func all(
        of exercise: Exercise,
        in course: Course
    ) -> (mutants: [Mutant], problems: [CourseProblem]) {
        let folder = CoursePath.relative(exercise.mutantsFolder, to: course.root)
        var mutants: [Mutant] = []
        var problems: [CourseProblem] = []
        let names = FileSystem.names(in: exercise.mutantsFolder) ?? []
        for name in names where name.hasSuffix(".swift") {
            let file = "\(folder)/\(name)"
            do throws(CourseProblem) {
                let source = try SourceText(file: file, root: course.root)
                mutants.append(
                    Mutant(
                        path: "\(course.root)/\(file)",
                        location: SourceLocation(file: file, line: 1),
                        header: try MutantHeader(source.text, file: file, exercise: exercise)
                    )
                )
            } catch {
                problems.append(error)
            }
        }
        return (mutants, problems)
    }
}
