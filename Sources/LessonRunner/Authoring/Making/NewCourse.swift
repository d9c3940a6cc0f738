import CourseModel
import ProgressStorage

/// A new course of one lesson with one exercise, which runs at once.
package struct NewCourse: Sendable {
    private let root: String
    private let title: String

    /// - Parameters:
    ///   - root: Its folder; absolute. It may be there, but empty.
    ///   - title: The first lesson's title.
    package init(at root: String, title: String) throws {
        if Disk.real.kind(root) != .nothing,
            !Disk.real.isFolder(root) || (try? Disk.real.list(root))?.isEmpty != true
        {
            throw ErrorReport.Failure(
                "\(root) is not an empty folder",
                help: "Name a folder that does not exist yet.",
                exitStatus: 73
            )
        }
        self.root = root
        self.title = title
    }

    package func write() throws {
        let id = ExerciseID(lesson: 1, slug: "longest-wait")
        let exercise = ExerciseTemplate(
            id: id,
            title: "The longest wait",
            module: "LongestWait",
            isMarked: false
        )
        let lesson = LessonTemplate(
            title: title,
            exercise: (id, exercise.title),
            isMarked: false
        )
        try NewFiles(
            [
                ("README.md", readme), ("lessons/01-first.md", lesson.text),
                ("exercises/Support/Support.swift", Self.support),
            ]
                + exercise.files.map { ("exercises/01-first/01-longest-wait/\($0.path)", $0.text) }
        ).write(below: root)
    }

    private var readme: String {
        """
        # \(title)

        A course for streamtutor.

        ```sh
        streamtutor lesson 1 --course .
        streamtutor author check --course .
        streamtutor author new exercise 1 my-exercise --course .
        streamtutor author new lesson 2 my-lesson --course .
        ```

        Students set `STREAMTUTOR_COURSE` to this folder, or give `--course` each time.

        """
    }

    /// The module that exercises may import. A course needs one, and this one may stay as it is.
    private static let support = """
        /// What the suites of this course have in common goes here: the values that they compare,
        /// and how a failure is told. It is no place for solutions.
        public enum CourseSupport {
            /// Numbers that are the same on every machine, for inputs drawn at random.
            public static func numbers(seed: UInt64, count: Int, below limit: Int) -> [Int] {
                var state = seed
                return (0..<count).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return Int(state >> 33) % limit
                }
            }
        }

        """
}
