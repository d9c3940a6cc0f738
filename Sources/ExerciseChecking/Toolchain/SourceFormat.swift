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
    package func problems(in files: [String]) async throws(CheckingError) -> [Diagnostic] {
        let finished = try await run(["lint", "--strict"], files)
        var seen: Set<String> = []
        return CompilerOutput(finished.output.text).diagnostics.filter { problem in
            problem.line != nil
                && seen.insert("\(problem.file ?? "") \(problem.line ?? 0)").inserted
        }
    }

    /// Lays the files out anew, in place.
    package func fix(_ files: [String]) async throws(CheckingError) {
        _ = try await run(["format", "--in-place"], files)
    }

    private func run(
        _ arguments: [String],
        _ files: [String]
    ) async throws(CheckingError) -> FinishedRun {
        try await ExerciseChecking.run(
            LaunchPlan(
                program: tool,
                arguments: arguments + ["--configuration", configuration] + files,
                variables: environment.toolVariables(temporary: environment.temporaryRoot),
                folder: "/",
                mergesError: true,
                limits: .tool
            )
        )
    }
}
