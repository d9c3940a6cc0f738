import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("Toolchains")
struct ToolchainTests {
    private let right = "func answer() -> Int { 42 }\n"

    @Test("Without a compiler it is said where was looked")
    func noCompiler() async throws {
        let folder = try TemporaryFolder("bin")
        let sample = try SampleExercise(student: right)
        for (path, folders) in [("", []), ("\(folder.path):relative", [folder.path])] {
            var environment = CheckingEnvironment.testing
            environment.variables["PATH"] = path
            await #expect(throws: CheckingError.noToolchain(lookedIn: folders)) {
                try await sample.check(in: environment)
            }
        }
        #expect(CheckingError.noToolchain(lookedIn: []).exitStatus == 69)
    }

    @Test("A compiler that does not work is named with what it said")
    func brokenCompiler() async throws {
        let folder = try TemporaryFolder("bin")
        let compiler = try folder.write(
            "#!/bin/sh\necho 'cannot open the library' >&2\nexit 1\n",
            to: "swiftc"
        )
        makeExecutable(compiler)
        var environment = CheckingEnvironment.testing
        environment.variables["PATH"] = folder.path
        let sample = try SampleExercise(student: right)
        await #expect(
            throws: CheckingError.brokenToolchain(
                path: compiler,
                message: "cannot open the library"
            )
        ) {
            try await sample.check(in: environment)
        }
    }

    @Test("What the driver said is kept and read again")
    func stored() async throws {
        let cache = try TemporaryFolder("cache")
        let environment = CheckingEnvironment.with(cache: cache.path)
        let asked = try await Toolchain.locate(environment: environment)
        #expect(asked.version.contains("Swift version"))
        #expect(Set(asked.compile.keys) == Set(CompileStep.Kind.allCases))
        #expect(asked.link != nil)
        var wasAsked = false
        let known = try await Toolchain.locate(
            environment: environment,
            cache: .open(environment)
        ) { wasAsked = true }
        #expect(!wasAsked)
        #expect(known.key == asked.key)
        #expect(known.link == asked.link)
    }

    @Test(
        "The slower ways give the same verdict and say that they were taken",
        arguments: [BuildWay.driver, .package]
    )
    func slowerWays(way: BuildWay) async throws {
        var environment = CheckingEnvironment.testing
        environment.excludedWays = Set(BuildWay.allCases).subtracting([way])
        let sample = try SampleExercise(
            student: """
                func answer() -> Int { print("hello"); return 42 }
                @main struct Program { static func main() {} }

                """,
            in: "with a space"
        )
        let passed = try await sample.check(in: environment)
        #expect(passed.outcome == .passed)
        #expect(passed.output.text == "hello\n")
        try sample.edit("func answer() -> Int { \"42\" }\n")
        let refused = try await sample.check(in: environment)
        #expect(refused.outcome == .compileError)
        #expect(refused.diagnostics.first?.file == "Sample.swift")
        #expect(refused.diagnostics.first?.line == 1)
    }

    @Test("A frontend that fails for its own reasons makes the check fall back")
    func fallsBack() async throws {
        let folder = try TemporaryFolder("bin")
        let real = try CompilerSearch.find(.testing)
        // Says of itself that it is the frontend and the linker, and fails as both.
        let compiler = try folder.write(
            """
            #!/bin/sh
            if [ "$1" = "-###" ]; then
                \(real) "$@" | sed 's|^[^ ]*swift-frontend|\(folder.path("broken"))|'
            else
                exec \(real) "$@"
            fi

            """,
            to: "swiftc"
        )
        let broken = try folder.write("#!/bin/sh\necho 'no licence' >&2\nexit 1\n", to: "broken")
        makeExecutable(compiler)
        makeExecutable(broken)
        var environment = CheckingEnvironment.with(cache: folder.path("cache"))
        environment.variables["PATH"] =
            folder.path + ":" + (environment.variables["PATH"] ?? "")
        let sample = try SampleExercise(student: right)
        let first = try await sample.check(in: environment)
        #expect(first.outcome == .passed)
        #expect(first.notes.contains { $0.contains("swiftc") && $0.contains("no licence") })
        let again = try await sample.check(in: environment)
        #expect(again.outcome == .passed)
        #expect(again.durations.suite == nil)
    }

    @Test("The self check tells the toolchain, the way that works and the cache")
    func selfCheck() async throws {
        let found = await ExerciseChecker(environment: .testing).selfCheck()
        #expect(found.problems.isEmpty)
        #expect(found.toolchainVersion?.contains("Swift") == true)
        #expect(found.ways.map(\.way) == [.direct])
        #expect(found.ways.first?.works == true)
        #expect(found.cacheFolder == SampleExercise.cache.path("v1"))
        #expect(found.cacheBytes > 0)

        var empty = CheckingEnvironment.testing
        empty.variables["PATH"] = ""
        let nothing = await ExerciseChecker(environment: empty).selfCheck()
        #expect(nothing.problems == [.noToolchain(lookedIn: [])])
        #expect(nothing.sandboxTools.isEmpty)
    }
}
