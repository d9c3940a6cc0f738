/// Reads a course from its folder and finds everything that is wrong with it.
package enum CourseLoader {
    /// The format of lesson files and exercise manifests that this version reads.
    package static let format = 1

    /// One lesson with what is needed to take it.
    package struct LoadedLesson: Sendable {
        package var lesson: Lesson
        /// The exercises of the lesson's own folder, in their order.
        package var exercises: [Exercise]

        package init(lesson: Lesson, exercises: [Exercise]) {
            self.lesson = lesson
            self.exercises = exercises
        }
    }

    /// Loads a whole course.
    /// - Parameters:
    ///   - root: The course's folder, as `CourseLocator` finds it.
    ///   - known: The names that steps may use; a nil set is not checked.
    /// - Throws: All problems at once, in the order of files and lines; each cause once.
    package static func load(
        _ root: String,
        known: KnownNames = KnownNames()
    ) throws(MalformedCourse) -> Course {
        let root = FileSystem.resolved(root) ?? root
        let sink = ProblemSink()
        let layout = CourseLayout(root: root, sink: sink)
        let exercises = layout.exercises.map { ManifestReader(root: root, sink: sink).read($0) }
        let whole = CrossChecks(manifests: exercises, layout: layout, sink: sink)
        whole.run(root: root)
        let lessons = layout.lessons.compactMap {
            LessonReader(root: root, known: known, sink: sink).read($0) { whole.look(up: $0) }
        }
        guard sink.problems.isEmpty else { throw MalformedCourse(problems: sink.sorted) }
        return Course(root: root, lessons: lessons, exercises: exercises.compactMap(\.exercise))
    }

    /// Loads one lesson and its exercises, reading no other lesson's files unless a step names
    /// one of their exercises.
    /// - Returns: nil where the course has no lesson with this number.
    /// - Throws: The problems of this lesson and its exercises.
    package static func lesson(
        _ number: Int,
        root: String,
        known: KnownNames = KnownNames()
    ) throws(MalformedCourse) -> LoadedLesson? {
        let root = FileSystem.resolved(root) ?? root
        let sink = ProblemSink()
        // What is wrong with other lessons' folders must not keep a student from this one.
        let layout = CourseLayout(root: root, only: number, sink: sink)
        let exercises = layout.exercises.map { ManifestReader(root: root, sink: sink).read($0) }
        let own = CrossChecks(manifests: exercises, layout: layout, sink: sink)
        own.run(root: root, onlyLesson: number)
        var others: [Int: CrossChecks] = [:]
        let lesson = layout.lessons.first.flatMap {
            LessonReader(root: root, known: known, sink: sink).read($0) { id in
                if id.lesson == number { return own.look(up: id) }
                let other = others[id.lesson] ?? .silently(root: root, lesson: id.lesson)
                others[id.lesson] = other
                return other.look(up: id)
            }
        }
        guard sink.problems.isEmpty else { throw MalformedCourse(problems: sink.sorted) }
        return lesson.map {
            LoadedLesson(lesson: $0, exercises: exercises.compactMap(\.exercise))
        }
    }

    /// What the course holds, from an index where nothing has changed since it was written.
    ///
    /// The index lies in `cacheFolder` and is used while every file and folder that it was made
    /// from has its size and its times. It may be removed at any time; one that is damaged or
    /// cannot be written costs nothing but time.
    /// - Parameter cacheFolder: A folder of the user's own, made when it is missing; nil loads
    ///   the course without an index.
    /// - Throws: As `load` does.
    package static func catalogue(
        _ root: String,
        cacheFolder: String?
    ) throws(MalformedCourse) -> Catalogue {
        try catalogue(root, cacheFolder: cacheFolder, now: FileSystem.now())
    }

    /// The same at a given time, in nanoseconds since 1970.
    static func catalogue(
        _ root: String,
        cacheFolder: String?,
        now: Int
    ) throws(MalformedCourse) -> Catalogue {
        let root = FileSystem.resolved(root) ?? root
        guard let cacheFolder else { return Catalogue(try load(root)) }
        let index = CatalogueIndex(folder: cacheFolder, root: root)
        if let catalogue = index.read() { return catalogue }
        // Stamps are taken before the files are read: a change in between makes the index stale,
        // never wrong.
        let stamps = index.stamps()
        let catalogue = Catalogue(try load(root))
        index.write(catalogue, stamps: stamps, now: now)
        return catalogue
    }
}

/// Names that a lesson's steps may use, as far as they are known to whoever loads it.
package struct KnownNames: Sendable {
    /// The built-in demos; nil where they are not checked.
    package var demos: [String]?
    /// The reference functions of predictions; nil where they are not checked.
    package var functions: [String]?

    package init(demos: [String]? = nil, functions: [String]? = nil) {
        self.demos = demos
        self.functions = functions
    }
}
