import Foundation
import TestSupport
import Testing

@testable import ExerciseChecking

/// What compiles the files of a proof, where the toolchain brings the compiler as a library.
@Suite("A compiler that stays in memory") struct CompileServerTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("compile server") }

    private static let source = """
        public struct Counter {
            private var counts: [String: Int] = [:]
            mutating func add(_ word: String) -> Int {
                counts[word, default: 0] += word.utf8.filter { $0 > 64 }.count
                return counts.values.reduce(0, +)
            }
            func all() async throws -> [String] { counts.keys.sorted() }
        }

        """

    /// Compiles a student's file in a folder of its own.
    private func compile(
        _ source: String,
        in name: String,
        with servers: CompileServers? = nil,
        seconds: Double = 300
    ) async throws -> FinishedRun {
        var environment = CheckingEnvironment.current()
        environment.cacheFolder = folder.path("cache")
        let toolchain = try await Toolchain.locate(environment: environment)
        environment.compileServers = servers
        environment.compileSeconds = seconds
        let tools = ToolRunner(
            toolchain: toolchain,
            environment: environment,
            folder: try folder.makeFolder(name),
            usesDriver: false
        )
        try folder.write(source, to: "\(name)/Sample.swift")
        let step = CompileStep(
            kind: .student,
            module: "Sample",
            sources: ["Sample.swift"],
            object: "Sample.o",
            moduleFile: "Sample.swiftmodule",
            supportFolder: ".",
            moduleCache: folder.path("modules"),
            hasLineTables: false
        )
        return try #require(try await tools.compile(step))
    }

    private func servers(
        _ command: [String] = [BuiltProgram.path, "compile-server"]
    ) throws -> CompileServers {
        try CompileServers(command: command, environment: .current())
    }

    @Test("What it makes is what a frontend makes, of one file after the other") func same()
        async throws
    {
        let servers = try servers()
        // The second differs in a body alone, and in the names in it.
        let body = "let all = counts.values\n        return all.reduce(word.utf8.count, +)"
        let second = Self.source.replacing("return counts.values.reduce(0, +)", with: body)
        #expect(second != Self.source)
        for (index, source) in [Self.source, second, Self.source].enumerated() {
            #expect(try await compile(source, in: "one\(index)").succeeded)
            #expect(try await compile(source, in: "other\(index)", with: servers).succeeded)
            let files = try ["swiftmodule", "o"].map { suffix in
                try ["one", "other"].map {
                    try Files.read(folder.path("\($0)\(index)/Sample.\(suffix)"))
                }
            }
            #expect(files[0][0] == files[0][1])
            #expect(files[1][0].count == files[1][1].count)
            // A hash of how the compiler was called is all that may differ.
            #expect(zip(files[1][0], files[1][1]).count { $0 != $1 } <= 16)
        }
        #if os(Linux)
            #expect(await servers.compiled == 3)
        #endif
    }

    @Test("Who is stopped does not wait for it", .timeLimit(.minutes(5))) func stopped()
        async throws
    {
        // It is started and never answers.
        let note = folder.path("started")
        let servers = try servers(["/bin/sh", "-c", "touch '\(note)'; sleep 3600"])
        let task = Task { try await compile(Self.source, in: "slow", with: servers, seconds: 3600) }
        while !folder.exists("started") { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CheckingError.cancelled) { try await task.value }
    }

    @Test("What there is to say is said by a frontend, and the next file is compiled as before")
    func words() async throws {
        let servers = try servers()
        let wrong = "func count() -> Int { \"many\" }\n"
        let refused = try await compile(wrong, in: "wrong", with: servers)
        #expect(!refused.succeeded)
        #expect(refused.output.text.contains("Sample.swift:1:23: error: cannot convert"))
        let warned = try await compile("func f() { let a = 1 }\n", in: "warned", with: servers)
        #expect(warned.succeeded && warned.output.text.contains("warning: "))
        #expect(await servers.compiled == 0)
        #expect(try await compile(Self.source, in: "right", with: servers).succeeded)
        #if os(Linux)
            #expect(await servers.compiled == 1)
        #endif
    }

    @Test(
        "Where it ends, or is none at all, a frontend compiles",
        arguments: [["/bin/sh", "-c", "exit 1"], ["/nowhere/streamtutor"]]
    )
    func ends(command: [String]) async throws {
        let servers = try servers(command)
        for name in ["first", "second"] {
            #expect(try await compile(Self.source, in: name, with: servers).succeeded)
        }
        #expect(await servers.compiled == 0)
    }

    @Test("Nobody is told of it") func hidden() throws {
        let student = try Student()
        let help = try student.run("--help")
        #expect(!help.output.contains("compile-server"))
        let near = try student.run("compile-serve")
        #expect(!(near.output + near.errors).contains("compile-server"))
    }
}
