/// The names of a course's lessons and exercises, as people type them.
package struct CourseNames: Sendable {
    private let lessons: [Catalogue.LessonEntry]
    private let exercises: [Catalogue.ExerciseEntry]

    package init(_ catalogue: Catalogue) {
        lessons = catalogue.lessons
        exercises = catalogue.exercises
    }

    /// Finds a lesson by its number (`4`, `04`), its file's name (`04-parsing-chunks`, with or
    /// without the number or `.md`), or a part of its title.
    /// - Returns: The lesson's number.
    /// - Throws: `UnknownName`, with the lessons that may be meant: all that fit where several
    ///   do, else the nearest.
    package func lesson(_ typed: String) throws(UnknownName) -> Int {
        let name = typed.trimmingSpaces.lowercased()
        if name.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(name) {
            if lessons.contains(where: { $0.number == number }) { return number }
            throw unknownLesson(typed, [])
        }
        let file = name.split(separator: "/").last.map(String.init) ?? name
        let slug = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
        if let found = lessons.first(where: { $0.slug == slug || $0.slug.dropFirst(3) == slug }) {
            return found.number
        }
        let fitting = name.isEmpty ? [] : lessons.filter { $0.title.lowercased().contains(name) }
        if fitting.count > 1 {
            // The whole title of one lesson is no part of the others' for whoever typed it.
            if let whole = fitting.first(where: { $0.title.lowercased() == name }) {
                return whole.number
            }
            throw UnknownName(
                kind: .lesson,
                typed: typed,
                suggestions: fitting.map(described),
                isAmbiguous: true
            )
        }
        if let found = fitting.first { return found.number }
        throw unknownLesson(typed, nearestLessons(to: slug))
    }

    /// Finds an exercise by its id (`04/chunked-sse`, `4/chunked-sse`, an id that it had before),
    /// the id's second part, its module, or the beginning of any of these if only one has it.
    /// - Throws: `UnknownName`, with the ids that may be meant.
    package func exercise(_ typed: String) throws(UnknownName) -> ExerciseID {
        let name = Self.withTwoDigits(typed.trimmingSpaces.lowercased())
        for forms in [Self.names, Self.oldNames] {
            let same = exercises.filter { forms($0).contains(name) }
            if same.count == 1 { return same[0].id }
            if same.count > 1 { throw ambiguous(typed, same) }
        }
        if !name.isEmpty {
            let beginning = exercises.filter { exercise in
                Self.names(exercise).contains { $0.hasPrefix(name) }
            }
            if beginning.count == 1 { return beginning[0].id }
            if beginning.count > 1 { throw ambiguous(typed, beginning) }
        }
        throw UnknownName(
            kind: .exercise,
            typed: typed,
            suggestions: nearestExercises(to: name),
            isAmbiguous: false
        )
    }

    /// What a prompt completes for an exercise's name: the ids, in the course's order.
    package var exerciseNames: [String] { exercises.map(\.id.description) }

    /// What a prompt completes for a lesson's name: the files' names without ending.
    package var lessonNames: [String] { lessons.map(\.slug) }

    private static func names(_ exercise: Catalogue.ExerciseEntry) -> [String] {
        [exercise.id.description, exercise.id.slug, exercise.module.lowercased()]
    }

    private static func oldNames(_ exercise: Catalogue.ExerciseEntry) -> [String] {
        exercise.aliases.flatMap { [$0.description, $0.slug] }
    }

    /// `4/name` as `04/name`.
    private static func withTwoDigits(_ name: String) -> String {
        let bytes = Array(name.utf8.prefix(2))
        guard bytes.count == 2, bytes[1] == UInt8(ascii: "/"),
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[0])
        else { return name }
        return "0" + name
    }

    private func described(_ lesson: Catalogue.LessonEntry) -> String {
        "\(lesson.number) \(lesson.title)"
    }

    private func unknownLesson(_ typed: String, _ nearest: [String]) -> UnknownName {
        UnknownName(
            kind: .lesson,
            typed: typed,
            suggestions: nearest.isEmpty ? lessons.map(described) : nearest,
            isAmbiguous: false
        )
    }

    private func nearestLessons(to name: String) -> [String] {
        let forms = lessons.flatMap { lesson in
            // Single words of a title, so that `lesson parsnig` finds "Parsing streamed chunks".
            [lesson.slug, String(lesson.slug.dropFirst(3)), lesson.title.lowercased()]
                + lesson.title.lowercased().split(separator: " ").filter { $0.count > 3 }
                .map(String.init)
        }
        let near = nearestNames(to: name, among: forms, limit: forms.count)
        var found: [Catalogue.LessonEntry] = []
        for form in near {
            for lesson in lessons
            where lesson.slug.hasSuffix(form) || lesson.title.lowercased().contains(form) {
                if !found.contains(lesson) { found.append(lesson) }
            }
        }
        return found.prefix(3).map(described)
    }

    private func ambiguous(_ typed: String, _ found: [Catalogue.ExerciseEntry]) -> UnknownName {
        UnknownName(
            kind: .exercise,
            typed: typed,
            suggestions: found.map(\.id.description),
            isAmbiguous: true
        )
    }

    private func nearestExercises(to name: String) -> [String] {
        let near = nearestNames(
            to: name,
            among: exercises.flatMap(Self.names),
            limit: exercises.count * 3
        )
        var found: [String] = []
        for form in near {
            for exercise in exercises where Self.names(exercise).contains(form) {
                let id = exercise.id.description
                if !found.contains(id) { found.append(id) }
            }
        }
        return Array(found.prefix(3))
    }
}

extension Course {
    /// Names of this course as people type them.
    package var names: CourseNames { CourseNames(Catalogue(self)) }
}

extension Catalogue {
    /// Names of this course as people type them.
    package var names: CourseNames { CourseNames(self) }
}

extension String {
    /// The text without white space at either end.
    var trimmingSpaces: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
