import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("What was compiled before")
struct CacheTests {
    private let right = "func answer() -> Int { 42 }\n"

    @Test("A body edit reuses the suite, an interface edit does not, the same file nothing anew")
    func reuse() async throws {
        let cache = try TemporaryFolder("cache")
        let environment = CheckingEnvironment.with(cache: cache.path)
        let phases = Recorded()
        let sample = try SampleExercise(student: right)
        let first = try await ExerciseChecker(environment: environment)
            .check(sample.request()) { phases.add($0) }
        #expect(first.durations.suite != nil)
        #expect(phases.all.first == .askingToolchain)
        #expect(phases.all.contains(.compilingSupport) && phases.all.last == .running)

        try sample.edit("// A comment, and more lines.\n\nfunc answer() -> Int { 40 + 2 }\n")
        let body = try await sample.check(in: environment)
        #expect(body.outcome == .passed)
        #expect(body.durations.compile != nil)
        #expect(body.durations.suite == nil)

        try sample.edit("func helper() -> Int { 1 }\nfunc answer() -> Int { 41 }\n")
        let interface = try await sample.check(in: environment)
        #expect(interface.outcome == .failed)
        #expect(interface.durations.suite != nil)

        let same = try await sample.check(in: environment)
        #expect(same.outcome == .failed)
        #expect(same.durations.compile == nil)
        #expect(same.durations.suite == nil)
        #expect(same.durations.run != nil)
    }

    @Test("What was compiled ahead is not compiled by the first check; then there is nothing to do")
    func prepared() async throws {
        let cache = try TemporaryFolder("cache")
        let checker = ExerciseChecker(environment: .with(cache: cache.path))
        let sample = try SampleExercise(student: "func answer() -> Int { 1 }\n")
        await checker.prepare(sample.request())
        try sample.edit(right)
        let phases = Recorded()
        let first = try await checker.check(sample.request()) { phases.add($0) }
        #expect(first.outcome == .passed)
        #expect(first.durations.suite == nil)
        #expect(!phases.all.contains(.askingToolchain) && !phases.all.contains(.compilingSupport))

        func entries() throws -> [String] { try cache.names(in: "v1").sorted() }
        try sample.edit("func answer() -> Int { 2 }\n")
        let before = try entries()
        await checker.prepare(sample.request())
        #expect(try entries() == before)
    }

    @Test("Preparing says nothing of a file that is missing, and ends when it is cancelled")
    func preparingInVain() async throws {
        let cache = try TemporaryFolder("cache")
        let checker = ExerciseChecker(environment: .with(cache: cache.path))
        let sample = try SampleExercise(student: right)
        let request = sample.request()
        let task = Task { await checker.prepare(request) }
        task.cancel()
        await task.value
        try sample.folder.remove("student/Sample.swift")
        await checker.prepare(request)
        let entries = (try? cache.names(in: "v1")) ?? []
        #expect(entries.filter { $0.hasPrefix("support-") } == [])
    }

    @Test("A link of the support module that leads nowhere is told as that")
    func brokenLink() async throws {
        let sample = try SampleExercise(student: "func answer() -> Int { 42 }\n")
        let link = try sample.folder.link("Support/JSON", to: "../elsewhere/JSON")
        let problem = await #expect(throws: CheckingError.self) { try await sample.check() }
        #expect(
            problem
                == .courseFileUnreadable(
                    path: link,
                    reason: "it is a link to ../elsewhere/JSON, and there is nothing"
                )
        )
        try sample.folder.write("public let whole = true\n", to: "elsewhere/JSON/JSON.swift")
        #expect(try await sample.check().outcome == .passed)
    }

    @Test("A changed suite or support module is compiled, whatever was kept")
    func courseChanges() async throws {
        let sample = try SampleExercise(student: right)
        #expect(try await sample.check().outcome == .passed)
        let suite = try sample.folder.read("SampleTests.swift")
        try sample.folder.write(suite.replacing("== 42", with: "== 43"), to: "SampleTests.swift")
        #expect(try await sample.check().outcome == .failed)
        try sample.folder.write("public let broken: Int = \"\"\n", to: "Support/More.swift")
        await #expect(throws: CheckingError.self) { try await sample.check() }
    }

    @Test("A cache that cannot be written costs a note, never the verdict")
    func unwritable() async throws {
        let folder = try TemporaryFolder("cache")
        try folder.write("", to: "file")
        var environment = CheckingEnvironment.with(cache: folder.path("file/cache"))
        environment.temporaryFolder = try folder.makeFolder("temporary")
        let sample = try SampleExercise(student: right)
        let result = try await sample.check(in: environment)
        #expect(result.outcome == .passed)
        #expect(result.notes.count == 1)
        #expect(result.notes.first?.contains("cannot be written") == true)
        let again = try await sample.check(in: environment)
        #expect(again.durations.suite == nil)
    }

    @Test("Without a folder to write to at all, that is what is said")
    func nowhere() async throws {
        let folder = try TemporaryFolder("cache")
        try folder.write("", to: "file")
        var environment = CheckingEnvironment.with(cache: folder.path("cache"))
        environment.temporaryFolder = folder.path("file")
        let sample = try SampleExercise(student: right)
        do throws(CheckingError) {
            _ = try await ExerciseChecker(environment: environment).check(sample.request())
            Issue.record("it checked")
        } catch {
            #expect(error.exitStatus == 73)
        }
    }

    @Test(
        "A full disk is said as such, and a full cache is only slower",
        .enabled(if: SmallDisk.isPossible)
    )
    func fullDisk() async throws {
        let disk = try SmallDisk()
        let sample = try SampleExercise(student: right)
        disk.fill()
        let cached = try await sample.check(in: .with(cache: disk.path + "/cache"))
        #expect(cached.outcome == .passed)
        #expect(cached.notes.first?.contains("cannot be written") == true)
        var environment = CheckingEnvironment.testing
        environment.temporaryFolder = disk.path
        do throws(CheckingError) {
            _ = try await ExerciseChecker(environment: environment).check(sample.request())
            Issue.record("it checked")
        } catch {
            #expect(error.exitStatus == 73)
            #expect(error.message.contains("No space left"))
        }
    }

    @Test("Damaged and deleted entries are made again")
    func damage() async throws {
        let cache = try TemporaryFolder("cache")
        let environment = CheckingEnvironment.with(cache: cache.path)
        let sample = try SampleExercise(student: right)
        #expect(try await sample.check(in: environment).outcome == .passed)
        for name in Files.names(in: cache.path("v1")) {
            let entry = cache.path("v1/\(name)")
            for file in Files.names(in: entry) where file.hasSuffix(".o") {
                // The same size, so that only using it shows the damage.
                let size = Files.identity(entry + "/" + file)?.size ?? 0
                try Files.write([UInt8](repeating: 7, count: size), to: entry + "/" + file)
            }
        }
        let mended = try await sample.check(in: environment)
        #expect(mended.outcome == .passed)
        #expect(mended.notes.isEmpty)
        let after = try await sample.check(in: environment)
        #expect(after.durations.suite == nil)
        try cache.remove("v1")
        #expect(try await sample.check(in: environment).outcome == .passed)
    }

    @Test("What was not used for longest goes first when there is too much")
    func bound() throws {
        let folder = try TemporaryFolder("cache")
        var environment = CheckingEnvironment.with(cache: folder.path)
        environment.cacheLimit = 2500
        let cache = Cache.open(environment)
        let file = try folder.write([UInt8](repeating: 1, count: 1000), to: "file")
        for (age, key) in ["old", "middle", "new"].enumerated() {
            #expect(cache.store(.module, key, files: ["object": file]))
            setModified(folder.path("v1/module-\(key)"), secondsAgo: 3000 - age * 1000)
        }
        // Using it makes it young.
        #expect(cache.lookup(.module, "old") != nil)
        CacheSweep(folder: folder.path("v1"), limit: environment.cacheLimit).run()
        #expect(cache.lookup(.module, "middle") == nil)
        #expect(cache.lookup(.module, "old") != nil)
        #expect(cache.lookup(.module, "new") != nil)
        #expect(Files.names(in: folder.path("v1/staging")).isEmpty)
    }

    @Test("Many checks at once on an empty cache come to their own verdicts")
    func concurrently() async throws {
        let cache = try TemporaryFolder("cache")
        let environment = CheckingEnvironment.with(cache: cache.path)
        let outcomes = try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            for number in 40..<46 {
                let sample = try SampleExercise(student: "func answer() -> Int { \(number) }\n")
                group.addTask { (number, try await sample.check(in: environment).outcome) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(outcomes.filter { $0.value == .passed }.map(\.key) == [42])
        #expect(outcomes.values.count { $0 == .failed } == 5)
        #expect(Files.names(in: cache.path("v1/staging")).isEmpty)
    }
}
