extension Build {
    /// The list of the suite's tests, which is the same whatever the student wrote.
    /// - Returns: nil where the suite is compiled in one part.
    func testList(_ support: Part) async -> Result<Part, BuildFailure>? {
        guard let list = suiteParts?.list else { return nil }
        let key = SHA256.hexadecimal(of: [
            Array(toolKey.utf8), Array(inputs.suiteModule.utf8), Array(inputs.suiteFileName.utf8),
            list,
        ])
        return await attempt { () throws(BuildFailure) in
            try await shared(.testList, key: key, module: inputs.suiteModule) {
                () throws(BuildFailure) in
                let folder = Cache.Kind.testList.rawValue
                let source = "\(folder)/source/\(inputs.suiteFileName)"
                try write(list, to: source)
                let step = step(
                    .suite,
                    inputs.suiteModule,
                    [source],
                    in: folder,
                    hasInterface: false,
                    support: support.folder
                )
                try expectSuccess(try await compile(step))
            }
        }
    }

    /// The suite, compiled while the student's code still is.
    /// - Returns: nil where the declarations cannot be had apart from the code.
    func earlySuite(_ support: Part) async -> Result<TimedPart, BuildFailure>? {
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

    func suitePart(
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
    typealias TimedPart = (part: Part, milliseconds: Double?)

    private func compiledSuite(
        _ support: Part,
        interface bytes: [UInt8]
    ) async throws(BuildFailure) -> TimedPart {
        let interface = inputs.studentModule + ".swiftmodule"
        // The list has the suite's own name, by which the tests are known.
        let module = suiteParts == nil ? inputs.suiteModule : inputs.suiteModule + "Bodies"
        let source = suiteParts?.bodies ?? inputs.suite
        var milliseconds: Double?
        var hash = SHA256()
        for part in [toolKey, support.key, module, inputs.suiteFileName] {
            hash.add(part: part)
        }
        hash.add(part: source)
        hash.add(part: bytes)
        let part = try await made(
            .suite,
            key: hash.hexadecimal(),
            module: module,
            in: "suite",
            names: [:]
        ) { () throws(BuildFailure) in
            onPhase(.compilingSuite)
            try write(source, to: inputs.suiteFileName)
            // The compiler looks for the student's module in the folder that it runs in.
            try write(bytes, to: interface)
            let step = step(
                .suite,
                module,
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
