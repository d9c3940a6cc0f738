import CourseModel
import TestSupport

@testable import ProgressStorage

/// Four versions of one course, as years bring them.
struct CourseHistory {
    let folder: TemporaryFolder
    let versions: [Course]

    init(in folder: TemporaryFolder) throws {
        self.folder = folder
        func exercise(
            _ id: String,
            _ place: String,
            _ module: String,
            _ version: Int,
            aliases: [String] = []
        ) -> TinyExercise {
            TinyExercise(
                id: id,
                folder: place,
                module: module,
                starter: "import ExerciseSupport\n\nfunc answer() -> Int { 0 }  // \(version)\n",
                suite: suite(of: module) + "// \(version)\n",
                readme: "# A task \(version)\n",
                aliases: aliases
            )
        }
        func course(_ number: Int, _ exercises: [TinyExercise], support: [String: String]) throws
            -> Course
        {
            try writeCourse(exercises, in: folder, named: "course-\(number)", support: support)
        }
        versions = [
            try course(
                1,
                [
                    exercise("04/edited", "04-chunks/01-edited", "Edited", 1),
                    exercise("04/untouched", "04-chunks/02-untouched", "Untouched", 1),
                    exercise("04/renamed", "04-chunks/03-renamed", "Renamed", 1),
                    exercise("04/removed", "04-chunks/04-removed", "Removed", 1),
                    exercise("05/same", "05-deltas/01-same", "Same", 1),
                ],
                support: [
                    "Answers.swift": "public let rightAnswer = 42\n", "Old.swift": "// old\n",
                ]
            ),
            // New starters everywhere, one exercise renamed, one removed, one new.
            try course(
                2,
                [
                    exercise("04/edited", "04-chunks/01-edited", "Edited", 2),
                    exercise("04/untouched", "04-chunks/02-untouched", "Untouched", 2),
                    exercise(
                        "04/better-name",
                        "04-chunks/03-better-name",
                        "BetterName",
                        2,
                        aliases: ["04/renamed"]
                    ),
                    exercise("04/new", "04-chunks/04-new", "NewThing", 2),
                    exercise("05/same", "05-deltas/01-same", "Same", 1),
                ],
                support: ["Answers.swift": "public let rightAnswer = 40 + 2\n"]
            ),
            // Two change places (a circle of folders), a lesson is renamed, one comes back.
            try course(
                3,
                [
                    exercise("04/untouched", "04-parsing/01-task", "Untouched", 2),
                    exercise("04/edited", "04-parsing/02-task", "Edited", 2),
                    exercise(
                        "04/better-name",
                        "04-parsing/03-better-name",
                        "BetterName",
                        2,
                        aliases: ["04/renamed"]
                    ),
                    exercise("04/removed", "04-parsing/04-removed", "Removed", 3),
                    exercise("04/new", "04-parsing/05-new", "NewThing", 2),
                    exercise("05/same", "05-deltas/01-same", "Same", 1),
                ],
                support: ["Answers.swift": "public let rightAnswer = 42\n"]
            ),
            try course(
                4,
                [
                    exercise("04/edited", "04-parsing/01-task", "Edited", 4),
                    exercise("04/untouched", "04-parsing/02-task", "Untouched", 2),
                    exercise(
                        "04/best-name",
                        "04-parsing/03-best-name",
                        "BetterName",
                        4,
                        aliases: ["04/better-name", "04/renamed"]
                    ),
                    exercise("04/removed", "04-parsing/05-new", "Removed", 3),
                    exercise("05/same", "05-deltas/01-same", "Same", 1),
                ],
                support: ["Answers.swift": "public let rightAnswer = 42\n"]
            ),
        ]
    }

    static let edited = "func answer() -> Int { 41 } // mine\n"
    static let renamed = "func answer() -> Int { 43 } // mine too\n"
    static let ownSuite = "// my own suite\n"

    /// A workspace of the first version, in which a student has worked.
    func start(at path: String) throws -> Workspace {
        let made = try Workspace.make(
            at: folder.path(path),
            course: versions[0],
            environment: .fixed()
        )
        try folder.write(Self.edited, to: path + "/04-chunks/01-edited/Edited.swift")
        try folder.write("notes", to: path + "/04-chunks/01-edited/notes.txt")
        try folder.write(Self.renamed, to: path + "/04-chunks/03-renamed/Renamed.swift")
        try folder.write(Self.ownSuite, to: path + "/04-chunks/02-untouched/UntouchedTests.swift")
        try made.workspace.progress.update { progress in
            progress.record(
                .init(outcome: .passed, points: 1, tests: 1),
                of: ExerciseID("04/renamed")!,
                at: Moment(secondsSince1970: 0)
            )
        }
        return made.workspace
    }
}
