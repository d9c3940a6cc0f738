@testable import CourseModel
import Testing

@Suite("Names as people type them")
struct CourseNamesTests {
    private let names = Catalogue(
        root: "/course",
        lessons: [
            .init(number: 2, slug: "02-sse-protocol", title: "Server-Sent Events", minutes: 40),
            .init(
                number: 4,
                slug: "04-parsing-chunks",
                title: "Parsing streamed chunks",
                minutes: 40
            ),
            .init(
                number: 8,
                slug: "08-semantic-events",
                title: "Semantic streaming events",
                minutes: 40
            ),
        ],
        exercises: [
            .init(
                id: ExerciseID(lesson: 2, slug: "line-endings"),
                title: "",
                module: "LineEndings",
                order: 1,
                points: 1,
                minutes: 1
            ),
            .init(
                id: ExerciseID(lesson: 4, slug: "line-buffer"),
                title: "",
                module: "LineBuffering",
                order: 1,
                points: 1,
                minutes: 1,
                aliases: [ExerciseID(lesson: 4, slug: "whole-lines")]
            ),
            .init(
                id: ExerciseID(lesson: 4, slug: "chunked-sse"),
                title: "",
                module: "ChunkedSSE",
                order: 2,
                points: 1,
                minutes: 1
            ),
            .init(
                id: ExerciseID(lesson: 8, slug: "chunked-sse"),
                title: "",
                module: "ChunkedAgain",
                order: 1,
                points: 1,
                minutes: 1
            ),
        ]
    ).names

    @Test(
        "A lesson by number, file name or a part of its title",
        arguments: [
            ("4", 4), ("04", 4), (" 4 ", 4), ("04-parsing-chunks", 4), ("parsing-chunks", 4),
            ("04-parsing-chunks.md", 4), ("lessons/04-parsing-chunks.md", 4), ("Parsing", 4),
            ("streamed", 4), ("PARSING STREAMED CHUNKS", 4), ("sent", 2), ("semantic", 8),
        ]
    )
    func lesson(_ typed: String, _ number: Int) throws {
        #expect(try names.lesson(typed) == number)
    }

    @Test(
        "A lesson that is not there, or more than one",
        arguments: [
            (
                "stream", "\"stream\" fits more than one lesson",
                ["4 Parsing streamed chunks", "8 Semantic streaming events"]
            ),
            (
                "events", "\"events\" fits more than one lesson",
                ["2 Server-Sent Events", "8 Semantic streaming events"]
            ),
            ("parsnig", "there is no lesson \"parsnig\"", ["4 Parsing streamed chunks"]),
            ("semantik", "there is no lesson \"semantik\"", ["8 Semantic streaming events"]),
            (
                "11", "there is no lesson \"11\"",
                [
                    "2 Server-Sent Events", "4 Parsing streamed chunks",
                    "8 Semantic streaming events",
                ]
            ),
            (
                "99999999999999999999", "there is no lesson \"99999999999999999999\"",
                [
                    "2 Server-Sent Events", "4 Parsing streamed chunks",
                    "8 Semantic streaming events",
                ]
            ),
            (
                "", "there is no lesson \"\"",
                [
                    "2 Server-Sent Events", "4 Parsing streamed chunks",
                    "8 Semantic streaming events",
                ]
            ),
        ]
    )
    func noLesson(_ typed: String, _ message: String, _ suggestions: [String]) {
        do {
            let found = try names.lesson(typed)
            Issue.record("\(typed) is lesson \(found)")
        } catch {
            #expect("\(error)" == message)
            #expect(error.typed == typed && error.suggestions == suggestions)
        }
    }

    @Test(
        "An exercise by id, name, module or the beginning that only one has",
        arguments: [
            ("04/chunked-sse", "04/chunked-sse"), ("4/chunked-sse", "04/chunked-sse"),
            ("ChunkedSSE", "04/chunked-sse"), ("chunkedsse", "04/chunked-sse"),
            ("line-buffer", "04/line-buffer"), ("line-b", "04/line-buffer"),
            ("LineE", "02/line-endings"), ("8/", "08/chunked-sse"), ("4/l", "04/line-buffer"),
            ("whole-lines", "04/line-buffer"), ("4/whole-lines", "04/line-buffer"),
        ]
    )
    func exercise(_ typed: String, _ id: String) throws {
        #expect(try names.exercise(typed).description == id)
    }

    @Test(
        "An exercise that is not there, or more than one",
        arguments: [
            ("chunked-sse", true, ["04/chunked-sse", "08/chunked-sse"]),
            ("line", true, ["02/line-endings", "04/line-buffer"]),
            ("4/chunked-ss3", false, ["04/chunked-sse", "08/chunked-sse"]),
            ("line-bufer", false, ["04/line-buffer"]),
            ("linebufferign", false, ["04/line-buffer"]),
            ("zzz", false, []), ("", false, []),
        ]
    )
    func noExercise(_ typed: String, _ isAmbiguous: Bool, _ suggestions: [String]) {
        do {
            let found = try names.exercise(typed)
            Issue.record("\(typed) is \(found)")
        } catch {
            #expect(error.isAmbiguous == isAmbiguous)
            #expect(error.suggestions == suggestions)
        }
    }

    @Test("An unknown name says what it may mean")
    func messages() {
        func unknown(_ kind: UnknownName.Kind, _ names: [String], ambiguous: Bool = false) -> String
        {
            let name = UnknownName(
                kind: kind,
                typed: "x",
                suggestions: names,
                isAmbiguous: ambiguous
            )
            return "\(name)\n\(name.help)"
        }
        #expect(
            unknown(.exercise, [])
                == "there is no exercise \"x\"\nstreamtutor list shows what there is."
        )
        #expect(unknown(.exercise, ["a"]) == "there is no exercise \"x\"\nDid you mean a?")
        #expect(
            unknown(.lesson, ["a", "b"])
                == "there is no lesson \"x\"\nDid you mean one of these?\n  a\n  b"
        )
        #expect(
            unknown(.lesson, ["a", "b", "c", "d"])
                == "there is no lesson \"x\"\nThere are\n  a\n  b\n  c\n  d"
        )
        #expect(
            unknown(.exercise, ["a", "b"], ambiguous: true)
                == "\"x\" fits more than one exercise\nName one of them:\n  a\n  b"
        )
    }

    @Test("What a prompt completes stands in the course's order")
    func completion() {
        #expect(
            names.lessonNames == ["02-sse-protocol", "04-parsing-chunks", "08-semantic-events"]
        )
        #expect(
            names.exerciseNames
                == ["02/line-endings", "04/line-buffer", "04/chunked-sse", "08/chunked-sse"]
        )
    }

    @Test(
        "The nearest names are few letters away, nearest first",
        arguments: [
            ("chekc", ["check"]), ("hnit", ["hint"]), ("hin", ["hint"]), ("CHECK", ["check"]),
            ("lst", ["list"]), ("wacht", ["watch"]), ("x", []), ("qqqq", []), ("", []),
            ("checkcheckcheck", []), ("pro", ["progress"]),
        ]
    )
    func nearest(_ typed: String, _ wanted: [String]) {
        let commands = ["check", "hint", "list", "watch", "progress", "q", "check"]
        #expect(nearestNames(to: typed, among: commands) == wanted)
    }

    @Test("No more names than asked for, and none for a text of any length")
    func limits() {
        let many = (0..<20).map { "name\($0)" }
        #expect(nearestNames(to: "name", among: many, limit: 2) == ["name0", "name1"])
        #expect(nearestNames(to: String(repeating: "a", count: 100_000), among: many) == [])
    }

    @Test("Distances are the same both ways and never more than the longer text")
    func distances() {
        #expect(distance("abcd", "acbd") == 1)
        #expect(distance("", "abc") == 3)
        #expect(distance("kitten", "sitting") == 3)
        #expect(distance("é", "e\u{301}") == 0)
    }

    private func distance(_ left: String, _ right: String) -> Int {
        let found = editDistance(Array(left), Array(right))
        #expect(found == editDistance(Array(right), Array(left)))
        #expect(found <= max(left.count, right.count))
        return found
    }
}
