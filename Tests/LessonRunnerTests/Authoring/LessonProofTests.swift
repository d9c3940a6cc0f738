import LessonRunner
import TestSupport
import Testing

@Suite("The proof of a lesson") struct LessonProofTests {
    private static let file = "lessons/01-first.md"

    /// What the proof says when one text of the lesson is another.
    private func findings(_ old: String, _ new: String) throws -> [String] {
        let course = try TinyCourse()
        try course.replace(old, with: new, in: Self.file)
        return try course.lessonProof().findings.map(\.line)
    }

    @Test("A sound lesson gives no finding") func sound() throws {
        let proof = try TinyCourse().lessonProof()
        #expect(proof.findings.map(\.line) == [])
        #expect(proof.line == "ok  lesson 01")
    }

    @Test("A miss that is right is found") func rightMiss() throws {
        #expect(
            try findings(#"{answer: "2""#, #"{answer: "one""#) == [
                """
                \(Self.file):16: error: "one" is among the misses of "events", and it is right
                    the answer is 1
                """
            ]
        )
    }

    @Test("An answer that the prompt takes for a command is found") func commandAnswer() throws {
        #expect(
            try findings(#"{answer: "2""#, #"{answer: "quit""#) == [
                "\(Self.file):16: error: the answer \"quit\" is a command of the prompt"
            ]
        )
    }

    @Test("An answer that nobody can type is found") func emptyAnswer() throws {
        #expect(
            try findings(
                "input: 'data: one\\n\\n'\ncompute: event-count",
                "input: 'data: one\\n'\ncompute: events"
            ) == ["\(Self.file):16: error: the answer of \"events\" is empty; nobody can type it"]
        )
    }

    @Test("A line that is too wide to show is found") func wideLine() throws {
        let line = String(repeating: "x", count: 73)
        #expect(
            try findings(
                "input: 'data: one\\n\\n'\ncompute: event-count",
                "show: \(line)\nanswer: \"1\""
            )
                == ["\(Self.file):16: error: a line of \"show\" has 73 characters; 72 fit"]
        )
    }

    @Test("A block of an unknown language is found at its line") func unknownLanguage() throws {
        #expect(
            try findings("```sse", "```pyhton") == [
                """
                \(Self.file):11: error: "pyhton" is no known language
                    did you mean ```python?
                """
            ]
        )
        #expect(
            try findings("```sse", "```") == [
                """
                \(Self.file):11: error: this block names no language
                    the languages are console, http, javascript, json, mermaid, python, sh, sse, \
                swift, text
                """
            ]
        )
    }

    @Test("An exercise that the lesson does not lead to is found") func missingStep() throws {
        #expect(
            try findings("```exercise\n01/doubling\n```\n", "") == [
                """
                \(Self.file):1: error: the exercise 01/doubling is not a step of this lesson
                    add ```exercise with its id where it fits
                """
            ]
        )
    }

    @Test("A lesson that is shorter than its exercises is found") func minutes() throws {
        #expect(
            try findings("minutes: 20", "minutes: 9") == [
                "\(Self.file):1: error: the lesson has 9 minutes; its exercises alone take 10"
            ]
        )
    }
}
