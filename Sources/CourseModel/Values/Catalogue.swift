/// What a course holds, without its texts: enough to list it, to complete names and to find
/// a lesson or an exercise.
package struct Catalogue: Hashable, Sendable {
    /// One line of the course: a lesson that is written.
    package struct LessonEntry: Hashable, Sendable {
        package var number: Int
        /// The file's name without its ending, `04-parsing-chunks`.
        package var slug: String
        package var title: String
        package var minutes: Int

        package init(number: Int, slug: String, title: String, minutes: Int) {
            self.number = number
            self.slug = slug
            self.title = title
            self.minutes = minutes
        }

        /// The file, from the course's folder.
        package var file: String { "lessons/\(slug).md" }
    }

    /// One exercise of the course.
    package struct ExerciseEntry: Hashable, Sendable {
        package var id: ExerciseID
        package var title: String
        package var module: String
        /// The place among the lesson's exercises, from 1.
        package var order: Int
        package var points: Int
        package var minutes: Int
        /// Ids that this exercise had before.
        package var aliases: [ExerciseID]
        /// Exercises that should be done before this one.
        package var requires: [ExerciseID]

        package init(
            id: ExerciseID,
            title: String,
            module: String,
            order: Int,
            points: Int,
            minutes: Int,
            aliases: [ExerciseID] = [],
            requires: [ExerciseID] = []
        ) {
            self.id = id
            self.title = title
            self.module = module
            self.order = order
            self.points = points
            self.minutes = minutes
            self.aliases = aliases
            self.requires = requires
        }
    }

    /// The folder that holds `lessons/` and `exercises/`; absolute, links resolved.
    package var root: String
    /// The lessons that are written, by number.
    package var lessons: [LessonEntry]
    /// The exercises of all lessons, in the order of their lesson and then of their folder.
    package var exercises: [ExerciseEntry]

    package init(root: String, lessons: [LessonEntry], exercises: [ExerciseEntry]) {
        self.root = root
        self.lessons = lessons
        self.exercises = exercises
    }

    /// The catalogue of a course that is loaded.
    package init(_ course: Course) {
        root = course.root
        lessons = course.lessons.map {
            LessonEntry(number: $0.number, slug: $0.slug, title: $0.title, minutes: $0.minutes)
        }
        exercises = course.exercises.map {
            ExerciseEntry(
                id: $0.id,
                title: $0.title,
                module: $0.module,
                order: $0.order,
                points: $0.points,
                minutes: $0.minutes,
                aliases: $0.aliases,
                requires: $0.requires
            )
        }
    }

    /// The exercises of one lesson, in the order in which they are taken.
    package func exercises(ofLesson number: Int) -> [ExerciseEntry] {
        exercises.filter { $0.id.lesson == number }
    }
}
