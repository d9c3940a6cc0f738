/// What an exercise's code can do wrong.
extension Breakage {
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
                    + "cannot find 'numbers'…"
            ]
        ),
        Breakage(
            "the starter does not fit its suite",
            in: "Doubling.swift",
            "func twice",
            "func double",
            gives: [
                "DoublingTests.swift:11:27: error: the visible suite does not compile with "
                    + "the starter: cannot find 'twice'…",
                // What the starter declares is what graded code may.
                "Solution.swift:1: error: the solution breaks a rule of graded runs: The tests "
                    + "use the name twice…",
            ]
        ),
        Breakage(
            "the starter has a warning",
            in: "Doubling.swift",
            "    number\n",
            "    var result = number\n    return result\n",
            gives: [
                "Doubling.swift:3:9: error: the starter has a warning: "
                    + "variable 'result' was never mutated…"
            ]
        ),
        Breakage(
            "the solution fails a visible test",
            in: "Solution.swift",
            "number * 2",
            "number == 0 ? 1 : number * 2",
            gives: [
                "Solution.swift:1: error: the solution does not pass the visible suite: "
                    + "zero failed: Expectation failed…"
            ]
        ),
        Breakage(
            "the solution fails a hidden test",
            in: "Solution.swift",
            "number * 2",
            "number == 1000 ? 1 : number * 2",
            gives: [
                "Solution.swift:1: error: the solution does not pass the hidden suite: "
                    + "large failed: Expectation failed…"
            ]
        ),
        Breakage(
            "the solution crashes",
            in: "Solution.swift",
            "number * 2",
            "number == 1000 ? number / (number - 1000) : number * 2",
            gives: [
                "Solution.swift:1: error: the solution does not pass the hidden suite: "
                    + "it crashed in large: Division by zero"
            ]
        ),
        Breakage(
            "the solution has a warning",
            in: "Solution.swift",
            "{ number * 2 }",
            "{ let half = number; return number * 2 }",
            gives: [
                "Solution.swift:1:40: error: the solution has a warning: initialization of "
                    + "immutable value 'half' was never used…"
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
                it crashed in doubled: Division by zero
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
                    + "cannot find 'two'…"
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
}
