/// Calls the compiler and the linker in one of the two ways that make single objects.
struct ToolRunner: Sendable {
    let toolchain: Toolchain
    let environment: CheckingEnvironment
    /// The folder of the build; programs run in it.
    let folder: String
    let usesDriver: Bool

    /// How long a compiler may take for one file, in seconds.
    static let compileSeconds = 60.0

    /// Compiles; what came of it is for the caller to judge.
    func compile(_ step: CompileStep) async throws(CheckingError) -> FinishedRun? {
        var limits = RunLimits.tool
        limits.seconds = Self.compileSeconds
        if usesDriver {
            return try await run(
                toolchain.compilerPath,
                step.driverArguments(platform: toolchain.platformArguments),
                limits
            )
        }
        guard let template = toolchain.compile[step.kind] else { return nil }
        let words = template.filled(for: step)
        return try await run(words[0], Array(words.dropFirst()), limits)
    }

    /// Writes the interface of a step's module, without the bodies of functions and without an
    /// object; nil where it is not known how.
    func declare(_ step: CompileStep) async throws(CheckingError) -> FinishedRun? {
        guard !usesDriver, let moduleFile = step.moduleFile,
            var words = toolchain.compile[step.kind]?.filled(for: step),
            let compile = words.firstIndex(of: "-c"),
            let path = words.firstIndex(of: "-emit-module-path"), path + 1 < words.count,
            let output = words.firstIndex(of: "-o"), output + 1 < words.count
        else { return nil }
        words[compile] = "-emit-module"
        words[output + 1] = moduleFile
        words.removeSubrange(path...path + 1)
        words.append("-experimental-skip-non-inlinable-function-bodies-without-types")
        return try await run(words[0], Array(words.dropFirst()), .tool)
    }

    /// Links; nil where it is not known how.
    func link(objects: [String], output: String) async throws(CheckingError) -> FinishedRun? {
        if usesDriver {
            return try await run(
                toolchain.compilerPath,
                ["-emit-executable"] + objects + ["-o", output] + toolchain.platformArguments,
                .tool
            )
        }
        guard let template = toolchain.link else { return nil }
        var libraries: [String] = []
        if template.asksForLibraries {
            guard let wanted = try await wantedLibraries(objects) else { return nil }
            libraries = wanted
        }
        let words = template.filled(objects: objects, libraries: libraries, output: output)
        return try await run(words[0], Array(words.dropFirst()), .tool)
    }

    /// The linker's options that the objects ask for, each once, in their order.
    private func wantedLibraries(_ objects: [String]) async throws(CheckingError) -> [String]? {
        var options: [String] = []
        for object in objects {
            if let bytes = try? Files.read(absolute(object)),
                let wanted = ELFObject.autolinkEntries(bytes)
            {
                options += wanted
            } else if let tool = toolchain.autolinkTool {
                let list = "autolink.txt"
                let finished = try await run(tool, [object, "-o", list], .tool)
                guard finished.succeeded, let bytes = try? Files.read(absolute(list)) else {
                    return nil
                }
                options += String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                    .map(String.init)
            } else {
                return nil
            }
        }
        var seen: Set<String> = []
        return options.filter { seen.insert($0).inserted }
    }

    func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : folder + "/" + path }

    private func run(
        _ program: String,
        _ arguments: [String],
        _ limits: RunLimits
    ) async throws(CheckingError) -> FinishedRun {
        try await ExerciseChecking.run(
            LaunchPlan(
                program: program,
                arguments: arguments,
                variables: environment.toolVariables(temporary: folder),
                folder: folder,
                mergesError: true,
                limits: limits
            )
        )
    }
}
