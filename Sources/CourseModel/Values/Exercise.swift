/// The stable name of an exercise, `04/chunked-sse`: progress hangs on it for ever.
package struct ExerciseID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The lesson's number, from 1 to 99.
    package var lesson: Int
    /// The name in lower case with hyphens.
    package var slug: String

    package init(lesson: Int, slug: String) {
        self.lesson = lesson
        self.slug = slug
    }

    /// Reads `04/chunked-sse`; nil where the text has another shape.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2,
            parts[0].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let lesson = Int(parts[0]), (1...99).contains(lesson), !parts[1].isEmpty,
            parts[1].utf8.allSatisfy({
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || $0 == UInt8(ascii: "-")
            }), parts[1].first != "-", parts[1].last != "-"
        else { return nil }
        self.init(lesson: lesson, slug: String(parts[1]))
    }

    package var description: String { (lesson < 10 ? "0" : "") + "\(lesson)/\(slug)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.lesson, left.slug) < (right.lesson, right.slug)
    }
}

/// A task that a student solves in one Swift file, and the suites that check it.
package struct Exercise: Sendable {
    package var id: ExerciseID
    package var title: String
    /// The Swift module of the student's file, which is named `<module>.swift`.
    package var module: String
    /// The place among the lesson's exercises, from 1; the folder's number.
    package var order: Int
    /// What a student gets for all visible tests: the sum of their points.
    package var points: Int
    package var minutes: Int
    package var concepts: [String]
    /// Three hints, from a nudge to nearly the code.
    package var hints: [Hint]
    /// The visible tests, in the order of the suite.
    package var tests: [ExpectedTest]
    /// The tests of `HiddenTests.swift`, which run in graded runs only.
    package var hiddenTests: [ExpectedTest]
    package var limits: Limits
    /// The modules that a student's file may import in a graded run.
    package var allowedImports: [String]
    package var needsSimulator: Bool
    /// Ids that this exercise had before.
    package var aliases: [ExerciseID]
    /// Exercises that should be done before this one.
    package var requires: [ExerciseID]
    /// The exercise's folder; absolute.
    package var folder: String
    /// Where the manifest is, for messages.
    package var manifest: SourceLocation
    /// A hidden suite that stands elsewhere and takes the place of the folder's own.
    package var privateSuite: String?

    package init(
        id: ExerciseID,
        title: String,
        module: String,
        order: Int,
        points: Int,
        minutes: Int,
        concepts: [String],
        hints: [Hint],
        tests: [ExpectedTest],
        hiddenTests: [ExpectedTest],
        limits: Limits,
        allowedImports: [String],
        needsSimulator: Bool,
        aliases: [ExerciseID],
        requires: [ExerciseID],
        folder: String,
        manifest: SourceLocation
    ) {
        self.id = id
        self.title = title
        self.module = module
        self.order = order
        self.points = points
        self.minutes = minutes
        self.concepts = concepts
        self.hints = hints
        self.tests = tests
        self.hiddenTests = hiddenTests
        self.limits = limits
        self.allowedImports = allowedImports
        self.needsSimulator = needsSimulator
        self.aliases = aliases
        self.requires = requires
        self.folder = folder
        self.manifest = manifest
    }

    package var lesson: Int { id.lesson }
    /// The one file that a student edits, such as `ChunkedSSE.swift`.
    package var studentFileName: String { module + ".swift" }
    package var suiteFileName: String { module + "Tests.swift" }
    package var starterPath: String { folder + "/" + studentFileName }
    package var suitePath: String { folder + "/" + suiteFileName }
    package var hiddenSuitePath: String { privateSuite ?? folder + "/HiddenTests.swift" }
    package var solutionPath: String { folder + "/Solution.swift" }
    package var readmePath: String { folder + "/README.md" }
    package var mutantsFolder: String { folder + "/mutants" }
}

/// A test that must run and pass: its absence is a failure.
package struct ExpectedTest: Hashable, Sendable {
    /// The test function's base name: `emptyChunk` for `@Test func emptyChunk()`.
    package var id: String
    package var points: Int
    /// The number of the README's rule that it checks, from 1.
    package var rule: Int
    /// The sentence that explains a failure to the student.
    package var explanation: String

    package init(id: String, points: Int, rule: Int, explanation: String) {
        self.id = id
        self.points = points
        self.rule = rule
        self.explanation = explanation
    }
}

/// One of an exercise's hints.
package struct Hint: Hashable, Sendable {
    package var text: String
    /// The tests that it helps with; empty where it fits any failure.
    package var tests: [String]

    package init(text: String, tests: [String]) {
        self.text = text
        self.tests = tests
    }
}

/// What one run of a suite may use.
package struct Limits: Hashable, Sendable {
    /// Wall-clock seconds.
    package var seconds: Double
    /// Processor seconds.
    package var cpuSeconds: Double
    /// Resident memory of all processes of the run together, in MiB.
    package var memory: Int
    /// Bytes of output kept, in KiB; the run may print more up to a hard bound and is then stopped.
    package var output: Int
    /// The largest file that it may write, in MiB.
    package var fileSize: Int
    /// Processes and threads that it may have at once.
    package var processes: Int

    package init(
        seconds: Double = 10,
        cpuSeconds: Double = 10,
        memory: Int = 512,
        output: Int = 256,
        fileSize: Int = 16,
        processes: Int = 64
    ) {
        self.seconds = seconds
        self.cpuSeconds = cpuSeconds
        self.memory = memory
        self.output = output
        self.fileSize = fileSize
        self.processes = processes
    }
}
