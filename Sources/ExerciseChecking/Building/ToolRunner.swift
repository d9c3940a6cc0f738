internal import Synchronization

/// Calls the compiler and the linker in one of the two ways that make single objects.
struct ToolRunner: Sendable {
    let toolchain: Toolchain
    let environment: CheckingEnvironment
    /// The folder of the build; programs run in it.
    let folder: String
    let usesDriver: Bool

    /// What the tool sees of the machine in graded runs, beside the folder of the build.
    private func confinement(
        _ readable: [String]
    ) throws(CheckingError) -> Confinement? {
        guard let sandbox = environment.sandbox else { return nil }
        let root = folder + "-root"
        do throws(Files.Failure) {
            try Files.makeFolder(root)
        } catch {
            throw .cannotWrite(path: root, reason: error.reason)
        }
        return Confinement(
            sandbox: sandbox,
            root: root,
            readable: toolchain.folders + readable.filter { $0.hasPrefix("/") },
            writable: [folder]
        )
    }

    /// The limits of a compiler that is given a student's code.
    private var compileLimits: RunLimits {
        var limits = RunLimits.tool
        limits.seconds = environment.compileSeconds
        if environment.sandbox != nil {
            limits.memory = 2 << 30
            limits.processes = 256
            limits.fileSize = 256 << 20
        }
        return limits
    }

    /// What the compiler sees in a file before it looks anything up, as JSON.
    func dumpSyntax(_ step: CompileStep) async throws(CheckingError) -> FinishedRun? {
        guard !usesDriver, var words = toolchain.compile[step.kind]?.filled(for: step),
            let compile = words.firstIndex(of: "-c")
        else { return nil }
        // The same flags, so that conditions in the source are decided in the same way.
        words[compile] = "-dump-parse"
        for option in ["-emit-module-path", "-o"] {
            guard let index = words.firstIndex(of: option), index + 1 < words.count else {
                continue
            }
            words.removeSubrange(index...index + 1)
        }
        words += ["-dump-ast-format", "json"]
        var limits = compileLimits
        limits.outputKept = limits.outputMost
        return try await run(
            words[0],
            Array(words.dropFirst()),
            limits,
            try confinement([step.supportFolder, step.moduleCache]),
            mergesError: false
        )
    }

    /// Compiles; what came of it is for the caller to judge.
    func compile(_ step: CompileStep) async throws(CheckingError) -> FinishedRun? {
        // The course's own modules fill the caches that students' modules only read. They are
        // trusted, and on a cold cache and a busy machine they take longer than a student's file.
        let isShared = step.kind == .support || step.kind == .runner || step.fillsCaches
        let limits = isShared ? RunLimits.tool : compileLimits
        if !isShared, !usesDriver, environment.sandbox == nil,
            let servers = environment.compileServers,
            let finished = await servers.compile(step, self)
        {
            return finished
        }
        let confinement =
            isShared ? nil : try confinement([step.supportFolder, step.moduleCache])
        if usesDriver {
            return try await run(
                toolchain.compilerPath,
                step.driverArguments(platform: toolchain.platformArguments),
                limits,
                confinement
            )
        }
        guard let template = toolchain.compile[step.kind] else { return nil }
        let words = template.filled(for: step)
        return try await run(words[0], Array(words.dropFirst()), limits, confinement)
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
                compileLimits,
                try confinement(objects)
            )
        }
        guard let template = toolchain.link else { return nil }
        var libraries: [String] = []
        if template.asksForLibraries {
            guard let wanted = try await wantedLibraries(objects) else { return nil }
            libraries = wanted
        }
        let words = template.filled(objects: objects, libraries: libraries, output: output)
        return try await run(
            words[0],
            Array(words.dropFirst()),
            compileLimits,
            try confinement(objects)
        )
    }

    /// How programs are linked in two parts; nil where they are not.
    var hostLink: HostLink? { toolchain.link.flatMap(HostLink.init) }

    /// Links what a host loads; nil where it is not known how.
    /// - Parameter has: the libraries that the host has.
    func linkPart(
        objects: [String],
        has: [String],
        output: String
    ) async throws(CheckingError) -> FinishedRun? {
        guard let link = hostLink, let wanted = try await wantedLibraries(objects) else {
            return nil
        }
        let words = link.part(
            objects: objects,
            libraries: wanted.filter { !has.contains($0) },
            output: output
        )
        return try await run(
            words[0],
            Array(words.dropFirst()),
            compileLimits,
            try confinement(objects)
        )
    }

    /// The linker's options that the objects ask for, each once, in their order.
    func wantedLibraries(_ objects: [String]) async throws(CheckingError) -> [String]? {
        var options: [String] = []
        for object in objects {
            if let wanted = KnownLibraries.of(absolute(object), isKept: object.hasPrefix("/")) {
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

    func run(
        _ program: String,
        _ arguments: [String],
        _ limits: RunLimits,
        _ confinement: Confinement? = nil,
        mergesError: Bool = true
    ) async throws(CheckingError) -> FinishedRun {
        try await ExerciseChecking.run(
            LaunchPlan(
                program: program,
                arguments: arguments,
                variables: environment.toolVariables(temporary: folder),
                folder: folder,
                mergesError: mergesError,
                limits: limits,
                confinement: confinement
            )
        )
    }
}

/// What objects ask the linker for.
///
/// The support module's has 4 MB and is linked with every submission; reading it each time was a
/// third of a grader's own work. The cache's objects never change, so it is read once.
private enum KnownLibraries {
    private static let most = 256
    private static let known = Mutex<[String: [String]]>([:])

    /// - Parameter isKept: whether the object is one of the cache.
    /// - Returns: nil where the file is no object that can be read.
    static func of(_ path: String, isKept: Bool) -> [String]? {
        let key = isKept ? Files.identity(path).map { "\(path) \($0.text)" } : nil
        if let key, let found = known.withLock({ $0[key] }) { return found }
        guard let bytes = try? Files.read(path), let wanted = ELFObject.autolinkEntries(bytes)
        else { return nil }
        if let key {
            known.withLock {
                if $0.count >= most { $0.removeAll() }
                $0[key] = wanted
            }
        }
        return wanted
    }
}
