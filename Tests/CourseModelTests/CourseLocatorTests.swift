import CourseModel
import Foundation
import TestSupport
import Testing

@Suite("Where the course is found")
struct CourseLocatorTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("places with späces")
        // Every place of the search order has a course of its own, to be taken away in turn.
        for place in ["option", "variable", "current", "prefix/share/streamtutor", "build"] {
            try folder.makeFolder("\(place)/lessons")
            try folder.makeFolder("\(place)/exercises")
        }
        try folder.makeFolder("current/a/b")
        try folder.makeFolder("elsewhere")
        try folder.write("", to: "prefix/bin/streamtutor")
        try folder.write("", to: "build/.build/debug/streamtutor")
    }

    private func find(
        option: String? = nil,
        variable: String? = nil,
        current: String = "elsewhere",
        executable: String = "none/bin/streamtutor"
    ) throws(CourseNotFound) -> String {
        let found = try CourseLocator.find(
            option: option,
            environment: variable.map { ["STREAMTUTOR_COURSE": $0] } ?? [:],
            currentFolder: folder.path(current),
            executable: folder.path(executable)
        )
        return String(found.dropFirst(folder.path.count + 1))
    }

    @Test("--course goes before STREAMTUTOR_COURSE, that before the current folder, and so on")
    func order() throws {
        let installed = "prefix/bin/streamtutor"
        #expect(
            try find(
                option: folder.path("option"),
                variable: folder.path("variable"),
                current: "current/a/b",
                executable: installed
            ) == "option"
        )
        #expect(
            try find(
                variable: folder.path("variable"),
                current: "current/a/b",
                executable: installed
            )
                == "variable"
        )
        #expect(try find(current: "current/a/b", executable: installed) == "current")
        #expect(try find(current: "current", executable: installed) == "current")
        #expect(try find(executable: installed) == "prefix/share/streamtutor")
        #expect(try find(executable: "build/.build/debug/streamtutor") == "build")
        // An empty variable is one that is not set.
        #expect(try find(variable: "", current: "current") == "current")
    }

    @Test("Names are taken from the current folder, links are resolved")
    func paths() throws {
        #expect(try find(option: "../option", current: "elsewhere") == "option")
        #expect(try find(variable: "../variable/./", current: "elsewhere") == "variable")
        let manager = FileManager.default
        try manager.createSymbolicLink(
            atPath: folder.path("link"),
            withDestinationPath: "option"
        )
        #expect(try find(option: folder.path("link")) == "option")
        try folder.makeFolder("usr/bin")
        try manager.createSymbolicLink(
            atPath: folder.path("usr/bin/streamtutor"),
            withDestinationPath: "../../prefix/bin/streamtutor"
        )
        #expect(try find(executable: "usr/bin/streamtutor") == "prefix/share/streamtutor")
    }

    @Test("What was asked for and is no course is an error, never another course")
    func chosen() throws {
        func message(_ path: String, variable: Bool = false) -> String {
            do {
                return try find(
                    option: variable ? nil : path,
                    variable: variable ? path : nil,
                    current: "current",
                    executable: "prefix/bin/streamtutor"
                )
            } catch {
                return "\(error)"
            }
        }
        try folder.write("", to: "current/file")
        try folder.makeFolder("current/half/lessons")
        #expect(
            message("gone")
                == "--course names \"gone\", which is no course: there is no such folder"
        )
        #expect(
            message("") == "--course names \"\", which is no course: there is no such folder"
        )
        #expect(
            message("file", variable: true)
                == "STREAMTUTOR_COURSE names \"file\", which is no course: it is a file, not a folder"
        )
        #expect(
            message("half")
                == "--course names \"half\", which is no course: it has no exercises folder"
        )
        #expect(
            message("a") == "--course names \"a\", which is no course: it has no lessons and no "
                + "exercises folders"
        )
    }

    @Test("Where nothing is found, every place that was looked at is named")
    func nothing() throws {
        do {
            _ = try find()
            Issue.record("there is no course")
        } catch {
            #expect("\(error)" == "no course found")
            #expect(
                error.help == """
                    Looked for a folder that holds lessons/ and exercises/ in
                      \(folder.path("elsewhere")) and the folders above it
                      \(folder.path("none"))/share/streamtutor
                      \(folder.path("none/bin")) and the folders above it
                    Name one with --course DIR.
                    """
            )
        }
    }

    @Test("A folder with lessons alone, or with files of those names, is no course")
    func halves() throws {
        try folder.makeFolder("one/lessons")
        #expect(!CourseLocator.isCourse(folder.path("one")))
        try folder.write("", to: "one/exercises")
        #expect(!CourseLocator.isCourse(folder.path("one")))
        try folder.remove("one/exercises")
        try folder.makeFolder("one/exercises")
        #expect(CourseLocator.isCourse(folder.path("one")))
    }
}
