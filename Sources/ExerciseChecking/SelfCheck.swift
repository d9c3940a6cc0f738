internal import CourseModel

/// What `doctor` shows about checking on this machine.
package struct SelfCheck: Sendable {
    /// The compiler's own line, such as `Swift version 6.3.1 (swift-6.3.1-RELEASE)`; nil where none
    /// works.
    package var toolchainVersion: String?
    /// The compiler as it was found on `PATH`.
    package var compilerPath: String?
    /// What checking a tiny exercise gave, each way that was tried, fastest first.
    package var ways: [Way] = []
    /// Where what was compiled is kept; nil where no folder can be written.
    package var cacheFolder: String?
    package var cacheBytes = 0
    /// What to know about the cache, where it is not in its usual place.
    package var cacheNote: String?
    /// Tools that graded runs can shut code in with, by name, and where they are.
    package var sandboxTools: [String: String] = [:]
    /// What is wrong; empty where checks work as they should.
    package var problems: [CheckingError] = []

    package struct Way: Sendable {
        package var way: BuildWay
        package var works: Bool
        /// How long it took, in milliseconds.
        package var milliseconds: Double
        /// What went wrong; nil where it works.
        package var message: String?
    }
}

extension ExerciseChecker {
    /// Checks an exercise of three lines, and looks at what a check needs.
    /// - Parameter triesAllWays: whether the slower ways are tried where a faster one works; the
    ///   slowest takes ten seconds and more.
    package func selfCheck(triesAllWays: Bool = false) async -> SelfCheck {
        var found = SelfCheck()
        for tool in ["bwrap", "unshare", "sandbox-exec"] {
            found.sandboxTools[tool] = CompilerSearch.find(tool: tool, environment)
        }
        let cache = Cache.open(environment)
        found.cacheFolder = cache.writableFolder
        found.cacheNote = cache.note
        WorkFolder.removeAbandoned(environment)
        do throws(CheckingError) {
            let toolchain = try await Toolchain.relearn(environment: environment, cache: cache)
            found.toolchainVersion = toolchain.version
            found.compilerPath = toolchain.compilerPath
            let folder = try WorkFolder(environment)
            defer { folder.remove() }
            for way in BuildWay.allCases {
                let tried = try await trying(way, in: folder.path)
                found.ways.append(tried)
                if tried.works, !triesAllWays { break }
            }
            if let last = found.ways.last, !found.ways.contains(where: \.works) {
                throw .brokenToolchain(
                    path: toolchain.compilerPath,
                    message: last.message ?? "it makes no program"
                )
            }
        } catch {
            found.problems.append(error)
        }
        found.cacheBytes = cache.writableFolder.map(CacheSweep.size(of:)) ?? 0
        return found
    }

    /// Checks the tiny exercise in one way.
    private func trying(
        _ way: BuildWay,
        in folder: String
    ) async throws(CheckingError) -> SelfCheck.Way {
        var narrow = environment
        narrow.excludedWays = Set(BuildWay.allCases).subtracting([way])
        let start = monotonicSeconds()
        var message: String?
        do throws(CheckingError) {
            let request = try TinyExercise.request(in: folder)
            let result = try await ExerciseChecker(environment: narrow).check(request)
            if result.outcome != .passed {
                let said = result.diagnostics.first?.message ?? result.notes.first
                message =
                    "a right solution was judged \(result.outcome.rawValue)"
                    + (said.map { ": \($0)" } ?? "")
            }
        } catch .brokenToolchain(_, let said) {
            message = said
        }
        return SelfCheck.Way(
            way: way,
            works: message == nil,
            milliseconds: (monotonicSeconds() - start) * 1000,
            message: message
        )
    }
}

/// An exercise that needs nothing but a toolchain that works.
enum TinyExercise {
    static func request(in folder: String) throws(CheckingError) -> CheckRequest {
        let files = [
            "Tiny.swift": "func double(_ number: Int) -> Int { number * 2 }\n",
            "TinyTests.swift": """
            import ExerciseSupport
            import Testing
            @testable import Tiny

            @Test func doubles() { #expect(double(tinyNumber) == 42) }

            """,
            "Support/Number.swift": "public let tinyNumber = 21\n",
        ]
        do throws(Files.Failure) {
            try Files.makeFolder(folder + "/Support")
            for (name, text) in files { try Files.write(text, to: folder + "/" + name) }
        } catch {
            throw .cannotWrite(path: folder, reason: error.reason)
        }
        let test = ExpectedTest(id: "doubles", points: 1, rule: 1, explanation: "2 * 21 is 42.")
        let exercise = Exercise(
            id: ExerciseID(lesson: 1, slug: "tiny"),
            title: "Tiny",
            module: "Tiny",
            order: 1,
            points: 1,
            minutes: 1,
            concepts: [],
            hints: [],
            tests: [test],
            hiddenTests: [],
            limits: Limits(),
            allowedImports: [],
            needsSimulator: false,
            aliases: [],
            requires: [],
            folder: folder,
            manifest: SourceLocation(file: "exercise.yml", line: 1)
        )
        return CheckRequest(
            exercise: exercise,
            studentFile: folder + "/Tiny.swift",
            supportFolder: folder + "/Support"
        )
    }
}
