import CourseModel
import ExerciseChecking
import LessonRunner
import TestSupport

/// A course of one lesson and one exercise in a folder of its own, sound until a test breaks it.
///
/// All of them share one cache, so that what they have in common is compiled once.
struct TinyCourse {
    static let cache = try! TemporaryFolder("cache")
    static let exercise = "exercises/01-first/01-doubling"

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("course")
        for (file, text) in Self.files { try folder.write(text, to: file) }
    }

    /// Puts another text in place of one that is there.
    func replace(_ old: String, with new: String, in file: String) throws {
        let text = try folder.read(file)
        precondition(text.contains(old), "\(file) has no \(old)")
        try folder.write(text.replacing(old, with: new), to: file)
    }

    func load() throws -> Course { try CourseLoader.load(folder.path, known: .builtIn) }

    func breakBy(_ breakage: Breakage) throws {
        let file = "\(Self.exercise)/\(breakage.file)"
        if let change = breakage.change {
            try replace(change.old, with: change.new, in: file)
        } else {
            try folder.remove(file)
        }
    }

    /// What the proof of the one exercise says.
    func proof(suiteBudget: Double? = nil) async throws -> Proof {
        try await exerciseProof(suiteBudget: suiteBudget).run()
    }

    func exerciseProof(
        suiteBudget: Double? = nil,
        memory: ProofMemory? = nil
    ) throws -> ExerciseProof {
        let course = try load()
        return ExerciseProof(
            exercise: course.exercises[0],
            course: course,
            checker: ExerciseChecker(environment: Self.environment),
            suiteBudget: suiteBudget,
            memory: memory
        )
    }

    static var environment: CheckingEnvironment {
        var environment = CheckingEnvironment.current()
        environment.cacheFolder = cache.path
        return environment
    }

    /// Makes the hidden suite write a byte to a file each time that it runs, and fail each time
    /// that the file's size can be divided by a number.
    /// - Returns: The file, from the course's folder.
    func countRuns(failingEach number: Int) throws -> String {
        let file = "runs"
        try replace(
            """
            import Testing

            @testable import Doubling
            """,
            with: """
                #if canImport(Darwin)
                    @preconcurrency import Darwin
                #else
                    @preconcurrency import Glibc
                #endif
                import Testing

                @testable import Doubling

                private func isWell() -> Bool {
                    guard let file = fopen("\(folder.path(file))", "a") else { return false }
                    fputs("x", file)
                    let size = ftell(file)
                    fclose(file)
                    return size % \(number) != 0
                }
                """,
            in: Self.exercise + "/HiddenTests.swift"
        )
        try replace(
            "(result == 2000)",
            with: "(result == 2000 && isWell())",
            in: Self.exercise + "/HiddenTests.swift"
        )
        return file
    }

    /// What the proof of the one lesson says.
    func lessonProof() throws -> Proof {
        let course = try load()
        return LessonProof(lesson: course.lessons[0], course: course).run()
    }

    static let files = [
        "lessons/01-first.md": """
        ---
        format: 1
        title: First
        minutes: 20
        objectives: [double a number, read a proof, mend a course]
        ---
        # First

        ## Doubling

        ```sse
        data: one

        ```

        ```predict
        id: events
        ask: How many events?
        input: 'data: one\\n\\n'
        compute: event-count
        misses:
          - {answer: "2", why: An event ends at an empty line.}
        why: There is one empty line.
        ```

        ```exercise
        01/doubling
        ```

        """,
        "exercises/Support/Support.swift": "public struct Pair { public init() {} }\n",
        "\(exercise)/exercise.yml": """
        format: 1
        id: 01/doubling
        title: Doubling
        module: Doubling
        points: 3
        minutes: 10
        concepts: [number]
        tests:
          - {id: doubled, points: 1, rule: 1, explanation: Two times the number.}
          - {id: negative, points: 1, rule: 2, explanation: The sign stays.}
          - {id: zero, points: 1, rule: 3, explanation: Two times zero is zero.}
        hidden:
          - {id: large, points: 1, rule: 1, explanation: Two times the number.}
        hints: [Which sign doubles?, Think of a sum., return number + number]

        """,
        "\(exercise)/README.md": """
        # Doubling

        A number comes, and twice as much goes out.

        ## Rules

        1. **A number is doubled.** Whatever it is.
        2. **A sign stays.**
        3. **Zero stays zero.**

        ## Example

        3 gives 6.

        ## Not your concern

        - Numbers that are too large.

        """,
        "\(exercise)/Doubling.swift": """
        func twice(_ number: Int) -> Int {
            // TODO: what makes it twice as much?
            number
        }

        """,
        "\(exercise)/Solution.swift": "func twice(_ number: Int) -> Int { number * 2 }\n",
        "\(exercise)/DoublingTests.swift": """
        import Testing

        @testable import Doubling

        @Suite("Doubling") struct DoublingTests {
            @Test("A number is doubled") func doubled() { expect(3, gives: 6) }
            @Test("A sign stays") func negative() { expect(-3, gives: -6) }
            @Test("Zero stays zero") func zero() { expect(0, gives: 0) }

            func expect(_ number: Int, gives expected: Int) {
                let result: Int = twice(number)
                #expect(result == expected)
            }
        }

        """,
        "\(exercise)/HiddenTests.swift": """
        import Testing

        @testable import Doubling

        @Suite("Doubling") struct DoublingHiddenTests {
            @Test("A large number is doubled") func large() {
                let result: Int = twice(1000)
                #expect(result == 2000)
            }
        }

        """,
        "\(exercise)/mutants/adds.swift": """
        // caught by: doubled, zero — twice is two more
        func twice(_ number: Int) -> Int { number + 2 }

        """,
        "\(exercise)/mutants/drops-the-sign.swift": """
        // caught by: negative — numbers are positive
        func twice(_ number: Int) -> Int { abs(number) * 2 }

        """,
        "\(exercise)/mutants/squares.swift": """
        // caught by: doubled, large — a square is twice as much
        func twice(_ number: Int) -> Int { number * number }

        """,
    ]
}
