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

@Suite("Making a workspace")
struct MakingTests {
    let folder: TemporaryFolder
    let course: Course

    init() throws {
        folder = try TemporaryFolder("für Jörg")
        // Support's JSON comes over a link, as in the course itself.
        try folder.write("public struct Value {}\n", to: "elsewhere/Value.swift")
        try folder.makeFolder("course/exercises/Support")
        symlink("../../../elsewhere", folder.path("course/exercises/Support/JSON"))
        try folder.write("notes", to: "course/exercises/Support/README.md")
        course = try writeCourse(
            [
                TinyExercise(id: "04/one", folder: "04-chunks/01-one", module: "OneThing"),
                TinyExercise(id: "04/two", folder: "04-chunks/02-two", module: "TwoThings"),
            ],
            in: folder
        )
    }

    private func make(_ disk: Disk = .quick, at path: String = "My workspace ü")
        throws(StorageError)
        -> Workspace.Made
    {
        try Workspace.make(
            at: folder.path(path),
            course: course,
            environment: .fixed(disk: disk, writer: "streamtutor 0.1.0")
        )
    }

    @Test("gives starters, READMEs, visible suites, Support without links, and a package")
    func contents() throws {
        let made = try make()
        #expect(made.isNew)
        #expect(made.workspace.root == folder.path("My workspace ü"))
        let files = try tree(made.workspace.root)
        let visible = files.keys.filter { !$0.hasPrefix(".streamtutor/") }.sorted()
        #expect(
            visible == [
                ".gitignore", "04-chunks/01-one/OneThing.swift",
                "04-chunks/01-one/OneThingTests.swift", "04-chunks/01-one/README.md",
                "04-chunks/02-two/README.md", "04-chunks/02-two/TwoThings.swift",
                "04-chunks/02-two/TwoThingsTests.swift", "Package.swift", "README.md",
                "Support/Answers.swift", "Support/JSON/Value.swift",
            ]
        )
        #expect(Disk.real.kind(made.workspace.root + "/Support/JSON") == .folder)
        #expect(
            files[".streamtutor/workspace.json"] == """
                {
                  "course": "\(folder.path("course"))",
                  "exercises": {
                    "04/one": {
                      "folder": "04-chunks/01-one",
                      "module": "OneThing"
                    },
                    "04/two": {
                      "folder": "04-chunks/02-two",
                      "module": "TwoThings"
                    }
                  },
                  "format": 1,
                  "support": ["Answers.swift", "JSON/Value.swift"],
                  "writtenBy": "streamtutor 0.1.0"
                }

                """
        )
        #expect(try made.workspace.upgradePlan(to: course).isEmpty)
    }

    @Test("never copies hidden suites, solutions and mutants")
    func nothingHidden() throws {
        let files = try tree(try make().workspace.root)
        for (path, text) in files {
            #expect(!path.contains("Hidden") && !path.contains("Solution"))
            #expect(!path.contains("mutants") && !path.contains("exercise.yml"))
            #expect(!text.contains("hidden") && !text.contains("caught by"))
        }
    }

    @Test("again opens the one that is there and touches nothing")
    func again() throws {
        let workspace = try make().workspace
        try folder.write("mine", to: "My workspace ü/04-chunks/01-one/OneThing.swift")
        try folder.remove("My workspace ü/04-chunks/02-two/TwoThings.swift")
        let before = try tree(workspace.root)
        let made = try make()
        #expect(!made.isNew)
        #expect(try tree(workspace.root) == before)
    }

    @Test("is finished by the next start, wherever it was cut off")
    func cutOff() throws {
        let wanted = try tree(try make(at: "whole").workspace.root)
        for mode in Faults.Mode.allCases {
            var step = 0
            while true {
                let path = "cut-\(mode)-\(step)"
                let faults = Faults()
                faults.fail(at: step, mode)
                _ = storageError { () throws(StorageError) in _ = try make(faults.disk, at: path) }
                let made = try make(at: path)
                var files = try tree(made.workspace.root)
                files = files.filter { !$0.key.hasSuffix(".streamtutor-tmp") }
                #expect(files == wanted, "\(mode) at \(step)")
                guard faults.wasReached else { break }
                step += 11
            }
            #expect(step > 50)
        }
    }

    @Test(
        "is refused where something has a name that it needs",
        arguments: ["Package.swift", "README.md", "Support/x", "04-chunks/x"]
    )
    func taken(name: String) throws {
        try folder.write("mine", to: "full/" + name)
        let error = storageError { () throws(StorageError) in _ = try make(at: "full") }
        #expect(error?.kind == .inTheWay)
        #expect(error?.message.contains(String(name.prefix { $0 != "/" })) == true)
        #expect(try tree(folder.path("full")) == [name: "mine"])
    }

    @Test("goes into a folder that holds other things")
    func other() throws {
        try folder.write("mine", to: "git/.git/config")
        try folder.write("*.o\n", to: "git/.gitignore")
        #expect(try make(at: "git").isNew)
        #expect(try folder.read("git/.git/config") == "mine")
    }

    @Test("is refused where a file stands, and in the course")
    func noFolder() throws {
        try folder.write("mine", to: "file")
        for path in ["file", "course"] {
            let error = storageError { () throws(StorageError) in _ = try make(at: path) }
            #expect(error?.kind == .inTheWay)
            #expect(error?.exitStatus == 73)
        }
    }

    @Test("on a full disk says so")
    func fullDisk() throws {
        let faults = Faults()
        faults.fail(at: 4, .death)
        let error = storageError { () throws(StorageError) in _ = try make(faults.disk) }
        #expect(error?.kind == .full)
        #expect(error?.exitStatus == 73)
    }

    @Test("with a record that is gone or damaged finds it again from the files")
    func lostRecord() throws {
        let workspace = try make().workspace
        try folder.write("mine", to: "My workspace ü/04-chunks/01-one/OneThing.swift")
        let record = try workspace.record()
        for text in [nil, "", "{\"exercises\": {\"04/one\": {\"folder\": \"/etc\"}}}"] {
            try folder.remove("My workspace ü/.streamtutor/workspace.json")
            if let text { try folder.write(text, to: "My workspace ü/.streamtutor/workspace.json") }
            let opened = try Workspace.open(at: workspace.root)
            #expect(try opened.record().exercises == record.exercises)
            #expect(try opened.record().support == record.support)
            try opened.upgrade(to: course)
            #expect(try folder.read("My workspace ü/04-chunks/01-one/OneThing.swift") == "mine")
            #expect(try opened.upgradePlan(to: course).isEmpty)
        }
    }

    @Test("by a newer streamtutor is left alone")
    func newer() throws {
        let workspace = try make().workspace
        let text = #"{"format": 2, "writtenBy": "streamtutor 9.0.0"}"#
        try folder.write(text, to: "My workspace ü/.streamtutor/workspace.json")
        let before = try tree(workspace.root)
        for error in [
            storageError({ () throws(StorageError) in _ = try Workspace.open(at: workspace.root) }),
            storageError({ () throws(StorageError) in _ = try make() }),
            storageError({ () throws(StorageError) in try workspace.upgrade(to: course) }),
        ] {
            #expect(error?.kind == .newerFormat)
            #expect(error?.help.hasPrefix("Install streamtutor 9.0.0 or newer") == true)
        }
        #expect(try tree(workspace.root) == before)
    }
}
