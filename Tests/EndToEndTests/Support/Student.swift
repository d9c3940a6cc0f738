import Foundation
import TestSupport
import Testing

/// A student at a machine of their own: a home, a folder for temporary files, an environment.
///
/// Compiled modules are shared by all students of a test run, as they are by all of a machine's.
final class Student {
    private let folder: TemporaryFolder
    /// Where commands are typed; no workspace and no course is in it or above it.
    let place: String
    let home: String
    var environment: [String: String]

    init() throws {
        folder = try TemporaryFolder("student")
        place = try folder.makeFolder("desk")
        home = try folder.makeFolder("home")
        environment = [
            "HOME": home,
            "XDG_CACHE_HOME": Self.cache,
            "TMPDIR": try folder.makeFolder("tmp"),
            "STREAMTUTOR_COURSE": repositoryRoot(),
            "STREAMTUTOR_SEED": "1",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        ]
        // What finding and running a toolchain may need on the machine.
        let mine = ProcessInfo.processInfo.environment
        for name in ["PATH", "DEVELOPER_DIR", "SDKROOT", "TOOLCHAINS", "LD_LIBRARY_PATH"] {
            environment[name] = mine[name]
        }
    }

    /// The compile cache of this test run; removed at its end.
    private static let cache: String = {
        let path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("streamtutor-tests-cache-\(getpid())").path
        try? FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
        atexit { try? FileManager.default.removeItem(atPath: Student.cache) }
        return path
    }()

    /// Runs `streamtutor` to its end without a terminal.
    func run(
        _ arguments: String...,
        input: String = "",
        outputFile: String? = nil
    ) throws -> RunningProgram.Outcome {
        let program = try start(arguments, outputFile: outputFile)
        program.send(input)
        return try program.finish()
    }

    func start(_ arguments: [String], outputFile: String? = nil) throws -> RunningProgram {
        try RunningProgram(
            BuiltProgram.path,
            arguments,
            in: place,
            environment: environment,
            outputFile: outputFile
        )
    }

    /// Starts `streamtutor` on a terminal.
    func terminal(_ arguments: String..., columns: Int = 80, rows: Int = 24) throws
        -> TerminalSession
    {
        try TerminalSession(
            BuiltProgram.path,
            arguments,
            columns: columns,
            rows: rows,
            in: place,
            environment: environment
        )
    }

    /// Starts a shell script on a terminal, with `streamtutor` as `$0` and `arguments` as `$@`.
    func shell(_ script: String, _ arguments: String...) throws -> TerminalSession {
        try TerminalSession(
            "/bin/sh",
            ["-mc", script, BuiltProgram.path] + arguments,
            in: place,
            environment: environment
        )
    }

    /// The absolute path of something in the student's home.
    func path(_ relative: String) -> String { home + "/" + relative }

    func read(_ relative: String) throws -> String {
        try String(contentsOfFile: path(relative), encoding: .utf8)
    }

    @discardableResult
    func write(_ text: String, to relative: String) throws -> String {
        try folder.write(text, to: "home/" + relative)
    }

    func exists(_ relative: String) -> Bool { folder.exists("home/" + relative) }

    /// The names in a folder of the student's home, in order; empty where there is none.
    func names(in relative: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(relative))) ?? []).sorted()
    }

    /// Saves a solution of `04/line-buffer` as an editor does, under the workspace in the home.
    func save(_ source: String) throws { try write(source, to: LineBufferExercise.file) }

    /// A folder of the student's that is not in the home.
    func makeFolder(_ name: String) throws -> String { try folder.makeFolder(name) }
}
