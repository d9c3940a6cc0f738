import TestSupport
import Testing

@testable import ExerciseChecking

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@Suite("Programs in two parts")
struct HostTests {
    private let right = "func answer() -> Int { 42 }\n"

    @Test("One host serves different files, and is linked once")
    func oneHost() async throws {
        let cache = try TemporaryFolder("cache")
        let environment = CheckingEnvironment.with(cache: cache.path)
        let sample = try SampleExercise(student: right)
        #expect(try await sample.check(in: environment).outcome == .passed)
        let first = try hosts(in: cache)
        #expect(first.count == (HostTests.linksInParts ? 1 : 0))
        try sample.edit("func answer() -> Int { 41 }\n")
        #expect(try await sample.check(in: environment).outcome == .failed)
        #expect(try hosts(in: cache) == first)
    }

    @Test(
        "A host that cannot be started is done without",
        .enabled(if: linksInParts),
        arguments: ["644", "755"]
    )
    func brokenHost(mode: String) async throws {
        let cache = try TemporaryFolder("cache")
        let environment = CheckingEnvironment.with(cache: cache.path)
        let sample = try SampleExercise(student: right)
        #expect(try await sample.check(in: environment).outcome == .passed)
        let host = "v1/\(try #require(hosts(in: cache).first))/host"
        // Of the same size, which is what the cache goes by.
        let size = try #require(Files.identity(cache.path(host))?.size)
        try cache.write(String(repeating: "x", count: size), to: host)
        #expect(chmod(cache.path(host), mode == "644" ? 0o644 : 0o755) == 0)
        for (text, outcome) in [
            (right, Outcome.passed), ("func answer() -> Int { 1 }\n", .failed),
        ] {
            try sample.edit(text)
            #expect(try await sample.check(in: environment).outcome == outcome)
        }
    }

    @Test("What was built runs, also when somebody has emptied the cache since")
    func emptiedCache() async throws {
        let cache = try TemporaryFolder("cache")
        let sample = try SampleExercise(student: right)
        let checker = ExerciseChecker(environment: .with(cache: cache.path))
        // What was compiled lies in the cache alone, and not in the folder of the check as well.
        #expect(try await checker.check(sample.request()).outcome == .passed)
        let built = try await checker.build(sample.request(), suites: [.visible])
        try cache.remove("v1")
        for _ in 1...2 {
            #expect(try await built.run(.visible).outcome == .passed)
        }
    }

    @Test("A library that only the student's file asks for is loaded too")
    func ownLibrary() async throws {
        let sample = try SampleExercise(
            student: """
                import Foundation
                func answer() -> Int { Int(("4" as NSString).appending("2")) ?? 0 }

                """
        )
        #expect(try await sample.check().outcome == .passed)
    }

    @Test("The host gets all libraries, what it loads only its own; other systems link whole")
    func commandLines() throws {
        let words = [
            "ld", "-pie", "-dynamic-linker", "/ld.so", "-o", LinkTemplate.sampleOutput, "-L/lib",
            "-rpath", "/swift", "/swift/swiftrt.o", LinkTemplate.sampleObject,
            LinkTemplate.sampleLibrary, "-lc",
        ]
        let link = try #require(HostLink(LinkTemplate(words: words)))
        #expect(
            link.host(objects: ["a.o", "b.o"], libraries: ["-lTesting"], output: "host") == [
                "ld", "-pie", "-dynamic-linker", "/ld.so", "-o", "host", "-L/lib", "-rpath",
                "/swift", "/swift/swiftrt.o", "a.o", "b.o", "-lTesting", "-lc", "--export-dynamic",
            ]
        )
        let start = ["ld", "-shared", "--hash-style=gnu", "--eh-frame-hdr", "-o", "tests.so"]
        #expect(
            link.part(objects: ["c.o"], libraries: [], output: "tests.so")
                == start + ["/swift/swiftrt.o", "c.o"]
        )
        #expect(
            link.part(objects: ["c.o"], libraries: ["-lFoundation"], output: "tests.so")
                == start + [
                    "/swift/swiftrt.o", "c.o", "-L/lib", "-rpath", "/swift", "-lFoundation",
                ]
        )
        for missing in ["-dynamic-linker", "/swift/swiftrt.o", LinkTemplate.sampleLibrary] {
            #expect(HostLink(LinkTemplate(words: words.filter { $0 != missing })) == nil)
        }
    }

    /// The entries of the cache that are hosts.
    private func hosts(in cache: TemporaryFolder) throws -> [String] {
        try cache.names(in: "v1").filter { $0.hasPrefix("host-") }
    }

    #if os(Linux)
        static let linksInParts = true
    #else
        static let linksInParts = false
    #endif
}
