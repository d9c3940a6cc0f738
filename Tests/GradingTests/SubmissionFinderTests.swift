import TestSupport
import Testing

@testable import Grading

@Suite("Finding submissions") struct SubmissionFinderTests {
    let folder: TemporaryFolder
    let finder = SubmissionFinder(exercises: [AttackedExercise.exercise])

    init() throws { folder = try TemporaryFolder("class") }

    private func students(_ path: String) throws -> [String] {
        try finder.find([path]).map(\.student)
    }

    @Test("A file, a folder of files, a workspace and an archive are one submission")
    func single() throws {
        try folder.write("x", to: "ada/Tallying.swift")
        try folder.write("x", to: "bob/.streamtutor/workspace.json")
        try folder.write("x", to: "bob/other/04-tally/Tallying.swift")
        try folder.write("x", to: "cyd/04-tally/01-tally/Tallying.swift")
        try folder.write("x", to: "dan.zip")
        for name in ["ada", "bob", "cyd"] {
            #expect(try students(folder.path(name)) == [name])
        }
        #expect(try students(folder.path("ada") + "/") == ["ada"])
        #expect(try students(folder.path("dan.zip")) == ["dan"])
        #expect(try students(folder.path("ada/Tallying.swift")) == ["Tallying.swift"])
    }

    @Test("A folder of folders and archives is a class") func classFolder() throws {
        try folder.write("x", to: "ada/Tallying.swift")
        try folder.write("x", to: "bob.tar.gz")
        try folder.write("x", to: "cyd@2026-03-01T141502Z.zip")
        try folder.write("x", to: "cyd@2026-02-01T141502Z.zip")
        try folder.write("x", to: "grades.csv")
        let found = try finder.find([folder.path])
        #expect(found.map(\.student) == ["ada", "bob", "cyd", "cyd"])
        #expect(found.map(\.attempt) == [1, 1, 1, 2])
        #expect(found.last?.submittedAt == Timestamp.seconds("2026-03-01T14:15:02Z"))
        #expect(throws: SubmissionFinder.Missing(path: "/nowhere")) {
            try finder.find(["/nowhere"])
        }
    }

    @Test("Gradescope's export names students in a list") func gradescope() throws {
        try folder.write("x", to: "submission_1/Tallying.swift")
        try folder.write("x", to: "submission_2/Tallying.swift")
        try folder.write(
            """
            submission_1:
              :submitters:
              - :name: Ada Lovelace
                :sid: '1815'
                :email: ada@example.edu
              :created_at: 2026-03-01 14:15:02.123000000 Z
            submission_2:
              :submitters:
              - :name: Bob
                :email: bob@example.edu
              - :name: Cyd
                :sid: ''
                :email: cyd@example.edu
              :score: 10.0
              :history:
              - :created_at: 2026-02-01 14:15:02.123000000 Z

            """,
            to: "submission_metadata.yml"
        )
        let found = try finder.find([folder.path])
        // Everybody of a group gets the group's grade.
        #expect(found.map(\.student) == ["1815", "bob@example.edu", "cyd@example.edu"])
        #expect(found[1].submittedAt == nil && found[1].parts == found[2].parts)
        #expect(found[0].submittedAt == Timestamp.seconds("2026-03-01T14:15:02Z"))
    }

    @Test("Moodle, Canvas and classrooms put more into names") func otherNames() {
        let names = HandoutNames(folder: "lab-1-submissions")
        func origin(_ name: String, _ isFolder: Bool = false) -> [String]? {
            names.origins(of: name, isFolder: isFolder).first.map { [$0.student, $0.file] }
        }
        #expect(
            origin("Ada Lovelace_1234567_assignsubmission_file_", true)?[0]
                == "Ada Lovelace_1234567"
        )
        #expect(
            origin("Ada Lovelace_1234567_assignsubmission_file_Tallying.swift")
                == ["Ada Lovelace_1234567", "Tallying.swift"]
        )
        #expect(
            origin("lovelaceada_12345_678901_Tallying.swift")
                == ["lovelaceada_12345", "Tallying.swift"]
        )
        #expect(
            origin("lovelaceada_LATE_12345_678901_Tallying-2.swift")
                == ["lovelaceada_12345", "Tallying.swift"]
        )
        #expect(
            origin("Ada Lovelace_1234567_assignsubmission_onlinetext", true)?[0]
                == "Ada Lovelace_1234567"
        )
        #expect(origin("lab-1-ada", true)?[0] == "ada")
        #expect(origin("ada.tar.xz")?[0] == "ada")
        #expect(origin("ada@example.edu", true)?[0] == "ada@example.edu")
        #expect(origin("ada@3.zip")?[0] == "ada")
    }

    @Test("Links, pipes and large files are refused with a reason") func refused() throws {
        try folder.write("secret", to: "secret.swift")
        try folder.makeFolder("ada")
        try folder.link("ada/Tallying.swift", to: "../secret.swift")
        let reader = SubmissionReader(exercises: [AttackedExercise.exercise])
        let ada = reader.read(try finder.find([folder.path("ada")])[0])
        #expect(ada.files.isEmpty)
        #expect(ada.refusals.map(\.kind) == ["link"])
        try folder.write([UInt8](repeating: 0x20, count: 2 << 20), to: "bob/Tallying.swift")
        let bob = reader.read(try finder.find([folder.path("bob")])[0])
        #expect(bob.refusals.map(\.kind) == ["tooLarge"])
        try folder.makePipe("cyd/Tallying.swift")
        let cyd = reader.read(try finder.find([folder.path("cyd")])[0])
        #expect(cyd.refusals.map(\.kind) == ["noFile"])
    }

    @Test("Files named one by one are put together by who handed them in") func oneByOne() throws {
        for name in [
            "ada/Tallying.swift", "bob/Tallying.swift", "cydcyd_1_2_Tallying.swift",
            "cydcyd_1_3_notes.txt", "cydcyd_1_4_Seconding.swift",
        ] {
            try folder.write("x", to: name)
        }
        let found = try finder.find([
            folder.path("ada/Tallying.swift"), folder.path("bob/Tallying.swift"),
            folder.path("cydcyd_1_2_Tallying.swift"), folder.path("cydcyd_1_3_notes.txt"),
            folder.path("cydcyd_1_4_Seconding.swift"),
        ])
        #expect(found.map(\.student) == ["ada", "bob", "cydcyd_1"])
        #expect(
            found[2].parts.map(\.fileName) == ["Tallying.swift", "notes.txt", "Seconding.swift"]
        )
        let reader = SubmissionReader(exercises: [AttackedExercise.exercise])
        // Notes and another lesson's exercise are no mistake beside a solution.
        #expect(reader.read(found[2]).refusals == [])
    }

    @Test("Whoever handed in something else is not lost") func others() throws {
        try folder.write("x", to: "ada.rar")
        try folder.write("x", to: "bob.7z")
        try folder.write("x", to: "cyd.swift.txt")
        try folder.write("x", to: "roster.csv")
        let found = try finder.look(for: [folder.path])
        #expect(found.sources.map(\.student) == ["ada", "bob", "cyd.swift.txt"])
        #expect(found.others == ["roster.csv"])
        let reader = SubmissionReader(exercises: [AttackedExercise.exercise])
        let kinds = found.sources.flatMap { reader.read($0).refusals.map(\.kind) }
        #expect(kinds == ["packing", "packing", "unknownFile"])
    }

    @Test(
        "Times are read in the forms that systems write",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-03-01T14:15:02Z", 1_772_374_502),
            ("2026-03-01 14:15:02.5 +0100", 1_772_370_902), ("2026-03-01T141502Z", 1_772_374_502),
            ("2026-03-01", 1_772_409_599), ("2024-02-29T00:00Z", 1_709_164_800),
        ]
    )
    func times(text: String, seconds: Int) {
        #expect(Timestamp.seconds(text) == seconds)
        #expect(Timestamp.seconds(Timestamp.text(seconds)) == seconds)
    }

    @Test("What is no time is none", arguments: ["", "1", "2026-02-30", "2026-13-01", "yesterday"])
    func noTimes(text: String) { #expect(Timestamp.seconds(text) == nil) }
}
