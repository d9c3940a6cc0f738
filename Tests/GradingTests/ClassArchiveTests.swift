import TestSupport
import Testing

@testable import Grading

/// What services give graders to download: one archive with the whole class in it.
@Suite("A class in one archive") struct ClassArchiveTests {
    let folder: TemporaryFolder
    private static let good = "struct Tally {}"
    private static let other = "struct Tally { var x = 0 }"

    init() throws { folder = try TemporaryFolder("archives") }

    /// The students with the files that are taken of each, and why others are not.
    private func read(
        _ bytes: [UInt8],
        as name: String,
        isClass: Bool? = nil
    ) throws -> [String] {
        let path = try folder.write(bytes, to: name)
        let finder = SubmissionFinder(exercises: [AttackedExercise.exercise], isClass: isClass)
        let reader = SubmissionReader(exercises: [AttackedExercise.exercise])
        return try finder.find([path]).map { source in
            let found = reader.read(source)
            let files = found.files.keys.sorted() + found.refusals.map(\.kind)
            return "\(source.student): \(files.joined(separator: " "))"
        }
    }

    private static let work = ZipWriter.archive([.init("hw/Tallying.swift", good, packs: true)])

    @Test("Moodle's") func moodle() throws {
        let mark = "_assignsubmission_"
        let bytes = ZipWriter.archive([
            .init("Ada A_1\(mark)file_/Tallying.swift", Self.good),
            .init("Zoë_2\(mark)file_/work.zip", bytes: Self.work),
            .init("Bob_3\(mark)onlinetext/onlinetext.html", "no time"),
            .init("Cyd_4\(mark)file_/hw.rar", "Rar!"),
            .init("Dan_5\(mark)file_/Tallying.swift", "/etc/passwd", mode: 0o120777),
            .init("Eve_6\(mark)file_/../Ada A_1\(mark)file_/Tallying.swift", Self.other),
        ])
        let expected = [
            "Ada A_1: Tallying.swift", "Bob_3: ", "Cyd_4: packing", "Dan_5: link", "Eve_6: path",
            "Zoë_2: Tallying.swift",
        ]
        #expect(try read(bytes, as: "Lab 4-99.zip") == expected)
    }

    @Test("Canvas's") func canvas() throws {
        let bytes = ZipWriter.archive([
            .init("lovelaceada_1_11_Tallying-1.swift", Self.good),
            .init("bobbob_LATE_2_12_hw.zip", bytes: Self.work),
            .init("cydcyd_3_13_essay.pdf", "%PDF"),
            .init("dandan_4_14_hw.zip", "no archive"),
        ])
        let expected = [
            "bobbob_2: Tallying.swift", "cydcyd_3: unknownFile", "dandan_4: malformed",
            "lovelaceada_1: Tallying.swift",
        ]
        #expect(try read(bytes, as: "submissions.zip") == expected)
    }

    @Test("Gradescope's and Classroom 50's, with their folder around them") func wrapped() throws {
        let list = "submission_1:\n  :submitters:\n  - :name: Ada\n  - :name: Bob\n"
        let gradescope = ZipWriter.archive([
            .init("assignment_9_export/submission_metadata.yml", list),
            .init("assignment_9_export/submission_1/src/Tallying.swift", Self.good),
        ])
        let both = ["Ada: Tallying.swift", "Bob: Tallying.swift"]
        #expect(try read(gradescope, as: "export.zip") == both)
        let classroom = ZipWriter.gzip(
            TarWriter.archive([
                .init("lab-1-submissions/lab-1-ada/Tallying.swift", Self.good),
                .init("lab-1-submissions/lab-1-bob/Package.swift", ""),
            ])
        )
        #expect(
            try read(classroom, as: "lab-1-submissions.tar.gz") == ["ada: Tallying.swift", "bob: "]
        )
    }

    @Test("Anybody's, where two folders or several archives can be nothing else")
    func plain() throws {
        let folders = ZipWriter.archive([
            .init("class/ada/Tallying.swift", Self.good),
            .init("class/bob/04/Tallying.swift", Self.other),
        ])
        let both = ["ada: Tallying.swift", "bob: Tallying.swift"]
        #expect(try read(folders, as: "class.zip") == both)
        #expect(try read(folders, as: "class.zip", isClass: false) == ["class: duplicate"])
        let archives = ZipWriter.archive([
            .init("ada.zip", bytes: Self.work), .init("bob.zip", bytes: Self.work),
        ])
        #expect(try read(archives, as: "class.zip") == both)
    }

    @Test("A student's own archive is one submission, and a class only where that is said")
    func own() throws {
        let plain = ZipWriter.archive([.init("ada/hw/Tallying.swift", Self.good)])
        #expect(try read(plain, as: "hw.zip") == ["hw: Tallying.swift"])
        let named = ZipWriter.archive([.init("ada/Tallying.swift", Self.good)])
        #expect(try read(named, as: "hw.zip", isClass: true) == ["ada: Tallying.swift"])
        #expect(try read(Self.work, as: "ada.zip") == ["ada: Tallying.swift"])
        // An archive in an archive is opened, and one in that is not.
        let twice = ZipWriter.archive([.init("in/hw.zip", bytes: Self.work)])
        #expect(try read(twice, as: "ada.zip") == ["ada: Tallying.swift"])
        let thrice = ZipWriter.archive([.init("more.zip", bytes: twice)])
        #expect(try read(thrice, as: "ada.zip") == ["ada: tooDeep"])
        #expect(try read(ZipWriter.archive([]), as: "ada.zip") == ["ada: empty"])
        #expect(try read([], as: "ada.zip") == ["ada: malformed"])
        let noTar = ZipWriter.gzip(Array("hello".utf8))
        #expect(try read(noTar, as: "ada.tar.gz") == ["ada: malformed"])
    }

    @Test("A service's archive in a student's folder is opened") func folders() throws {
        let path = try folder.write(Self.work, to: "ada/upload.zip")
        let reader = SubmissionReader(exercises: [AttackedExercise.exercise])
        let finder = SubmissionFinder(exercises: [AttackedExercise.exercise], isClass: false)
        let found = reader.read(try finder.find([folder.path("ada")])[0])
        #expect(found.files.keys.sorted() == ["Tallying.swift"], "\(path)")
        // Beside the file itself it may be an old one.
        try folder.write(Self.other, to: "ada/Tallying.swift")
        let again = reader.read(try finder.find([folder.path("ada")])[0])
        #expect(again.files["Tallying.swift"] == Array(Self.other.utf8))
        #expect(again.refusals == [])
    }
}
