import CourseModel
import Foundation
import TestSupport
import Testing

@Suite("Files and folders that are not as they should be")
struct MalformedFilesTests {
    private static let one = CourseFixture.one
    private static let manifest = CourseFixture.one + "/exercise.yml"

    /// Changes a sound course and gives the problems.
    private func problems(_ change: (TemporaryFolder) throws -> Void) throws -> [String] {
        let course = try CourseFixture()
        try change(course.folder)
        return course.problems()
    }

    @Test(
        "A file that an exercise must have is missing",
        arguments: [
            ("README.md", "it is the task, as the student reads it"),
            ("FirstThing.swift", "it is the starter, which the student edits"),
            ("FirstThingTests.swift", "it is the visible suite"),
            ("HiddenTests.swift", "it is the suite of graded runs"),
            ("Solution.swift", "it is the reference solution"),
        ]
    )
    func missing(_ name: String, _ help: String) throws {
        #expect(
            try problems { try $0.remove("\(Self.one)/\(name)") }
                == ["\(Self.one)/\(name):1: this file is missing | \(help)"]
        )
    }

    @Test("A file under a name that is nearly right is pointed out")
    func nearlyNamed() throws {
        let found = try problems {
            try $0.remove("\(Self.one)/FirstThing.swift")
            try $0.write("\n", to: "\(Self.one)/FirstThings.swift")
        }
        #expect(
            found == [
                "\(Self.one)/FirstThing.swift:1: this file is missing | rename FirstThings.swift, "
                    + "or mend \"module\" in exercise.yml; this file is the starter, which the "
                    + "student edits"
            ]
        )
    }

    @Test("A folder stands where a file should be")
    func folderForFile() throws {
        let found = try problems {
            try $0.remove("\(Self.one)/Solution.swift")
            try $0.makeFolder("\(Self.one)/Solution.swift")
        }
        #expect(
            found == [
                "\(Self.one)/Solution.swift:1: this is a folder, not a file | put the reference "
                    + "solution there as a file"
            ]
        )
    }

    @Test("A device stands where a file should be, and nothing waits for it")
    func pipe() throws {
        let found = try problems {
            try $0.remove(CourseFixture.lessonFile)
            #expect(mkfifo($0.path(CourseFixture.lessonFile), 0o600) == 0)
            try $0.remove("\(Self.one)/Solution.swift")
            try FileManager.default.createSymbolicLink(
                atPath: $0.path("\(Self.one)/Solution.swift"),
                withDestinationPath: "/dev/null"
            )
        }
        #expect(
            found == [
                "\(Self.one)/Solution.swift:1: this is no ordinary file | put the reference "
                    + "solution there as a file",
                "lessons/01-first.md:1: this file is a device or a pipe, not a file",
            ]
        )
    }

    @Test("The manifest is missing: that alone is said, and no step is blamed")
    func noManifest() throws {
        #expect(
            try problems { try $0.remove(Self.manifest) } == [
                "\(Self.manifest):1: this file is missing | every exercise has one; it says what "
                    + "the exercise is called and worth"
            ]
        )
    }

    @Test("The manifest is a folder")
    func manifestFolder() throws {
        let found = try problems {
            try $0.remove(Self.manifest)
            try $0.makeFolder(Self.manifest)
        }
        #expect(found == ["\(Self.manifest):1: this file is a folder, not a file"])
    }

    @Test("A file that is not UTF-8 is told by byte and line")
    func notUTF8() throws {
        let found = try problems {
            try $0.write(
                Array("format: 1\ntitle: caf".utf8) + [0xE9] + Array("\n".utf8),
                to: Self.manifest
            )
        }
        #expect(
            found == [
                "\(Self.manifest):2: byte 20 (0xE9) is not UTF-8 | save the file as UTF-8"
            ]
        )
    }

    @Test("A file that is larger than any text is not read")
    func large() throws {
        let found = try problems {
            try $0.write(
                [UInt8](repeating: 0x41, count: (1 << 20) + 1),
                to: CourseFixture.lessonFile
            )
        }
        #expect(found == ["lessons/01-first.md:1: this file is larger than 1 MiB"])
    }

    @Test("A file that may not be read says so", .enabled(if: getuid() != 0))
    func unreadable() throws {
        let found = try problems {
            try FileManager.default.setAttributes(
                [.posixPermissions: 0],
                ofItemAtPath: $0.path(CourseFixture.lessonFile)
            )
        }
        #expect(
            found == ["lessons/01-first.md:1: this file cannot be read: Permission denied"]
        )
    }

    @Test("A link that leads nowhere is a missing file")
    func brokenLink() throws {
        let found = try problems {
            try FileManager.default.createSymbolicLink(
                atPath: $0.path("lessons/02-more.md"),
                withDestinationPath: "nowhere.md"
            )
        }
        #expect(found == ["lessons/02-more.md:1: this file is missing"])
    }

    @Test("A lesson's name has another shape", arguments: ["1-first.md", "intro.md", "00-a.md"])
    func lessonName(_ name: String) throws {
        #expect(
            try problems { try $0.write("", to: "lessons/\(name)") } == [
                "lessons/\(name):1: this name is none of a lesson | name it with two digits and "
                    + "lower-case words, such as 04-parsing-chunks.md"
            ]
        )
    }

    @Test("Two lessons have one number")
    func lessonTwice() throws {
        #expect(
            try problems { try $0.write(CourseFixture.lesson, to: "lessons/01-second.md") } == [
                "lessons/01-second.md:1: lesson 1 is in 01-first.md already | give one of the two "
                    + "another number"
            ]
        )
    }

    @Test("Exercises lie in a folder that is named unlike the lesson")
    func folderName() throws {
        let found = try problems {
            try FileManager.default.moveItem(
                atPath: $0.path("exercises/01-first"),
                toPath: $0.path("exercises/01-frist")
            )
        }
        #expect(
            found == [
                "exercises/01-frist:1: this folder is named unlike its lesson, lessons/01-first.md "
                    + "| rename one of the two; the folder should be exercises/01-first"
            ]
        )
    }

    @Test("Exercises belong to a lesson that is not there")
    func noLesson() throws {
        #expect(
            try problems { try $0.makeFolder("exercises/03-third") } == [
                "exercises/03-third:1: there is no lesson 3 for these exercises | write "
                    + "lessons/03-third.md, or mend the number"
            ]
        )
    }

    @Test("Exercises of one lesson lie in two folders")
    func folderTwice() throws {
        #expect(
            try problems { try $0.makeFolder("exercises/01-zeroth") } == [
                "exercises/01-zeroth:1: the exercises of lesson 1 are in exercises/01-first "
                    + "already | move all into the folder that is named like the lesson's file"
            ]
        )
    }

    @Test("A folder of exercises has a name of another shape")
    func folderShape() throws {
        #expect(
            try problems { try $0.makeFolder("exercises/first") } == [
                "exercises/first:1: this folder's name is none of a lesson | name it like the "
                    + "lesson's file, such as 04-parsing-chunks"
            ]
        )
        #expect(
            try problems { try $0.makeFolder("exercises/01-first/3-three") } == [
                "exercises/01-first/3-three:1: this folder's name is none of an exercise | name "
                    + "it with two digits and lower-case words, such as 03-chunked-sse"
            ]
        )
    }

    @Test("Two exercises have one number")
    func orderTwice() throws {
        let found = try problems {
            try FileManager.default.moveItem(
                atPath: $0.path("exercises/01-first/02-two"),
                toPath: $0.path("exercises/01-first/01-two")
            )
        }
        #expect(
            found == [
                "exercises/01-first/01-two:1: 01-one has the number 1 already | give each "
                    + "exercise of a lesson a number of its own"
            ]
        )
    }

    @Test("Two exercises have one id")
    func idTwice() throws {
        let found = try problems {
            try $0.write(
                CourseFixture.second.replacingOccurrences(of: "01/two", with: "01/one")
                    .replacingOccurrences(of: "requires: [01/one]\n", with: ""),
                to: CourseFixture.two + "/exercise.yml"
            )
        }
        #expect(
            found == [
                "\(CourseFixture.two)/exercise.yml:2:5: id: 01/one is the id of "
                    + "\(CourseFixture.one) already | give each exercise an id of its own"
            ]
        )
    }

    @Test("The module that exercises import has no folder")
    func noSupport() throws {
        #expect(
            try problems { try $0.remove("exercises/Support") } == [
                "exercises/Support:1: this folder is missing | exercises import the module "
                    + "ExerciseSupport, whose files it holds"
            ]
        )
    }

    @Test("A course has no lesson, or not even the folders")
    func noCourse() throws {
        let empty = try problems {
            try $0.remove("lessons/01-first.md")
            try $0.remove("exercises/01-first")
        }
        #expect(empty == ["lessons:1: there is no lesson here | write one as 01-name.md"])
        let nothing = try problems {
            try $0.remove("lessons")
            try $0.remove("exercises")
        }
        #expect(
            nothing == [
                "exercises:1: this folder is missing or cannot be read | a course holds its "
                    + "exercises in exercises/NN-name/MM-name/",
                "lessons:1: this folder is missing or cannot be read | a course holds its lessons "
                    + "in lessons/NN-name.md",
            ]
        )
    }

    @Test("Problems of several files come all at once, in the order of files and lines")
    func all() throws {
        let found = try problems {
            try $0.write(
                CourseFixture.lesson.replacingOccurrences(of: "name: split", with: "name: wier")
                    .replacingOccurrences(of: "minutes: 20", with: "minutes: 0"),
                to: CourseFixture.lessonFile
            )
            try $0.remove(CourseFixture.two + "/README.md")
        }
        #expect(
            found == [
                "\(CourseFixture.two)/README.md:1: this file is missing | it is the task, as the "
                    + "student reads it",
                "lessons/01-first.md:4:10: minutes: \"minutes\" must be a whole number from 1 to "
                    + "600, not \"0\"",
                "lessons/01-first.md:48:7: name: there is no demo \"wier\" | did you mean \"wire\"?",
            ]
        )
    }
}
