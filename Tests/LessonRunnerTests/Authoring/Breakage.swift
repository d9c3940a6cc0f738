import Testing

/// One way in which an exercise can be unsound, and all that its proof must say then.
struct Breakage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The file, from the exercise's folder.
    var file: String
    /// What is replaced in it; nil removes the file.
    var change: (old: String, new: String)?
    /// The findings below the exercise's folder, line by line.
    var lines: [String]

    init(_ name: String, in file: String, _ old: String, _ new: String, gives lines: [String]) {
        testDescription = name
        self.file = file
        change = (old, new)
        self.lines = lines
    }

    init(_ name: String, without file: String, gives lines: [String]) {
        testDescription = name
        self.file = file
        self.lines = lines
    }

    static let ofCode: [Breakage] = [
        Breakage(
            "the starter passes",
            in: "Doubling.swift",
            "    number\n",
            "    number * 2\n",
            gives: ["Doubling.swift:1: error: the starter passes the visible suite; it must fail"]
        ),
        Breakage(
            "the starter passes most tests",
            in: "Doubling.swift",
            "    number\n",
            "    abs(number) * 2\n",
            gives: [
                "Doubling.swift:1: error: the starter passes 2 of 3 tests; at most half may pass"
            ]
        ),
        Breakage(
            "the starter does not compile",
            in: "Doubling.swift",
            "    number\n",
            "    numbers\n",
            gives: [
                "Doubling.swift:3:5: error: the starter does not compile: "
                    + "cannot find 'numbers' in scope"
            ]
        ),
        Breakage(
            "the starter does not fit its suite",
            in: "Doubling.swift",
            "func twice",
            "func double",
            gives: [
                "DoublingTests.swift:11:27: error: the visible suite does not compile with "
                    + "the starter: cannot find 'twice' in scope"
            ]
        ),
        Breakage(
            "the starter has a warning",
            in: "Doubling.swift",
            "    number\n",
            "    var result = number\n    return result\n",
            gives: [
                "Doubling.swift:3:9: error: the starter has a warning: "
                    + "variable 'result' was never mutated; consider changing to 'let' constant"
            ]
        ),
        Breakage(
            "the solution fails a visible test",
            in: "Solution.swift",
            "number * 2",
            "number == 0 ? 1 : number * 2",
            gives: [
                "Solution.swift:1: error: the solution does not pass the visible suite: "
                    + "zero failed: Expectation failed: (result → 1) == (expected → 0)"
            ]
        ),
        Breakage(
            "the solution fails a hidden test",
            in: "Solution.swift",
            "number * 2",
            "number == 1000 ? 1 : number * 2",
            gives: [
                "Solution.swift:1: error: the solution does not pass the hidden suite: "
                    + "large failed: Expectation failed: (result → 1) == 2000"
            ]
        ),
        Breakage(
            "the solution crashes",
            in: "Solution.swift",
            "number * 2",
            "number == 1000 ? number / (number - 1000) : number * 2",
            gives: [
                "Solution.swift:1: error: the solution does not pass the hidden suite: "
                    + "it crashed in large: Fatal error: Division by zero"
            ]
        ),
        Breakage(
            "the solution has a warning",
            in: "Solution.swift",
            "{ number * 2 }",
            "{ let half = number; return number * 2 }",
            gives: [
                "Solution.swift:1:40: error: the solution has a warning: initialization of "
                    + "immutable value 'half' was never used; consider replacing with "
                    + "assignment to '_' or removing it"
            ]
        ),
    ]

    static let ofMutants: [Breakage] = [
        Breakage(
            "a mutant passes a test that it names",
            in: "mutants/drops-the-sign.swift",
            "abs(number) * 2",
            "number * 2",
            gives: [
                "mutants/drops-the-sign.swift:1: error: the test negative passes on this wrong "
                    + "solution; it is named to catch it"
            ]
        ),
        Breakage(
            "a mutant passes a hidden test that it names",
            in: "mutants/squares.swift",
            "{ number * number }",
            "{ number == 1000 ? 2000 : number * number }",
            gives: [
                "mutants/squares.swift:1: error: the test large passes on this wrong solution; "
                    + "it is named to catch it"
            ]
        ),
        Breakage(
            "a mutant names a test that a crash keeps from running",
            in: "mutants/adds.swift",
            "{ number + 2 }",
            "{ number / (number - 3) }",
            gives: [
                """
                mutants/adds.swift:1: error: the test zero did not run on this wrong solution: \
                it crashed in doubled: Fatal error: Division by zero
                    name the test that stopped the run, and not those behind it
                """
            ]
        ),
        Breakage(
            "a mutant does not compile",
            in: "mutants/adds.swift",
            "number + 2",
            "number + two",
            gives: [
                "mutants/adds.swift:2:45: error: this wrong solution does not compile: "
                    + "cannot find 'two' in scope"
            ]
        ),
        Breakage(
            "a mutant names a test that is not there",
            in: "mutants/adds.swift",
            "zero",
            "zeros",
            gives: [
                """
                mutants/adds.swift:1:24: error: there is no test "zeros"
                    did you mean "zero"?
                """
            ]
        ),
        Breakage(
            "there are fewer than three mutants",
            without: "mutants/adds.swift",
            gives: ["mutants:1: error: there are 2 wrong solutions; at least 3 are needed"]
        ),
    ]

    static let ofPaperwork: [Breakage] = [
        Breakage(
            "a rule has no test",
            in: "README.md",
            "3. **Zero stays zero.**\n",
            "3. **Zero stays zero.**\n4. **One becomes two.**\n",
            gives: ["README.md:10: error: no visible test checks rule 4"]
        ),
        Breakage(
            "no test is named after a rule",
            in: "README.md",
            "A sign stays.",
            "The sign stays.",
            gives: [
                """
                README.md:8: error: no test of rule 2 is called "The sign stays"
                    its tests are "A sign stays"
                """
            ]
        ),
        Breakage(
            "a test checks a rule that is not there",
            in: "exercise.yml",
            "{id: large, points: 1, rule: 1",
            "{id: large, points: 1, rule: 9",
            gives: [
                "exercise.yml:1: error: the test large checks rule 9; README.md has rules 1 to 3"
            ]
        ),
        Breakage(
            "the tests have another order than the suite",
            in: "DoublingTests.swift",
            #"    @Test("A number is doubled") func doubled() { expect(3, gives: 6) }\#n"#
                + #"    @Test("A sign stays") func negative() { expect(-3, gives: -6) }\#n"#,
            #"    @Test("A sign stays") func negative() { expect(-3, gives: -6) }\#n"#
                + #"    @Test("A number is doubled") func doubled() { expect(3, gives: 6) }\#n"#,
            gives: [
                """
                exercise.yml:1: error: "tests" has another order than the suite
                    the suite's order is negative, doubled, zero
                """
            ]
        ),
        Breakage(
            "the suite has a test that the manifest does not name",
            in: "DoublingTests.swift",
            "\n    func expect",
            "    @Test func one() { expect(1, gives: 2) }\n\n    func expect",
            gives: [
                """
                DoublingTests.swift:9: error: the test one is not in "tests" of exercise.yml
                    add it there with its points, rule and explanation
                """
            ]
        ),
        Breakage(
            "a type of the solution is called like the module",
            in: "Solution.swift",
            "number * 2 }\n",
            "number * 2 }\n\nenum Doubling {}\n",
            gives: [sameName("Solution.swift:3")]
        ),
        Breakage(
            "a type of the starter is called like the module",
            in: "Doubling.swift",
            "func twice",
            "final class Doubling {}\n\nfunc twice",
            gives: [sameName("Doubling.swift:1")]
        ),
        Breakage(
            "the starter has no TODO",
            in: "Doubling.swift",
            "TODO: ",
            "",
            gives: [
                """
                Doubling.swift:1: error: the starter has no TODO
                    write // TODO: and a question where the student has something to decide
                """
            ]
        ),
        Breakage(
            "the task does not say what not to care about",
            in: "README.md",
            "Not your concern",
            "Notes",
            gives: [
                """
                README.md:1: error: the section "## Not your concern" is missing
                    say there what the student need not care about
                """
            ]
        ),
        Breakage(
            "the task has no example",
            in: "README.md",
            "## Example\n",
            "",
            gives: [
                """
                README.md:1: error: the section "## Example" is missing
                    show one worked example, input and result
                """
            ]
        ),
    ]

    private static func sameName(_ place: String) -> String {
        """
        \(place): error: the type Doubling has the name of the exercise's module
            rename one of them; code cannot tell a type from its module by name
        """
    }
}
