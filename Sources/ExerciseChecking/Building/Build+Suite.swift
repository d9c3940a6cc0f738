extension Build {
    /// The lists of the suites' tests, which are the same whatever the student wrote and use nothing
    /// of the course; none where a suite is compiled in one part.
    func testLists() async -> Result<[Part], BuildFailure> {
        await attempt { () throws(BuildFailure) in
            var lists: [Part] = []
            for parts in suiteParts ?? [] { lists.append(try await compiled(parts.list)) }
            return lists
        }
    }

    /// The lists by the modules of their suites.
    var lists: [String: TestList] {
        let lists = (suiteParts ?? []).map(\.list)
        return Dictionary(uniqueKeysWithValues: zip(inputs.suites.map(\.module), lists))
    }

    /// A list, which is compiled once on a machine for all suites with as many tests.
    func compiled(_ list: TestList) async throws(BuildFailure) -> Part {
        let bytes = list.source
        let key = SHA256.hexadecimal(of: [
            Array(toolKey.utf8), Array(list.module.utf8), bytes,
        ])
        let folder = "\(Cache.Kind.testList.rawValue)-\(list.module)"
        return try await shared(.testList, key: key, module: list.module, in: folder) {
            () throws(BuildFailure) in
            let source = "\(folder)/source/\(TestList.fileName)"
            try write(bytes, to: source)
            var step = step(
                .suite,
                list.module,
                [source],
                in: folder,
                hasInterface: false,
                support: "."
            )
            step.fillsCaches = true
            try expectSuccess(try await compile(step))
        }
    }

    /// The suite, compiled while the student's code still is.
    /// - Returns: nil where the declarations cannot be had apart from the code.
    func earlySuite(_ support: Part) async -> Result<TimedPart, BuildFailure>? {
        let module = inputs.studentModule
        // A class keeps all processors busy anyway: there it would only cost.
        if isGraded { return nil }
        // The suite is there already, unless the declarations have changed.
        if !ignoresEntries, cache.lookup(.outline, outlineKey(support)) != nil { return nil }
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

    /// Names the suite as compiled for declarations that look like these.
    private func outlineKey(_ support: Part) -> String {
        var hash = SHA256()
        for part in [toolKey, support.key, inputs.studentModule] { hash.add(part: part) }
        for suite in inputs.suites {
            hash.add(part: suite.module)
            hash.add(part: suite.bytes)
        }
        hash.add(part: SourceOutline(inputs.student.bytes).key)
        return hash.hexadecimal()
    }

    /// Remembers that the suite is there for declarations that look like these, and by which
    /// interface it will be asked for: the one without bodies has other bytes than the whole one.
    func remember(_ suite: Part, for student: Part, _ support: Part) {
        if isGraded { return }
        let outline = outlineKey(support)
        guard ignoresEntries || cache.lookup(.outline, outline) == nil,
            let bytes = try? Files.read("\(student.folder)/\(inputs.studentModule).swiftmodule")
        else { return }
        let key = suiteKey(support, interface: bytes)
        if ignoresEntries { cache.remove(.suite, key) }
        if cache.lookup(.suite, key) == nil {
            let place = tools.absolute(suite.folder)
            var files: [String: String] = [:]
            for name in ["messages", "\(bodiesModule).o"] { files[name] = "\(place)/\(name)" }
            cache.store(.suite, key, files: files)
        }
        cache.store(.outline, outline, files: [:])
    }

    func suitePart(
        _ support: Part,
        _ student: Part,
        _ early: Result<TimedPart, BuildFailure>?
    ) async throws(BuildFailure) -> TimedPart {
        do throws(BuildFailure) {
            if let early { return try early.get() }
            if hasSuiteOfView(support) { return try await compiledSuite(support, interface: nil) }
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
    typealias TimedPart = (part: Part, milliseconds: Double?)

    /// What the suites are compiled as; where there is a list, that has the suite's own name, by
    /// which the tests are known.
    private var bodiesModule: String {
        suiteParts == nil
            ? inputs.suiteModule : inputs.suites.map(\.module).joined(separator: "And") + "Bodies"
    }

    /// The files that are compiled against the student's interface.
    private var bodies: [(name: String, bytes: [UInt8])] {
        inputs.suites.enumerated().map { index, suite in
            (suite.fileName, suiteParts?[index].bodies ?? suite.bytes)
        }
    }

    /// Whether the suite is there already for files that look to it like this one, so that nothing
    /// is compiled against the student's interface.
    func hasSuiteOfView(_ support: Part) -> Bool {
        guard view != nil, !ignoresEntries else { return false }
        return cache.lookup(.suite, suiteKey(support, interface: nil)) != nil
    }

    /// Names the suite as compiled against an interface.
    /// - Parameter bytes: The interface; nil where the file's view stands for it.
    private func suiteKey(_ support: Part, interface bytes: [UInt8]?) -> String {
        var hash = SHA256()
        for part in [toolKey, support.key, bodiesModule] { hash.add(part: part) }
        for file in bodies {
            hash.add(part: file.name)
            hash.add(part: file.bytes)
        }
        // Many wrong solutions of an exercise look the same to its suites.
        if let view { hash.add(part: view.key) } else { hash.add(part: bytes ?? []) }
        return hash.hexadecimal()
    }

    private func compiledSuite(
        _ support: Part,
        interface bytes: [UInt8]?
    ) async throws(BuildFailure) -> TimedPart {
        let interface = inputs.studentModule + ".swiftmodule"
        let module = bodiesModule
        var milliseconds: Double?
        let key = suiteKey(support, interface: bytes)
        // Wrong solutions with the same declarations are compiled side by side.
        let part = try await once(.suite, key: key) { () throws(BuildFailure) in
            try await made(.suite, key: key, module: module, in: "suite", names: [:]) {
                () throws(BuildFailure) in
                guard let bytes else { throw .trouble("the suite is not in the cache any more") }
                onPhase(.compilingSuite)
                for file in bodies { try write(file.bytes, to: file.name) }
                // The compiler looks for the student's module in the folder that it runs in.
                try write(bytes, to: interface)
                let step = step(
                    .suite,
                    module,
                    bodies.map(\.name),
                    in: "suite",
                    hasInterface: false,
                    support: support.folder
                )
                let finished = try await compile(step)
                milliseconds = finished.milliseconds
                if finished.succeeded { return finished.output.text }
                let output = CompilerOutput(finished.output.text)
                if output.hasErrorInSource, isGraded || !Self.isTrouble(output) {
                    throw .rejected(
                        BuildFailure.Rejection(
                            diagnostics: output.diagnostics,
                            mismatch: MismatchFinder(inputs: inputs).mismatch(in: output),
                            isOfSuite: true
                        )
                    )
                }
                if isGraded, finished.stop != nil || finished.end != .exited(1) {
                    try throwIfRejected(finished, file: inputs.student.name)
                }
                throw trouble(finished)
            }
        }
        return (part, milliseconds)
    }
}
