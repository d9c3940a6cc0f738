import CourseModel

/// The files of a new exercise. It asks for the longest of some waits.
struct ExerciseTemplate {
    let id: ExerciseID
    let title: String
    let module: String
    /// The JSON Schema of manifests, from the exercise's folder; nil where the course has none.
    var schema: String?
    /// Whether parts are marked as to be written; not in a course that is only there to run.
    var isMarked = true

    /// A comment that marks a part, with its line's end; empty where nothing is marked.
    private func mark(_ sign: String, _ text: String) -> String {
        isMarked ? "\(sign) \(NewFiles.mark): \(text)\n" : ""
    }

    /// The files by their paths from the exercise's folder.
    var files: [(path: String, text: String)] {
        [
            ("exercise.yml", manifest), ("README.md", task), (module + ".swift", starter),
            ("Solution.swift", solution), (module + "Tests.swift", visible),
            ("HiddenTests.swift", hidden),
            (
                "mutants/counts-from-zero.swift",
                mutant(
                    caughtBy: "nothing, noneLeft",
                    belief: "without waits the longest is 0",
                    body: "waits.filter { $0 >= 0 }.max() ?? 0"
                )
            ),
            (
                "mutants/takes-the-last.swift",
                mutant(
                    caughtBy: "longestWins, manyWaits",
                    belief: "the last wait is the longest",
                    body: "waits.filter { $0 >= 0 }.last"
                )
            ),
            (
                "mutants/takes-a-mark-for-a-wait.swift",
                mutant(
                    caughtBy: "marks, noneLeft",
                    belief: "every number is a wait",
                    body: "waits.max()"
                )
            ),
        ]
    }

    private var manifest: String {
        """
        \(schema.map { "# yaml-language-server: $schema=\($0)\n" } ?? "")\
        format: 1
        id: \(id)
        title: \(YAMLText.quoted(title))
        module: \(module)
        points: 4
        minutes: 10
        \(mark("#", "what it teaches, and what should be done before: requires: [04/line-buffer]"))\
        concepts: [waiting]
        \(mark("#", "each test with its points, its rule and why it fails, in the suite's order"))\
        tests:
          - id: longestWins
            points: 2
            rule: 1
            explanation: The result is the largest number, wherever it stands.
          - id: nothing
            points: 1
            rule: 2
            explanation: Without a wait there is no longest one, and 0 would be a claim.
          - id: marks
            points: 1
            rule: 3
            explanation: A negative number marks a wait that was not measured. It is no wait.
        hidden:
          - id: manyWaits
            points: 1
            rule: 1
            explanation: The result is the largest number, wherever it stands.
          - id: noneLeft
            points: 1
            rule: 2
            explanation: Where all numbers are marks, there is no longest wait.
        \(mark("#", "three hints, from a question to nearly the code"))\
        hints:
          - What do you know after the first number that you must remember at the second?
          - text: Which of the numbers are no waits at all, and what is left without them?
            tests: [marks]
          - Filter what is negative, then ask the rest for max(), which is nil where nothing is left.

        """
    }

    private var task: String {
        """
        # \(title)

        \(isMarked ? "\(NewFiles.mark): tell in 3 to 10 lines what goes wrong without this code.\n\n" : "")\
        A page measures how long its readers wait, in milliseconds. Somebody wants to know the
        longest of these waits. Finish `longest` in `\(module).swift`.

        ## Rules

        1. **The longest wait wins.** It may stand anywhere.
        2. **Without waits there is none.** The result is then `nil`.
        3. **A negative number is no wait.** It marks one that was not measured.

        ## Example

        ```text
        [120, -1, 340]   gives   340
        ```

        ## Not your concern

        - Where the numbers come from.

        """
    }

    private var starter: String {
        """
        /// The longest of some waits, in milliseconds.
        \(mark("//", "a start that reads like a colleague's half-done work"))\
        func longest(_ waits: [Int]) -> Int? {
            // TODO: which of these numbers is the longest wait, and are all of them waits?
            return 0
        }

        """
    }

    private var solution: String {
        """
        \(mark("//", "the solution that students see beside theirs when they have passed"))\
        /// The longest of some waits, in milliseconds; nil where there is none.
        func longest(_ waits: [Int]) -> Int? {
            waits.filter { $0 >= 0 }.max()
        }

        """
    }

    private func mutant(caughtBy: String, belief: String, body: String) -> String {
        """
        // caught by: \(caughtBy) — \(belief)
        \(mark("//", "what a student really hands in"))\
        func longest(_ waits: [Int]) -> Int? {
            \(body)
        }

        """
    }
}
