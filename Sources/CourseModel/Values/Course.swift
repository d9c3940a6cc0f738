/// A course as it stands on disk: its lessons and its exercises, loaded and found sound.
///
/// A course folder holds `lessons/` and `exercises/`. Lessons and exercises are read only;
/// students work on copies in their workspace.
package struct Course: Sendable {
    /// The folder that holds `lessons/` and `exercises/`; absolute, links resolved.
    package var root: String
    /// The lessons that are written, by number.
    package var lessons: [Lesson]
    /// The exercises of all lessons, in the order of their lesson and then of their folder.
    package var exercises: [Exercise]

    package init(root: String, lessons: [Lesson], exercises: [Exercise]) {
        self.root = root
        self.lessons = lessons
        self.exercises = exercises
    }

    /// The folder of the module that exercises may import.
    package var supportFolder: String { root + "/exercises/Support" }

    /// The exercise with an id, or with an id that it had before it was renamed.
    package func exercise(_ id: ExerciseID) -> Exercise? {
        exercises.first { $0.id == id } ?? exercises.first { $0.aliases.contains(id) }
    }

    /// The exercises of one lesson, in the order in which they are taken.
    package func exercises(ofLesson number: Int) -> [Exercise] {
        exercises.filter { $0.lesson == number }
    }

    /// The lesson with a number, if it is written.
    package func lesson(_ number: Int) -> Lesson? { lessons.first { $0.number == number } }
}

/// A place in a file of the course.
package struct SourceLocation: Hashable, Sendable {
    /// The path, from the course's folder.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The column in characters, from 1; nil where only the line is known.
    package var column: Int?

    package init(file: String, line: Int, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }
}

/// One thing that is wrong with a course, said so that its author can go there and mend it.
package struct CourseProblem: Error, Hashable, Sendable {
    /// Where it is.
    package var location: SourceLocation
    /// The field that is wrong, as a path such as `tests[2].points`; nil where no field is meant.
    package var field: String?
    /// What is wrong, without the place: `"points" must be a whole number from 0 to 1000, not "ten"`.
    package var message: String
    /// What to do about it; nil where the message says enough.
    package var help: String?

    package init(
        location: SourceLocation,
        field: String? = nil,
        message: String,
        help: String? = nil
    ) {
        self.location = location
        self.field = field
        self.message = message
        self.help = help
    }
}

/// A course that cannot be used as it is. Exit status 65.
package struct MalformedCourse: Error, Sendable {
    /// Everything that was found, in the order of files and lines; never empty.
    package var problems: [CourseProblem]

    package init(problems: [CourseProblem]) { self.problems = problems }
}
