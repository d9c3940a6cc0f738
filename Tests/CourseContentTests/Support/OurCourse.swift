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

    /// What talks to the simulator is proved by `author check` alone, in a process of its own: here
    /// hundreds of tests take turns, and a server in their midst answers when it can.
    static var exercisesWithoutSimulator: [ExerciseID] {
        ((try? loaded.get())?.exercises ?? []).filter { !$0.needsSimulator }.map(\.id)
    }
    static var lessons: [Int] { ((try? loaded.get())?.lessons ?? []).map(\.number) }

    /// Checks with the user's cache: what it holds is named by all that it was made from, and what
    /// `author check` proved of this very course need not be proved again.
    static let checker = ExerciseChecker(simulator: .simulator(courseRoot: root))

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
