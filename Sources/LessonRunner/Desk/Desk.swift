package import CourseModel
package import ExerciseChecking
package import ProgressStorage

/// What a student works with: the course, their workspace, their progress, and the checker.
package struct Desk: Sendable {
    package let courseRoot: String
    package let workspace: Workspace
    /// How the workspace is called on screens: `~/streamtutor`.
    package let workspaceName: String
    package let keeper: ProgressKeeper
    package let checker: ExerciseChecker
    package let environment: [String: String]
    package let now: @Sendable () -> Moment
    /// Where the course's index is kept; nil where no cache folder is known.
    package let indexFolder: String?

    package init(
        courseRoot: String,
        workspace: Workspace,
        keeper: ProgressKeeper,
        checker: ExerciseChecker,
        environment: [String: String],
        indexFolder: String?,
        now: @escaping @Sendable () -> Moment
    ) {
        self.courseRoot = courseRoot
        self.workspace = workspace
        self.keeper = keeper
        self.checker = checker
        self.environment = environment
        self.indexFolder = indexFolder
        self.now = now
        workspaceName = Self.shortened(workspace.root, home: environment["HOME"])
    }

    /// A path with the home folder as `~`.
    package static func shortened(_ path: String, home: String?) -> String {
        guard let home, !home.isEmpty, home != "/" else { return path }
        if path == home { return "~" }
        return path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
    }

    package func catalogue() throws -> Catalogue {
        try CourseLoader.catalogue(courseRoot, cacheFolder: indexFolder)
    }

    /// A lesson by the name that somebody typed, in a course of its exercises alone.
    package func openLesson(_ name: String) throws -> (Course, Lesson) {
        let number = try catalogue().names.lesson(name)
        guard let loaded = try CourseLoader.lesson(number, root: courseRoot, known: .builtIn) else {
            throw UnknownName(kind: .lesson, typed: name, suggestions: [], isAmbiguous: false)
        }
        let course = Course(
            root: courseRoot,
            lessons: [loaded.lesson],
            exercises: loaded.exercises
        )
        return (course, loaded.lesson)
    }

    /// An exercise by the name that somebody typed, and its course.
    package func openExercise(_ name: String) throws -> (Course, Exercise) {
        let id = try catalogue().names.exercise(name)
        let (course, _) = try openLesson(String(id.lesson))
        guard let exercise = course.exercise(id) else {
            throw UnknownName(kind: .exercise, typed: name, suggestions: [], isAmbiguous: false)
        }
        return (course, exercise)
    }

    /// The check of a student's file; its folder is made where it is missing.
    package func request(for exercise: Exercise, in course: Course) throws -> CheckRequest {
        CheckRequest(
            exercise: exercise,
            studentFile: try workspace.studentFile(exercise),
            supportFolder: course.supportFolder,
            workspaceRoot: workspace.root
        )
    }

    func describe(_ error: any Error) -> ErrorReport { ErrorReport(error) }

    /// The student's editor, as a shell runs it; nil where none is set.
    package var editorCommand: String? {
        for name in ["VISUAL", "EDITOR"] {
            if let command = environment[name], !command.isEmpty { return command }
        }
        return nil
    }

    /// Opens a file in an editor on this terminal and waits for it.
    /// - Returns: The editor's exit status; 127 where it is not there.
    package func runEditor(_ command: String, _ path: String) async -> Int32 {
        await ForegroundProgram.run(
            "/bin/sh",
            ["sh", "-c", command + " \"$1\"", "sh", path]
        )
    }
}

extension KnownNames {
    /// What lessons may call in this version.
    package static let builtIn = KnownNames(
        demos: DemoCatalogue.names,
        functions: ReferenceFunction.names.sorted()
    )
}
