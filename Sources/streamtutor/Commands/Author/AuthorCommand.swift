import ArgumentParser
import CourseModel
import LessonRunner

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

struct AuthorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "author",
        abstract: "For instructors: add to a course, and prove that it is sound.",
        subcommands: [
            AuthorNewCommand.self, AuthorCheckCommand.self, AuthorMutateCommand.self,
            AuthorPreviewCommand.self,
        ]
    )

    /// How many processors this machine has.
    static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

extension Course {
    /// Exercises by the names that somebody typed.
    /// - Throws: `UnknownName`.
    func exercises(named typed: [String]) throws -> [Exercise] {
        try typed.map { name in
            guard let exercise = exercise(try names.exercise(name)) else {
                throw UnknownName(kind: .exercise, typed: name, suggestions: [], isAmbiguous: false)
            }
            return exercise
        }
    }
}
