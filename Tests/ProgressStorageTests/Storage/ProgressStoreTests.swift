import CourseModel
import TestSupport
import Testing

@testable import ProgressStorage

@Suite("The progress file")
struct ProgressStoreTests {
    let folder: TemporaryFolder
    let id = ExerciseID("04/chunked-sse")!
    let now = Moment(secondsSince1970: 1_772_374_502)

    init() throws { folder = try TemporaryFolder("Müllers Übung") }

    private func store(_ disk: Disk = .quick, writer: String? = nil, lockTries: Int = 200)
        -> ProgressStore
    {
        ProgressStore(
            workspace: folder.path,
            environment: .fixed(disk: disk, writer: writer, lockTries: lockTries)
        )
    }

    @Test("is empty before the first change, and makes no file for reading")
    func empty() throws {
        #expect(try store().load() == .init(progress: Progress(), notices: []))
        #expect(!folder.exists(".streamtutor"))
    }

    @Test("is text that a person can read")
    func readable() throws {
        var expected = Progress()
        let change: (inout Progress) -> Void = { progress in
            progress.record(.init(outcome: .failed, points: 5, tests: 4), of: id, at: now)
            progress.record(.init(outcome: .passed, points: 12, tests: 9), of: id, at: now)
            progress.recordHint(1, of: id)
            progress.recordSolution(of: id, reason: .afterPassing, at: now)
            progress.recordAnswer(to: StepKey(lesson: 4, id: "per-chunk"), right: false, at: now)
            progress.recordPosition("2/per-chunk", inLesson: 4, at: now)
        }
        change(&expected)
        #expect(try store(writer: "streamtutor 0.1.0").update(change) == expected)
        #expect(
            try folder.read(".streamtutor/progress.json") == """
                {
                  "answers": {
                    "04#per-chunk": {
                      "attempts": 1,
                      "firstWasRight": false
                    }
                  },
                  "exercises": {
                    "04/chunked-sse": {
                      "attempts": 2,
                      "bestPoints": 12,
                      "bestTests": 9,
                      "hintsShown": [1],
                      "lastCheckAt": "2026-03-01T14:15:02Z",
                      "passedAt": "2026-03-01T14:15:02Z",
                      "passedAttempt": 2,
                      "solutionShown": {
                        "at": "2026-03-01T14:15:02Z",
                        "reason": "afterPassing"
                      }
                    }
                  },
                  "format": 1,
                  "lastLesson": 4,
                  "lessons": {
                    "04": {
                      "position": "2/per-chunk",
                      "startedAt": "2026-03-01T14:15:02Z"
                    }
                  },
                  "writtenBy": "streamtutor 0.1.0"
                }

                """
        )
        #expect(try store().load() == .init(progress: expected, notices: []))
    }

    @Test("keeps what a newer version of the same format added, at every level")
    func unknownMembers() throws {
        let text = """
            {
              "answers": {
                "04#a": {"attempts": 1, "confidence": 0.50},
                "strange": 3
              },
              "badges": ["x"],
              "exercises": {
                "04/chunked-sse": {
                  "attempts": 1,
                  "solutionShown": {"at": "2026-03-01T14:15:02Z", "reason": "afterPassing", "by": "x"},
                  "mood": {"deep": null}
                },
                "unreadable id": {"x": 1}
              },
              "format": 1,
              "lessons": {"04": {"speed": 2}, "4b": {}}
            }
            """
        try folder.write(text, to: ".streamtutor/progress.json")
        try store().update {
            $0.record(.init(outcome: .failed, points: 0, tests: 0), of: id, at: now)
        }
        let written = try folder.read(".streamtutor/progress.json")
        let value = try #require(StoredValueReader.read(Array(written.utf8)).value)
        #expect(value[["badges"]] == .array([.string("x")]))
        #expect(value[["answers", "04#a", "confidence"]] == .number("0.50"))
        #expect(value[["answers", "strange"]] == .int(3))
        #expect(value[["exercises", "04/chunked-sse", "mood", "deep"]] == .null)
        #expect(value[["exercises", "04/chunked-sse", "solutionShown", "by"]] == .string("x"))
        #expect(value[["exercises", "04/chunked-sse", "attempts"]] == .int(2))
        #expect(value[["exercises", "unreadable id", "x"]] == .int(1))
        #expect(value[["lessons", "04", "speed"]] == .int(2))
        #expect(value[["lessons", "4b"]] == .object([:]))
    }

    @Test("of a newer format is refused, left alone, and says what to install")
    func newerFormat() throws {
        let text = #"{"format": 2, "writtenBy": "streamtutor 3.1.0", "exercises": []}"#
        let path = try folder.write(text, to: ".streamtutor/progress.json")
        let expected = StorageError(
            .newerFormat,
            "\(path) has format 2, and this streamtutor reads format 1",
            help: "Install streamtutor 3.1.0 or newer; the file was left as it is."
        )
        #expect(throws: expected) { try store().load() }
        #expect(throws: expected) { try store().update { $0.lastLesson = 1 } }
        #expect(expected.exitStatus == 65)
        #expect(try folder.read(".streamtutor/progress.json") == text)
        #expect(
            try Disk.real.list(folder.path(".streamtutor")) == [
                "progress.json", "progress.json.lock",
            ]
        )
    }

    @Test("is not written when nothing changed")
    func unchanged() throws {
        try store().update { $0.lastLesson = 4 }
        let faults = Faults()
        try store(faults.disk).update { $0.lastLesson = 4 }
        #expect(!faults.calls.contains { if case .rename = $0 { true } else { false } })
    }

    @Test("keeps the generation before the last change")
    func previous() throws {
        for lesson in 1...3 { try store().update { $0.lastLesson = lesson } }
        let previous = try folder.read(".streamtutor/progress.json.previous")
        #expect(previous.contains("\"lastLesson\": 2"))
    }

    @Test("that went missing comes back from the generation before, and this is said")
    func missing() throws {
        for lesson in 1...3 { try store().update { $0.lastLesson = lesson } }
        try folder.remove(".streamtutor/progress.json")
        let loaded = try store().load()
        #expect(loaded.progress.lastLesson == 2)
        #expect(loaded.notices.count == 1)
        #expect(try store().load() == .init(progress: loaded.progress, notices: []))
    }

    @Test("says who holds it when another streamtutor does not let go")
    func busy() throws {
        try store().update { $0.lastLesson = 4 }
        let outer = store()
        try outer.lock.hold(in: outer.environment, to: "test") { () throws(StorageError) in
            let error = storageError { () throws(StorageError) in
                try store(lockTries: 1).update { $0.lastLesson = 5 }
            }
            #expect(error?.kind == .busy)
            #expect(error?.exitStatus == 73)
            #expect(error?.message.contains("another streamtutor (process ") == true)
        }
        #expect(try store().load().progress.lastLesson == 4)
    }

    @Test("a link or a folder in its place is said as such")
    func inTheWay() throws {
        try folder.makeFolder(".streamtutor/progress.json")
        #expect(
            storageError { () throws(StorageError) in _ = try store().load() }?.kind == .inTheWay
        )
        let error = storageError { () throws(StorageError) in
            try store().update { $0.lastLesson = 1 }
        }
        #expect(error?.kind == .inTheWay)
        #expect(error?.help.isEmpty == false)
    }
}
