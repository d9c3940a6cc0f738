import CourseModel
import TestSupport
import Testing

@Suite("An exercise's README")
struct ExerciseTextTests {
    private static let sound = """
        # Events out of any chunks

        A story of two
        lines.

        ## Rules

        1. **A line ends at LF, CR or CRLF.** Whatever the
           system.

           ```swift
           ## not a section
           1. not a rule
           ```
        2. **Is it done?** Then stop.
        3. **A title that goes on
           in the next line.**

        ## Example

        `a` gives `b`.

        ## Not your concern

        Speed.

        """

    @Test("It is split into title, story, rules, example and the rest")
    func parts() {
        let text = ExerciseText(Self.sound, file: "README.md")
        #expect(text.problems == [])
        #expect(text.title == "Events out of any chunks")
        #expect(text.story == "A story of two\nlines.")
        #expect(text.rules.map(\.number) == [1, 2, 3])
        #expect(
            text.rules.map(\.testName) == [
                "A line ends at LF, CR or CRLF", "Is it done?",
                "A title that goes on in the next line",
            ]
        )
        #expect(text.rules.map(\.line) == [8, 15, 16])
        #expect(text.rules[0].title == "A line ends at LF, CR or CRLF.")
        #expect(text.rules[0].text.hasPrefix("Whatever the\nsystem."))
        #expect(text.rules[1].text == "Then stop." && text.rules[2].text == "")
        #expect(text.example == "`a` gives `b`.")
        #expect(
            text.rest == [
                ExerciseText.Part(title: "Not your concern", markdown: "Speed.", line: 23)
            ]
        )
        #expect(text.markdown == Self.sound)
    }

    @Test("Line ends of another system change nothing")
    func lineEnds() {
        let text = ExerciseText(Self.sound.replacing("\n", with: "\r\n"), file: "README.md")
        #expect(text.rules == ExerciseText(Self.sound, file: "README.md").rules)
        #expect(text.problems == [])
    }

    @Test(
        "What is missing or misshapen is said once, with its line",
        arguments: [
            (
                "# Events out of any chunks\n", "",
                "1: the task has no title | begin it with # and the exercise's title"
            ),
            ("# Events out of any chunks", "#", "1: the title is empty | write it after #"),
            (
                "A story of two\nlines.\n", "",
                "1: there is no story below the title | say in 3 to 10 lines what the student's code is for"
            ),
            ("A story of two", "# Two", "3: a second title begins here | write ## for a section"),
            (
                "## Rules", "## Rule",
                "6: the section \"## Rules\" is missing | is \"## Rule\" meant?"
            ),
            (
                "## Example", "### Example",
                "1: the section \"## Example\" is missing | show one worked example, input and result"
            ),
            ("`a` gives `b`.", "", "19: the example is empty | show bytes in and values out"),
            (
                "## Not your concern", "## Example",
                "23: the section \"Example\" is there twice | put the two together"
            ),
            (
                "2. **Is it", "3. **Is it",
                "15: this rule has the number 3, but is rule 2 | count the rules from 1; tests name them by number"
            ),
            (
                "**Is it done?**", "Is it done?",
                "15: rule 2 has no bold title | begin it with **What must hold.**, which its test is named after"
            ),
            (
                "**Is it done?**", "**Is it done?",
                "15: rule 2 has no bold title | begin it with **What must hold.**, which its test is named after"
            ),
            (
                "**Is it done?**", "**A line ends at LF, CR or CRLF.**",
                "15: another rule has the title \"A line ends at LF, CR or CRLF.\" | change one"
            ),
            (
                "Speed.", "~~~\nSpeed.",
                "25: the code block that opens here is never closed | close it with ```"
            ),
        ]
    )
    func problems(_ old: String, _ new: String, _ problem: String) throws {
        try #require(Self.sound.contains(old))
        let text = ExerciseText(Self.sound.replacing(old, with: new), file: "R")
        // A title that is empty or missing has no story either way.
        #expect(text.problems.map(\.written) == ["R:" + problem])
    }

    @Test("A heading without a list has no rules")
    func noRules() {
        let text = ExerciseText("# T\n\nS.\n\n## Rules\n\n- one\n\n## Example\n\nE.\n", file: "R")
        #expect(
            text.problems.map(\.written) == [
                "R:5: there are no rules below this heading | write them as a numbered list: "
                    + "1. **Title.** What must hold"
            ]
        )
    }

    @Test("It is read from an exercise's folder")
    func ofExercise() throws {
        let fixture = try CourseFixture()
        try fixture.folder.write(Self.sound, to: CourseFixture.one + "/README.md")
        let course = try fixture.load()
        #expect(try ExerciseText(of: course.exercises[0], in: course).rules.count == 3)
        #expect(
            try ExerciseText(of: course.exercises[1], in: course).problems[0].location.file
                == CourseFixture.two + "/README.md"
        )
    }
}

@Suite("A mutant's first line")
struct MutantHeaderTests {
    @Test(
        "It names tests and says what the student believed",
        arguments: [
            "// caught by: a, b — each chunk is a line", "//caught by:a,b–each chunk is a line",
            "/// Caught by: a, b -- each chunk is a line\nimport X",
            "// caught by: a , b - each chunk is a line\r\n",
        ]
    )
    func sound(_ line: String) throws {
        #expect(
            try MutantHeader(line, file: "m.swift")
                == MutantHeader(caughtBy: ["a", "b"], belief: "each chunk is a line")
        )
    }

    private static let shape = "write // caught by: testId, testId — what this student believed"

    @Test(
        "What is wrong with it is said with its column",
        arguments: [
            ("", "1: a mutant's first line says which tests catch it | \(shape)"),
            (
                "import X\n// caught by: a — b",
                "1: a mutant's first line says which tests catch it | \(shape)"
            ),
            ("// by: a — b", "1: a mutant's first line says which tests catch it | \(shape)"),
            ("// caught by: — b", "14: no test is named that catches this mutant | \(shape)"),
            ("// caught by: a, — b", "17: no test is named that catches this mutant | \(shape)"),
            ("// caught by: a b — c", "15: \"a b\" is no name of a test | \(shape)"),
            ("// caught by: opens, opens — c", "22: \"opens\" is named twice | remove one"),
            (
                "// caught by: opens, close — c",
                "22: there is no test \"close\" | did you mean \"closes\"?"
            ),
            ("// caught by: zzz — c", "15: there is no test \"zzz\" | name tests by their id"),
            (
                "// caught by: opens",
                "1: the line does not say what this student believed | \(shape)"
            ),
            (
                "// caught by: any —  ",
                "1: the line does not say what this student believed | \(shape)"
            ),
        ]
    )
    func broken(_ source: String, _ problem: String) throws {
        let exercise = try CourseFixture().load().exercises[0]
        do {
            _ = try MutantHeader(
                source,
                file: "m.swift",
                exercise: source.contains("opens") || source.contains("zzz")
                    || source.contains("any") ? exercise : nil
            )
            Issue.record("this is no header: \(source)")
        } catch {
            #expect(error.written == "m.swift:1:" + problem)
        }
    }
}
