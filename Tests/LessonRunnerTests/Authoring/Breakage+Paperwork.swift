/// Where an exercise's files can disagree.
extension Breakage {
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
