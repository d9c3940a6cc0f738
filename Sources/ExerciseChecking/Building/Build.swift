/// Makes one program out of single objects, taking from the cache what did not change.
struct Build {
    let inputs: BuildInputs
    let tools: ToolRunner
    let cache: Cache
    /// Whether everything is to be made anew, because what the cache has does not work.
    let ignoresEntries: Bool
    /// Told as each phase begins.
    let onPhase: @Sendable (CheckPhase) -> Void
    /// Names everything that this way of building makes with this toolchain.
    private let toolKey: String
    let moduleCache: String

    /// What was made or found: files by absolute paths.
    struct Part: Sendable {
        var key: String
        var folder: String
        var object: String
        var diagnostics: [Diagnostic] = []
        /// What it was called in the cache.
        var entry: Cache.Kind
    }

    init(
        inputs: BuildInputs,
        tools: ToolRunner,
        cache: Cache,
        ignoresEntries: Bool = false,
        onPhase: @escaping @Sendable (CheckPhase) -> Void
    ) {
        self.inputs = inputs
        self.tools = tools
        self.cache = cache
        self.ignoresEntries = ignoresEntries
        self.onPhase = onPhase
        toolKey = SHA256.hexadecimal(of: [
            Array(tools.toolchain.key.utf8), Array((tools.usesDriver ? "driver" : "direct").utf8),
        ])
        let modules = "modules-" + tools.toolchain.key.prefix(16)
        moduleCache = cache.writableFolder.map { $0 + "/" + modules } ?? tools.folder + "/modules"
    }

    /// Builds.
    /// - Parameter durations: gets what the parts took, also where building fails.
    func run(_ durations: inout Durations) async throws(BuildFailure) -> BuiltProgram {
        let (support, runner) = try await sharedParts()
        try write(inputs.student.bytes, to: inputs.studentFileName)
        // The suite needs what the student's file declares, which is known long before its code
        // is made. Where the declarations have changed, both are compiled at the same time.
        async let early = earlySuite(support)
        let student = try await studentPart(support, &durations)
        let (suite, milliseconds) = try await suitePart(support, student, await early)
        durations.suite = milliseconds
        let parts = [student, suite, support, runner]
        let program = try await link(parts, &durations)
        return BuiltProgram(
            path: program,
            arguments: [],
            diagnostics: student.diagnostics + suite.diagnostics
        )
    }

    // MARK: - Parts

    /// What all exercises share; both at once where both are missing.
    private func sharedParts() async throws(BuildFailure) -> (support: Part, runner: Part) {
        async let runner = attempt { () throws(BuildFailure) in try await runnerPart() }
        let support = await attempt { () throws(BuildFailure) in try await supportPart() }
        return (try support.get(), try await runner.get())
    }

    private func supportPart() async throws(BuildFailure) -> Part {
        var hash = SHA256()
        hash.add(part: toolKey)
        for file in inputs.support {
            hash.add(part: file.name)
            hash.add(part: file.bytes)
        }
        let module = BuildInputs.supportModule
        let folder = "support"
        return try await shared(.support, key: hash.hexadecimal(), module: module) {
            () throws(BuildFailure) in
            onPhase(.compilingSupport)
            var sources: [String] = []
            for file in inputs.support {
                let source = "\(folder)/sources/\(file.name)"
                try write(file.bytes, to: source)
                sources.append(source)
            }
            let step = step(.support, module, sources, in: folder, hasInterface: true, support: ".")
            let finished = try await compile(step)
            let output = CompilerOutput(finished.output.text)
            if output.hasErrorInSource, !Self.isTrouble(output) {
                throw .impossible(
                    .courseDoesNotCompile(
                        path: inputs.supportFolder,
                        message: finished.output.text
                    )
                )
            }
            try expectSuccess(finished)
        }
    }

    private func runnerPart() async throws(BuildFailure) -> Part {
        let source = Array(RunnerSource.text.utf8)
        let key = SHA256.hexadecimal(of: [Array(toolKey.utf8), source])
        return try await shared(.runner, key: key, module: RunnerSource.module) {
            () throws(BuildFailure) in
            try write(source, to: "runner/main/Runner.swift")
            let step = step(
                .runner,
                RunnerSource.module,
                ["runner/main/Runner.swift"],
                in: "runner",
                hasInterface: false,
                support: "."
            )
            try expectSuccess(try await compile(step))
        }
    }

    /// Names what is made of the student's file.
    private func studentKey(_ support: Part) -> String {
        var hash = SHA256()
        for part in [toolKey, support.key, inputs.studentModule] { hash.add(part: part) }
        hash.add(part: inputs.student.bytes)
        return hash.hexadecimal()
    }

    private func studentPart(
        _ support: Part,
        _ durations: inout Durations
    ) async throws(BuildFailure) -> Part {
        let module = inputs.studentModule
        onPhase(.compilingStudent)
        return try await made(
            .module,
            key: studentKey(support),
            module: module,
            in: "student",
            names: [inputs.studentFileName: inputs.student.name]
        ) { () throws(BuildFailure) in
            let step = step(
                .student,
                module,
                [inputs.studentFileName],
                in: "student",
                hasInterface: true,
                support: support.folder
            )
            let finished = try await compile(step)
            durations.compile = finished.milliseconds
            if finished.succeeded { return finished.output.text }
            try throwIfRejected(finished, file: inputs.student.name)
            throw trouble(finished)
        }
    }

    /// The suite, compiled while the student's code still is.
    /// - Returns: nil where the declarations cannot be had apart from the code.
    private func earlySuite(_ support: Part) async -> Result<TimedPart, BuildFailure>? {
        let module = inputs.studentModule
        let interface = await attempt { () throws(BuildFailure) in
            try await made(
                .interface,
                key: studentKey(support),
                module: module,
                in: "interface",
                names: [:]
            ) { () throws(BuildFailure) in
                let step = step(
                    .student,
                    module,
                    [inputs.studentFileName],
                    in: "interface",
                    hasInterface: true,
                    support: support.folder
                )
                guard let finished = try? await tools.declare(step), finished.succeeded else {
                    throw .trouble("the declarations cannot be had apart from the code")
                }
                return ""
            }
        }
        guard let part = try? interface.get(),
            let bytes = try? Files.read("\(part.folder)/\(module).swiftmodule")
        else { return nil }
        return await attempt { () throws(BuildFailure) in
            try await compiledSuite(support, interface: bytes)
        }
    }

    private func suitePart(
        _ support: Part,
        _ student: Part,
        _ early: Result<TimedPart, BuildFailure>?
    ) async throws(BuildFailure) -> TimedPart {
        do throws(BuildFailure) {
            if let early { return try early.get() }
            let interface = "\(student.folder)/\(inputs.studentModule).swiftmodule"
            guard let bytes = try? Files.read(interface) else {
                throw .trouble("the interface of the student's module is gone")
            }
            return try await compiledSuite(support, interface: bytes)
        } catch {
            guard case .rejected(var rejection) = error else { throw error }
            rejection.diagnostics = student.diagnostics + rejection.diagnostics
            throw .rejected(rejection)
        }
    }

    /// A part, and how long it took to make, in milliseconds; nil where the cache had it.
    private typealias TimedPart = (part: Part, milliseconds: Double?)

    private func compiledSuite(
        _ support: Part,
        interface bytes: [UInt8]
    ) async throws(BuildFailure) -> TimedPart {
        let interface = inputs.studentModule + ".swiftmodule"
        var milliseconds: Double?
        var hash = SHA256()
        for part in [toolKey, support.key, inputs.suiteModule, inputs.suiteFileName] {
            hash.add(part: part)
        }
        hash.add(part: inputs.suite)
        hash.add(part: bytes)
        let part = try await made(
            .suite,
            key: hash.hexadecimal(),
            module: inputs.suiteModule,
            in: "suite",
            names: [:]
        ) { () throws(BuildFailure) in
            onPhase(.compilingSuite)
            try write(inputs.suite, to: inputs.suiteFileName)
            // The compiler looks for the student's module in the folder that it runs in.
            try write(bytes, to: interface)
            let step = step(
                .suite,
                inputs.suiteModule,
                [inputs.suiteFileName],
                in: "suite",
                hasInterface: false,
                support: support.folder
            )
            let finished = try await compile(step)
            milliseconds = finished.milliseconds
            if finished.succeeded { return finished.output.text }
            let output = CompilerOutput(finished.output.text)
            if output.hasErrorInSource, !Self.isTrouble(output) {
                throw .rejected(
                    BuildFailure.Rejection(
                        diagnostics: output.diagnostics,
                        mismatch: MismatchFinder(inputs: inputs).mismatch(in: output)
                    )
                )
            }
            throw trouble(finished)
        }
        return (part, milliseconds)
    }
}
