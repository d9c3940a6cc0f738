import CourseModel
import TestSupport
import Testing

@testable import ProgressStorage

@Suite("A damaged progress file")
struct DamagedProgressTests {
    let folder: TemporaryFolder
    let store: ProgressStore
    let ids = (1...5).map { ExerciseID(lesson: 4, slug: "exercise-\($0)") }
    let now = Moment(secondsSince1970: 1_772_374_502)

    init() throws {
        folder = try TemporaryFolder()
        store = ProgressStore(workspace: folder.path, environment: .fixed())
    }

    /// Five exercises passed in five changes; gives the file's text.
    private func fill() throws -> String {
        for id in ids {
            try store.update { progress in
                progress.record(.init(outcome: .passed, points: 7, tests: 3), of: id, at: now)
                progress.recordPosition("3/" + id.slug, inLesson: 4, at: now)
            }
        }
        return try folder.read(".streamtutor/progress.json")
    }

    private func setAside() throws -> [String] {
        try Disk.real.list(folder.path(".streamtutor")).filter { $0.contains(".damaged-") }
    }

    @Test("is set aside byte for byte, told, and rebuilt, wherever it was cut off")
    func cutAnywhere() throws {
        let text = try fill()
        let whole = try store.load().progress
        let before = try folder.read(".streamtutor/progress.json.previous")
        for count in stride(from: 0, to: text.utf8.count - 2, by: 7) {
            let bytes = Array(text.utf8.prefix(count))
            try folder.write(bytes, to: ".streamtutor/progress.json")
            try folder.write(before, to: ".streamtutor/progress.json.previous")
            let loaded = try store.load()
            // The generation before knows all but the last exercise, the rest what the file says.
            for id in ids.dropLast() { #expect(loaded.progress.exercises[id]?.isPassed == true) }
            #expect(loaded.progress.lessons[4]?.startedAt == now)
            #expect(loaded.notices.count == 1)
            let aside = try #require(try setAside().first)
            #expect(aside == "progress.json.damaged-2026-03-01-141502")
            #expect(try Disk.real.read(folder.path(".streamtutor/" + aside)) == bytes)
            #expect(loaded.notices[0].contains(aside))
            #expect(try store.load() == .init(progress: loaded.progress, notices: []))
            try folder.remove(".streamtutor/" + aside)
        }
        #expect(whole.exercises.count == 5)
    }

    @Test("gives what can be read of it when there is no generation before")
    func withoutPrevious() throws {
        let text = try fill()
        try folder.remove(".streamtutor/progress.json.previous")
        let cut = try #require(text.ranges(of: "\"04/exercise-4\"").first)
        try folder.write(String(text[..<cut.lowerBound]), to: ".streamtutor/progress.json")
        let progress = try store.load().progress
        #expect(Set(progress.exercises.keys) == Set(ids.prefix(3)))
        #expect(progress.exercises[ids[2]]?.bestPoints == 7)
    }

    @Test("is repaired by a change too, which is not lost")
    func repairedByUpdate() throws {
        let text = try fill()
        try folder.write(String(text.dropLast(40)), to: ".streamtutor/progress.json")
        let progress = try store.update { $0.lastLesson = 9 }
        #expect(progress.exercises.count == 5)
        #expect(try store.load() == .init(progress: progress, notices: []))
        #expect(try setAside().count == 1)
    }

    @Test("never takes the name of one that was set aside before")
    func twice() throws {
        for text in ["{", "nonsense", ""] {
            try folder.write(text, to: ".streamtutor/progress.json")
            _ = try store.load()
        }
        let names = try setAside()
        #expect(
            names == [
                "progress.json.damaged-2026-03-01-141502",
                "progress.json.damaged-2026-03-01-141502-2",
                "progress.json.damaged-2026-03-01-141502-3",
            ]
        )
        #expect(try names.map { try folder.read(".streamtutor/" + $0) } == ["{", "nonsense", ""])
    }

    @Test(
        "loses only the member that is wrong",
        arguments: [
            (#""attempts": "three""#, "exercises 04/a attempts is no whole number from 0 up"),
            (#""attempts": -1"#, "exercises 04/a attempts is no whole number from 0 up"),
            (#""attempts": 1.5"#, "exercises 04/a attempts is no whole number from 0 up"),
            (
                #""passedAt": "yesterday""#,
                "exercises 04/a passedAt is no date such as 2026-03-01T14:15:02Z"
            ),
            (#""passedAt": 5"#, "exercises 04/a passedAt is no text"),
            (#""hintsShown": [1, "x"]"#, "exercises 04/a hintsShown is no list of whole numbers"),
            (#""hintsShown": 1"#, "exercises 04/a hintsShown is no list of whole numbers"),
            (#""solutionShown": 1"#, "exercises 04/a solutionShown is no object"),
        ]
    )
    func wrongMember(member: String, what: String) throws {
        try folder.write(
            #"{"format": 1, "lastLesson": 4, "exercises": {"04/a": {"bestPoints": 3, \#(member)}}}"#,
            to: ".streamtutor/progress.json"
        )
        let loaded = try store.load()
        #expect(loaded.notices.first?.contains(what) == true)
        #expect(loaded.progress.exercises[ExerciseID("04/a")!]?.bestPoints == 3)
        #expect(loaded.progress.lastLesson == 4)
    }

    @Test(
        "of any other kind starts anew with a notice",
        arguments: [
            "[]", "null", "{}", #"{"format": "1"}"#, #"{"format": 0}"#, "\u{FEFF}{}",
            #"{"format": 1, "exercises": []}"#, #"{"format": 1, "lessons": 3}"#,
            #"{"format": 1} {"format": 1}"#, "<<<<<<< HEAD", "\0\0\0\0",
        ]
    )
    func nonsense(text: String) throws {
        try folder.write(text, to: ".streamtutor/progress.json")
        let loaded = try store.load()
        #expect(loaded.progress == Progress())
        #expect(loaded.notices.count == 1)
        #expect(try setAside().count == 1)
    }

    @Test("of bytes that are no text is set aside too")
    func bytes() throws {
        try folder.write([0xFF, 0xFE, 0x00, 0x7B], to: ".streamtutor/progress.json")
        #expect(try store.load().notices.count == 1)
    }

    @Test("that cannot be repaired on a full disk is still good for the session")
    func fullDisk() throws {
        let text = try fill()
        let cut = String(text.dropLast(40))
        try folder.write(cut, to: ".streamtutor/progress.json")
        let faults = Faults()
        faults.fail(at: 1, .death)
        let failing = ProgressStore(
            workspace: folder.path,
            environment: .fixed(disk: faults.disk)
        )
        let loaded = try failing.load()
        #expect(loaded.progress.exercises.count == 5)
        #expect(loaded.notices.first?.contains("the disk is full") == true)
        #expect(try folder.read(".streamtutor/progress.json") == cut)
    }

    @Test("is still there, whole, when the repair is cut off at any call")
    func repairCutOff() throws {
        let text = try fill()
        let before = try folder.read(".streamtutor/progress.json.previous")
        let cut = String(text.dropLast(40))
        for mode in Faults.Mode.allCases {
            var step = 0
            while true {
                for name in try setAside() { try folder.remove(".streamtutor/" + name) }
                try folder.write(cut, to: ".streamtutor/progress.json")
                try folder.write(before, to: ".streamtutor/progress.json.previous")
                let faults = Faults()
                faults.fail(at: step, mode)
                _ = try ProgressStore(
                    workspace: folder.path,
                    environment: .fixed(disk: faults.disk)
                ).load()
                // The next start, on a disk that works.
                let loaded = try store.load()
                for id in ids.dropLast() {
                    #expect(loaded.progress.exercises[id]?.isPassed == true)
                }
                let copies = try setAside().map { try folder.read(".streamtutor/" + $0) }
                #expect(copies.contains(cut))
                guard faults.wasReached else { break }
                step += 1
            }
            #expect(step > 8)
        }
    }
}
