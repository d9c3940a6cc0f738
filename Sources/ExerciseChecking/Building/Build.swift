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
    let toolKey: String
    /// Names the whole support module. To hash its files takes a millisecond.
    let supportKey: String
    let moduleCache: String
    /// Whether the student's code is looked at and compiled as in graded runs.
    var isGraded: Bool { inputs.isGraded }
    /// Whether processor time counts for more than waiting: nothing is compiled ahead.
    let isSparing: Bool
    /// What the suites see of the student's file; nil where it has to be compiled to know that.
    let view: SuiteView?
    /// The suites' two parts each; nil where one of them has to be compiled whole.
    let suiteParts: [SuiteParts]?

    /// What was made or found: files by absolute paths.
    struct Part: Sendable {
        var key: String
        var folder: String
        var object: String
        var diagnostics: [Diagnostic] = []
        /// What it was called in the cache.
        var entry: Cache.Kind
        /// What the files declare that this support module is without.
        var lacking: Set<String> = []
    }

    init(
        inputs: BuildInputs,
        tools: ToolRunner,
        cache: Cache,
        ignoresEntries: Bool = false,
        isSparing: Bool = false,
        onPhase: @escaping @Sendable (CheckPhase) -> Void
    ) {
        self.inputs = inputs
        self.tools = tools
        self.cache = cache
        self.ignoresEntries = ignoresEntries
        self.isSparing = isSparing
        self.onPhase = onPhase
        view = isSparing ? SuiteView(inputs.student.bytes) : nil
        toolKey = Self.toolKey(tools.toolchain, usesDriver: tools.usesDriver)
        supportKey = inputs.supportKey(toolKey)
        let modules = "modules-" + tools.toolchain.key.prefix(16)
        let parts = inputs.suites.enumerated().map { SuiteParts($1.bytes, place: $0) }
        suiteParts =
            parts.contains { $0 == nil }
            ? nil
            : parts.compactMap { $0 }.map { inputs.compiledTests.map($0.keeping) ?? $0 }
        moduleCache = cache.writableFolder.map { $0 + "/" + modules } ?? tools.folder + "/modules"
    }

    /// Names what a way of building makes with a toolchain.
    static func toolKey(_ toolchain: Toolchain, usesDriver: Bool) -> String {
        SHA256.hexadecimal(of: [
            Array(toolchain.key.utf8), Array((usesDriver ? "driver" : "direct").utf8),
        ])
    }

    /// Builds.
    /// - Parameter durations: gets what the parts took, also where building fails.
    func run(_ durations: inout Durations) async throws(BuildFailure) -> BuiltProgram {
        if inputs.suites.count > 1, suiteParts == nil {
            throw .trouble("suites of this shape cannot be in one program")
        }
        async let listing = testLists()
        let (support, runner) = try await sharedParts()
        do throws(BuildFailure) {
            return try await program(support, runner, await listing, &durations)
        } catch {
            // What may be refused for want of the rest is told when the whole did not do either.
            guard case .rejected(let rejection) = error,
                rejection.isAbout(support.lacking)
            else { throw error }
            let whole = try await wholeSupport()
            return try await program(whole, runner, await listing, &durations)
        }
    }

    private func program(
        _ support: Part,
        _ runner: Part,
        _ lists: Result<[Part], BuildFailure>,
        _ durations: inout Durations
    ) async throws(BuildFailure) -> BuiltProgram {
        async let host = host(support, runner)
        try write(inputs.student.bytes, to: inputs.studentFileName)
        if isGraded { try await throwIfAgainstRules(support) }
        // The suite needs what the student's file declares, which is known long before its code
        // is made. Where the declarations have changed, both are compiled at the same time.
        async let early = isSparing ? nil : earlySuite(support)
        let student = try await studentPart(support, &durations)
        let (suite, milliseconds) = try await suitePart(support, student, await early)
        durations.suite = milliseconds
        if !isSparing { remember(suite, for: student, support) }
        let own = [student, suite] + (try lists.get())
        var program = try await link(own, [support, runner], await host, &durations)
        program.diagnostics = student.diagnostics + suite.diagnostics
        return program
    }

    // MARK: - Parts

    /// What all exercises share; both at once where both are missing.
    private func sharedParts() async throws(BuildFailure) -> (support: Part, runner: Part) {
        async let runner = attempt { () throws(BuildFailure) in try await runnerPart() }
        let support = await attempt { () throws(BuildFailure) in try await supportPart() }
        return (try support.get(), try await runner.get())
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
    func studentKey(_ support: Part) -> String {
        var hash = SHA256()
        for part in [toolKey, support.key, inputs.studentModule] { hash.add(part: part) }
        hash.add(part: inputs.student.bytes)
        if isGraded {
            // Everything that the rules of graded runs go by.
            hash.add(part: "graded \(SourceRules.version) \(inputs.imports.joined(separator: " "))")
            hash.add(part: inputs.starter)
            for suite in inputs.namingSuites { hash.add(part: suite) }
        }
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
                hasInterface: !hasSuiteOfView(support),
                support: support.folder
            )
            let finished = try await compile(step)
            durations.compile = finished.milliseconds
            if isGraded {
                try await throwIfUnsafe(finished, object: tools.absolute(step.object), support)
            }
            if finished.succeeded { return finished.output.text }
            try throwIfRejected(finished, file: inputs.student.name)
            throw trouble(finished)
        }
    }
}
