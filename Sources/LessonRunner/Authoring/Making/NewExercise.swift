package import CourseModel
import ProgressStorage

/// A new exercise: a small one that is sound, every part of which is marked as to be written.
package struct NewExercise: Sendable {
    package var id: ExerciseID
    package var title: String
    package var module: String
    /// Its folder, from the course's.
    package var folder: String
    private let lesson: Lesson

    /// Finds its place in a course.
    /// - Parameters:
    ///   - lesson: The lesson that it belongs to.
    ///   - module: The student's module; nil for one made of the slug.
    /// - Throws: `ErrorReport.Failure` where the names do not do.
    package init(
        in course: Course,
        lesson: Lesson,
        slug: String,
        title: String,
        module: String? = nil
    ) throws {
        guard NewName.isSlug(slug) else {
            throw ErrorReport.Failure(
                "\"\(slug)\" is no name for an exercise",
                help: "Write it with small letters, digits and hyphens, such as cut-in-half.",
                exitStatus: 64
            )
        }
        let own = ExerciseID(lesson: lesson.number, slug: slug)
        if let other = course.exercises.first(where: { $0.id == own || $0.aliases.contains(own) }) {
            throw ErrorReport.Failure(
                other.id == own
                    ? "there is an exercise \(own) already" : "\(own) was \(other.id) before",
                help: "Students' progress hangs on ids, so none is used twice. Choose another.",
                exitStatus: 64
            )
        }
        let name = module ?? NewName.module(slug)
        if let other = course.exercises.first(where: { $0.module == name }) {
            throw ErrorReport.Failure(
                "the module \(name) belongs to \(other.id)",
                help: "Give another one with --module.",
                exitStatus: 64
            )
        }
        let order = (course.exercises(ofLesson: lesson.number).map(\.order).max() ?? 0) + 1
        let lessonFolder = "exercises/\(lesson.slug)"
        self.init(
            id: own,
            title: title,
            module: name,
            folder: "\(lessonFolder)/\(NewName.twoDigits(order))-\(slug)",
            lesson: lesson
        )
    }

    private init(
        id: ExerciseID,
        title: String,
        module: String,
        folder: String,
        lesson: Lesson
    ) {
        self.id = id
        self.title = title
        self.module = module
        self.folder = folder
        self.lesson = lesson
    }

    /// Writes the folder, and a section at the end of the lesson that leads to it.
    package func write(below root: String) throws {
        let schema = "schemas/exercise.schema.json"
        let template = ExerciseTemplate(
            id: id,
            title: title,
            module: module,
            schema: Disk.real.kind(root + "/" + schema) == .file ? "../../../" + schema : nil
        )
        try NewFiles(template.files.map { (folder + "/" + $0.path, $0.text) }).write(below: root)
        let source = try SourceText(file: lesson.file, root: root)
        try NewFiles.put(
            source.text + (source.text.hasSuffix("\n") ? "" : "\n") + Self.section(id, title),
            at: root + "/" + lesson.file
        )
    }

    /// The section that leads to an exercise.
    static func section(_ id: ExerciseID, _ title: String, isMarked: Bool = true) -> String {
        let text =
            isMarked
            ? "\(NewFiles.mark): say what it is for, and move it to where it is taught."
            : "Now write some code."
        return """

            ## \(title)

            \(text)

            ```exercise
            \(id)
            ```

            """
    }
}
