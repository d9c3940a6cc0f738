/// The layout of Swift files, as the toolchain's `swift-format` wants it.
package struct SourceFormat: Sendable {
    private let tool: String
    private let configuration: String
    private let environment: CheckingEnvironment

    /// - Parameter configuration: The rules, a file `.swift-format`; absolute.
    /// - Returns: nil where there is no such file, or the toolchain has no `swift-format`.
    package init?(
        configuration: String,
        environment: CheckingEnvironment
    ) async throws(CheckingError) {
        guard Files.identity(configuration) != nil else { return nil }
        let toolchain = try await Toolchain.locate(environment: environment)
        let folders = [toolchain.compile[.student]?.words.first, toolchain.compilerPath]
        let tools = folders.compactMap { $0.map(ShellWords.folder(ofPath:)) }
            .map { $0 + "/swift-format" }
        guard let tool = tools.first(where: Files.isExecutable) else { return nil }
        self.tool = tool
        self.configuration = configuration
        self.environment = environment
    }

    /// What is laid out in another way, at most one for each line; files by their paths.
    /// - Throws: `.brokenToolchain` where the tool did not come to its end.
    package func problems(in files: [String]) async throws(CheckingError) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for start in stride(from: 0, to: files.count, by: Self.mostFiles) {
            let some = Array(files[start..<min(start + Self.mostFiles, files.count)])
            let finished = try await run(["lint", "--strict"], some)
            // Else what it had no time to say would pass for good layout.
            guard finished.stop == nil, case .exited = finished.end else {
                throw .brokenToolchain(
                    path: tool,
                    message: "it was stopped before it had looked at all files"
                )
            }
            var seen: Set<String> = []
            problems += CompilerOutput(finished.output.text).diagnostics.filter { problem in
                problem.line != nil
                    && seen.insert("\(problem.file ?? "") \(problem.line ?? 0)").inserted
            }
        }
        return problems
    }

    /// How many files a call gets: a command line has an end.
    private static let mostFiles = 500

    /// Lays the files out anew, in place.
    package func fix(_ files: [String]) async throws(CheckingError) {
        _ = try await run(["format", "--in-place"], files)
    }

    private func run(
        _ arguments: [String],
        _ files: [String]
    ) async throws(CheckingError) -> FinishedRun {
        var limits = RunLimits.tool
        // Nothing of what it says of a course's files may be lost.
        limits.outputKept = limits.outputMost
        return try await ExerciseChecking.run(
            LaunchPlan(
                program: tool,
                arguments: arguments + ["--configuration", configuration] + files,
                variables: environment.toolVariables(temporary: environment.temporaryRoot),
                folder: "/",
                mergesError: true,
                limits: limits
            )
        )
    }
}
