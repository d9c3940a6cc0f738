import CourseModel
import TestSupport
import Testing

@testable import ProgressStorage

@Suite("An upgrade")
struct UpgradeTests {
    let folder: TemporaryFolder
    let history: CourseHistory

    init() throws {
        folder = try TemporaryFolder("größer")
        history = try CourseHistory(in: folder)
    }

    @Test("says what it will do, does that, and has nothing left to do")
    func plan() throws {
        let workspace = try history.start(at: "ws")
        let before = try tree(workspace.root)
        let plan = try workspace.upgradePlan(to: history.versions[1])
        #expect(try tree(workspace.root) == before)
        #expect(
            plan.lines == [
                "04/renamed: its folder moves to 04-chunks/03-better-name, with all that is in it.",
                "04/edited: your file stays; the new starter is beside it, in "
                    + "04-chunks/01-edited.new.swift.",
                "04/untouched: the new starter replaces the one you have not changed.",
                "04/better-name was 04/renamed before: your file and your progress go with it. "
                    + "Its starter: your file stays; the new starter is beside it, in "
                    + "04-chunks/03-better-name.new.swift.",
                "04/new is new, in 04-chunks/04-new.",
                "04/removed is no longer part of the course. Your files stay in "
                    + "04-chunks/04-removed; the package does not build them any more.",
                "The package is brought up to date (Support/Answers.swift, Package.swift).",
            ]
        )
        #expect(try workspace.upgrade(to: history.versions[1]) == plan)
        #expect(try workspace.upgradePlan(to: history.versions[1]).isEmpty)
        let after = try tree(workspace.root)
        #expect(try workspace.upgrade(to: history.versions[1]).isEmpty)
        #expect(try tree(workspace.root) == after)
    }

    @Test("keeps edits, replaces what was not touched, and takes renamed exercises along")
    func second() throws {
        let workspace = try history.start(at: "ws")
        try workspace.upgrade(to: history.versions[1])
        #expect(try folder.read("ws/04-chunks/01-edited/Edited.swift") == CourseHistory.edited)
        #expect(try folder.read("ws/04-chunks/01-edited/notes.txt") == "notes")
        #expect(try folder.read("ws/04-chunks/01-edited.new.swift").hasSuffix("// 2\n"))
        #expect(try folder.read("ws/04-chunks/02-untouched/Untouched.swift").hasSuffix("// 2\n"))
        #expect(
            try folder.read("ws/04-chunks/03-better-name/BetterName.swift") == CourseHistory.renamed
        )
        #expect(!folder.exists("ws/04-chunks/03-renamed"))
        #expect(!folder.exists("ws/04-chunks/03-better-name/RenamedTests.swift"))
        #expect(folder.exists("ws/04-chunks/04-removed/Removed.swift"))
        #expect(folder.exists("ws/04-chunks/04-new/NewThing.swift"))
        #expect(try folder.read("ws/Support/Answers.swift").contains("40 + 2"))
        #expect(!folder.exists("ws/Support/Old.swift"))
        // The suite that the student had changed is there as the course has it, and as they had it.
        #expect(
            try folder.read("ws/04-chunks/02-untouched/UntouchedTests.swift").hasSuffix("// 2\n")
        )
        #expect(
            try tree(workspace.backupsFolder) == [
                "04-untouched-suite-2026-03-01-141502.swift": CourseHistory.ownSuite
            ]
        )
        let manifest = try folder.read("ws/Package.swift")
        #expect(manifest.contains("\"BetterName\"") && !manifest.contains("\"Renamed\""))
        #expect(!manifest.contains("\"Removed\""))
        let progress = try workspace.progress.load().progress
        #expect(progress.exercises[ExerciseID("04/better-name")!]?.isPassed == true)
        #expect(progress.exercises[ExerciseID("04/renamed")!] == nil)
        // What the student changed is told from the new starter.
        let better = try #require(history.versions[1].exercise(ExerciseID("04/renamed")!))
        #expect(try workspace.difference(better).contains("+" + CourseHistory.renamed))
        #expect(try workspace.difference(better).contains("// 2\n"))
    }

    @Test("finds the file of a renamed exercise before it was done, too")
    func beforeUpgrade() throws {
        let workspace = try history.start(at: "ws")
        let better = try #require(history.versions[1].exercise(ExerciseID("04/better-name")!))
        #expect(
            try workspace.studentFile(better)
                == folder.path("ws/04-chunks/03-renamed/Renamed.swift")
        )
        #expect(try workspace.difference(better).contains("+" + CourseHistory.renamed))
        #expect(try workspace.reset(better).backup != nil)
    }

    @Test("goes through folders that change places, and gives a lesson its new name")
    func whole() throws {
        let workspace = try history.start(at: "ws")
        for course in history.versions.dropFirst() { try workspace.upgrade(to: course) }
        try checkEnd(workspace)
        #expect(!folder.exists("ws/04-chunks/01-edited"))
        #expect(!folder.exists("ws/.streamtutor/moving/04-edited"))
    }

    @Test("comes to the same end when versions are left out")
    func leap() throws {
        let workspace = try history.start(at: "ws")
        try workspace.upgrade(to: history.versions[3])
        try checkEnd(workspace)
    }

    private func checkEnd(_ workspace: Workspace) throws {
        let files = try tree(workspace.root)
        #expect(files["04-parsing/01-task/Edited.swift"] == CourseHistory.edited)
        #expect(files["04-parsing/01-task/notes.txt"] == "notes")
        #expect(files["04-parsing/01-task.new.swift"]?.hasSuffix("// 4\n") == true)
        #expect(files["04-parsing/02-task/Untouched.swift"]?.hasSuffix("// 2\n") == true)
        #expect(files["04-parsing/03-best-name/BetterName.swift"] == CourseHistory.renamed)
        #expect(files["04-parsing/05-new/Removed.swift"]?.hasSuffix("// 3\n") == true)
        #expect(files["05-deltas/01-same/Same.swift"]?.hasSuffix("// 1\n") == true)
        #expect(try workspace.upgradePlan(to: history.versions[3]).isEmpty)
        let progress = try workspace.progress.load().progress
        #expect(progress.exercises[ExerciseID("04/best-name")!]?.isPassed == true)
        for exercise in history.versions[3].exercises { _ = try workspace.studentFile(exercise) }
    }

    @Test("makes way where a removed exercise stands in another's place")
    func makesWay() throws {
        let workspace = try history.start(at: "ws")
        for course in history.versions[1...2] { try workspace.upgrade(to: course) }
        try folder.write("precious", to: "ws/04-parsing/05-new/NewThing.swift")
        try workspace.upgrade(to: history.versions[3])
        #expect(try folder.read("ws/04-parsing/05-new-removed/NewThing.swift") == "precious")
        #expect(folder.exists("ws/04-parsing/05-new/Removed.swift"))
        // Its return brings the student's file back to its place.
        try workspace.upgrade(to: history.versions[2])
        #expect(try folder.read("ws/04-parsing/05-new/NewThing.swift") == "precious")
    }

    /// Where an upgrade is cut off: how, before which version, and every how many calls.
    static let cuts: [(Faults.Mode, version: Int, stride: Int)] = [
        (.death, 1, 5), (.death, 2, 4), (.death, 3, 1), (.deathInWrite, 3, 7), (.once, 3, 7),
    ]

    @Test(
        "cut off at any call is finished by the next one, and nothing a student wrote is lost",
        arguments: cuts
    )
    func cutOff(mode: Faults.Mode, version: Int, stride: Int) throws {
        let course = history.versions[version]
        let before = try history.start(at: "before")
        for course in history.versions[1..<version] { try before.upgrade(to: course) }
        func copy(_ name: String) throws -> Workspace {
            try copyTree(before.root, to: folder.path(name))
            return Workspace(root: folder.path(name), environment: .fixed())
        }
        let straight = try copy("straight")
        try straight.upgrade(to: course)
        let wanted = try studentsView(straight)
        var step = 0
        while true {
            let workspace = try copy("cut-\(step)")
            let faults = Faults()
            faults.fail(at: step, mode)
            let failing = Workspace(root: workspace.root, environment: .fixed(disk: faults.disk))
            _ = storageError { () throws(StorageError) in try failing.upgrade(to: course) }
            let between = try tree(workspace.root).values
            for text in [
                CourseHistory.edited, CourseHistory.renamed, CourseHistory.ownSuite, "notes",
            ] {
                #expect(between.contains(text), "\(mode) at \(step)")
            }
            try workspace.upgrade(to: course)
            let view = try studentsView(workspace)
            let differing = Set(view.keys).union(wanted.keys).filter { view[$0] != wanted[$0] }
            #expect(differing.sorted() == [], "\(mode) at \(step)")
            #expect(try workspace.upgradePlan(to: course).isEmpty)
            guard faults.wasReached else { break }
            step += stride
        }
        #expect(step > 30)
    }

    /// All files but the tutor's own, second copies and what a crash left half done.
    private func studentsView(_ workspace: Workspace) throws -> [String: String] {
        var files = try tree(workspace.root).filter {
            !$0.key.hasSuffix(".streamtutor-tmp") && !$0.key.contains("/backups/")
                && !$0.key.contains("/progress.json")
        }
        files["progress"] = String(describing: try workspace.progress.load().progress.exercises)
        files["backups"] = Set(
            try tree(workspace.backupsFolder).filter { !$0.key.hasPrefix(".") }.values
        )
        .sorted().joined(separator: "\n")
        return files
    }

    @Test("stops at a link or a folder in the way, says so, and goes on when it is gone")
    func inTheWay() throws {
        let workspace = try history.start(at: "ws")
        try folder.write("mine", to: "ws/04-chunks/03-better-name/mine.txt")
        let error = storageError { () throws(StorageError) in
            try workspace.upgrade(to: history.versions[1])
        }
        #expect(error?.kind == .inTheWay)
        #expect(error?.message.contains("04-chunks/03-better-name") == true)
        #expect(error?.help.isEmpty == false)
        try folder.remove("ws/04-chunks/03-better-name")
        try folder.remove("ws/04-chunks/02-untouched/README.md")
        try folder.makeFolder("ws/04-chunks/02-untouched/README.md")
        let second = storageError { () throws(StorageError) in
            try workspace.upgrade(to: history.versions[1])
        }
        #expect(second?.kind == .inTheWay)
        #expect(second?.message.contains("02-untouched/README.md is a folder") == true)
        try folder.remove("ws/04-chunks/02-untouched/README.md")
        try workspace.upgrade(to: history.versions[1])
        #expect(try workspace.upgradePlan(to: history.versions[1]).isEmpty)
    }

    @Test("keeps an older new starter that the student has worked in")
    func editedBeside() throws {
        let workspace = try history.start(at: "ws")
        try workspace.upgrade(to: history.versions[1])
        try folder.write("merging", to: "ws/04-chunks/01-edited.new.swift")
        try workspace.upgrade(to: history.versions[3])
        #expect(try folder.read("ws/04-parsing/01-task.new.swift").hasSuffix("// 4\n"))
        #expect(try tree(workspace.backupsFolder).values.contains("merging"))
    }

    @Test("leaves a suite that the student changed alone while the course has no other")
    func ownSuite() throws {
        let workspace = try history.start(at: "ws")
        #expect(try workspace.upgradePlan(to: history.versions[0]).isEmpty)
        try folder.remove("ws/04-chunks/02-untouched/UntouchedTests.swift")
        try workspace.upgrade(to: history.versions[0])
        #expect(
            try folder.read("ws/04-chunks/02-untouched/UntouchedTests.swift").hasSuffix("// 1\n")
        )
    }

    @Test("says so when a file of the course is missing, before anything is changed")
    func courseFile() throws {
        let workspace = try history.start(at: "ws")
        try folder.remove("course-2/exercises/04-chunks/04-new/README.md")
        let before = try tree(workspace.root)
        let error = storageError { () throws(StorageError) in
            try workspace.upgrade(to: history.versions[1])
        }
        #expect(error?.kind == .missing)
        #expect(error?.message.contains("04-new/README.md") == true)
        var after = try tree(workspace.root)
        after[".streamtutor/workspace.lock"] = before[".streamtutor/workspace.lock"]
        #expect(after == before)
    }
}
