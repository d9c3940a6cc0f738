import CourseModel
import TestSupport
import Testing

@testable import ProgressStorage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

@Suite("A student's file")
struct StudentFileTests {
    let folder: TemporaryFolder
    let course: Course
    let workspace: Workspace
    var one: Exercise { course.exercises[0] }
    let file = "ws/04-chunks/01-one/OneThing.swift"

    init() throws {
        folder = try TemporaryFolder()
        course = try writeCourse(
            [TinyExercise(id: "04/one", folder: "04-chunks/01-one", module: "OneThing")],
            in: folder
        )
        workspace = try Workspace.make(
            at: folder.path("ws"),
            course: course,
            environment: .fixed()
        ).workspace
    }

    private func fileError() -> StorageError? {
        storageError { () throws(StorageError) in _ = try workspace.studentFile(one) }
    }

    @Test("is where the task is")
    func path() throws {
        #expect(try workspace.studentFile(one) == folder.path(file))
        #expect(try !workspace.isTouched(one))
        try folder.write("mine", to: file)
        #expect(try workspace.isTouched(one))
        #expect(try workspace.studentSource(one) == "mine")
    }

    @Test("that was removed is said, with the way to get it back")
    func missing() throws {
        try folder.remove(file)
        #expect(
            fileError()
                == StorageError(
                    .missing,
                    "your file \(folder.path(file)) is not there",
                    help: "To start it anew: streamtutor reset 04/one."
                )
        )
        #expect(fileError()?.exitStatus == 66)
        #expect(try workspace.reset(one) == .init(file: folder.path(file), backup: nil))
        #expect(
            try folder.read(file) == folder.read("course/exercises/04-chunks/01-one/OneThing.swift")
        )
    }

    @Test("that is a folder, a link out, a link to nothing or a pipe is said as such")
    func wrongKinds() throws {
        let path = folder.path(file)
        try folder.write("secret", to: "outside.swift")
        let cases: [(make: () -> Void, says: String)] = [
            ({ mkdir(path, 0o755) }, "is a folder"),
            ({ symlink(folder.path("outside.swift"), path) }, "leads out of your workspace"),
            ({ symlink("nowhere.swift", path) }, "is a link that leads nowhere"),
            ({ symlink("..", path) }, "is a link to something that is no file"),
            ({ mkfifo(path, 0o644) }, "is no file"),
        ]
        for (make, says) in cases {
            try folder.remove(file)
            make()
            #expect(fileError()?.message.contains(says) == true)
            #expect(fileError()?.kind == .notAFile)
            let reset = storageError { () throws(StorageError) in _ = try workspace.reset(one) }
            #expect(reset?.kind == .inTheWay)
        }
        #expect(try folder.read("outside.swift") == "secret")
    }

    @Test("may be a link to another file of the workspace")
    func linkInside() throws {
        try folder.remove(file)
        try folder.write("mine", to: "ws/mine.swift")
        symlink("../../mine.swift", folder.path(file))
        #expect(try workspace.studentSource(one) == "mine")
    }

    @Test("in a folder that is a link out of the workspace is said as such")
    func linkedFolder() throws {
        try folder.remove("ws/04-chunks")
        try folder.write("secret", to: "outside/01-one/OneThing.swift")
        symlink(folder.path("outside"), folder.path("ws/04-chunks"))
        #expect(fileError()?.message.contains("leads out of your workspace") == true)
        let reset = storageError { () throws(StorageError) in _ = try workspace.reset(one) }
        #expect(reset?.message.contains("is a link") == true)
        #expect(try folder.read("outside/01-one/OneThing.swift") == "secret")
    }

    @Test("that is not UTF-8 is said, with the line")
    func notUTF8() throws {
        try folder.write(Array("let a = 1\nlet b = \"".utf8) + [0xC3, 0x28, 0x22], to: file)
        let error = storageError { () throws(StorageError) in _ = try workspace.studentSource(one) }
        #expect(error?.message == "\(folder.path(file)) is not UTF-8 text (line 2)")
        #expect(error?.exitStatus == 65)
    }

    @Test("is reset with a dated copy, which never takes an older one's place")
    func reset() throws {
        let starter = try folder.read(file)
        var copies: [String] = []
        for text in ["first", "second"] {
            try folder.write(text, to: file)
            copies.append(try #require(try workspace.reset(one).backup))
            #expect(try folder.read(file) == starter)
        }
        #expect(
            copies == [
                folder.path("ws/.streamtutor/backups/04-one-2026-03-01-141502.swift"),
                folder.path("ws/.streamtutor/backups/04-one-2026-03-01-141502-2.swift"),
            ]
        )
        #expect(try tree(workspace.backupsFolder).values.sorted() == ["first", "second"])
        // As it came already: nothing to keep.
        #expect(try workspace.reset(one).backup == nil)
    }

    @Test("is reset to the course's starter when the pristine copy is gone")
    func resetWithoutPristine() throws {
        try folder.remove("ws/.streamtutor/pristine")
        try folder.write("mine", to: file)
        let reset = try workspace.reset(one)
        #expect(reset.backup != nil)
        #expect(try folder.read(file).contains("func answer"))
    }

    @Test("is as it was or as it came, with a copy of it, when a reset is cut off at any call")
    func resetCutOff() throws {
        let starter = try folder.read(file)
        for mode in Faults.Mode.allCases {
            var step = 0
            while true {
                try folder.write("precious", to: file)
                if folder.exists("ws/.streamtutor/backups") {
                    try folder.remove("ws/.streamtutor/backups")
                }
                let faults = Faults()
                faults.fail(at: step, mode)
                let failing = Workspace(
                    root: workspace.root,
                    environment: .fixed(disk: faults.disk)
                )
                let error = storageError { () throws(StorageError) in _ = try failing.reset(one) }
                let now = try folder.read(file)
                let copies = try tree(workspace.backupsFolder).filter { !$0.key.hasPrefix(".") }
                #expect(now == "precious" || (now == starter && copies.values.contains("precious")))
                #expect(copies.values.allSatisfy { $0 == "precious" })
                if error == nil { #expect(now == starter) }
                guard faults.wasReached else { break }
                step += 1
            }
            #expect(step >= 10)
        }
    }

    @Test("is compared with the starter and with the solution")
    func differences() throws {
        #expect(try workspace.difference(one) == "")
        try folder.write("import ExerciseSupport\n\nfunc answer() -> Int { 41 }\n", to: file)
        #expect(
            try workspace.difference(one) == """
                --- OneThing.swift (as it came)
                +++ OneThing.swift (yours)
                @@ -1,3 +1,3 @@
                 import ExerciseSupport
                 
                -func answer() -> Int { 0 }
                +func answer() -> Int { 41 }

                """
        )
        #expect(
            try workspace.differenceToSolution(one) == """
                --- OneThing.swift (yours)
                +++ OneThing.swift (reference)
                @@ -1,3 +1 @@
                -import ExerciseSupport
                -
                -func answer() -> Int { 41 }
                +func answer() -> Int { 42 }

                """
        )
    }

    @Test("of an exercise that came later is made on first use, and so is its target")
    func firstUse() throws {
        let newer = try writeCourse(
            [
                TinyExercise(id: "04/one", folder: "04-chunks/01-one", module: "OneThing"),
                TinyExercise(id: "04/new", folder: "04-chunks/02-new", module: "NewThing"),
            ],
            in: folder
        )
        let path = try workspace.studentFile(newer.exercises[1])
        #expect(path == folder.path("ws/04-chunks/02-new/NewThing.swift"))
        #expect(try folder.read("ws/Package.swift").contains("\"NewThingTests\""))
        #expect(try workspace.upgradePlan(to: newer).isEmpty)
    }
}
