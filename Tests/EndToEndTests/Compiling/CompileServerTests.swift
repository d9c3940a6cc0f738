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
        with servers: CompileServers? = nil
    ) async throws -> FinishedRun {
        var environment = CheckingEnvironment.current()
        environment.cacheFolder = folder.path("cache")
        let toolchain = try await Toolchain.locate(environment: environment)
        environment.compileServers = servers
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

    @Test("What it makes is what a frontend makes") func same() async throws {
        let servers = try servers()
        #expect(try await compile(Self.source, in: "one").succeeded)
        #expect(try await compile(Self.source, in: "other", with: servers).succeeded)
        #if os(Linux)
            #expect(await servers.compiled == 1)
        #endif
        let modules = try ["one", "other"].map {
            try Files.read(folder.path("\($0)/Sample.swiftmodule"))
        }
        #expect(modules[0] == modules[1])
        let objects = try ["one", "other"].map { try Files.read(folder.path("\($0)/Sample.o")) }
        #expect(objects[0].count == objects[1].count)
        // A hash of how the compiler was called is all that may differ.
        #expect(zip(objects[0], objects[1]).count { $0 != $1 } <= 16)
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
