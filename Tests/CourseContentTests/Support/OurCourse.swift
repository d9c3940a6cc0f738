import CourseModel
import ExerciseChecking
import LessonRunner
import TestSupport

/// The course of this repository, and what its tests share.
enum OurCourse {
    static let root = repositoryRoot()

    /// The course; an error where it cannot be loaded, which `CourseTests` reports.
    static let loaded = Result { () throws(MalformedCourse) in
        try CourseLoader.load(root, known: .builtIn)
    }

    static var exercises: [ExerciseID] { ((try? loaded.get())?.exercises ?? []).map(\.id) }
    static var lessons: [Int] { ((try? loaded.get())?.lessons ?? []).map(\.number) }

    /// Checks with the user's cache: what it holds is named by all that it was made from, and what
    /// `author check` proved of this very course need not be proved again.
    static let checker = ExerciseChecker()

    /// One proof after the other has a processor, whatever else is tested meanwhile.
    static let slots = ProofSlots(jobs: 2)

    /// The course's Markdown files, from its folder.
    static let pages: [String] = {
        let lessons = (FileSystem.names(in: root + "/lessons") ?? [])
            .filter { $0.hasSuffix(".md") }.map { "lessons/" + $0 }
        return lessons + ["exercises/README.md"] + tasks
    }()

    /// The READMEs of exercises, found by their places and not by the loader.
    private static let tasks: [String] = {
        let folders = FileSystem.names(in: root + "/exercises") ?? []
        return folders.filter { $0.first?.isNumber == true }.flatMap { lesson in
            (FileSystem.names(in: "\(root)/exercises/\(lesson)") ?? [])
                .map { "exercises/\(lesson)/\($0)/README.md" }
        }
    }()
}
