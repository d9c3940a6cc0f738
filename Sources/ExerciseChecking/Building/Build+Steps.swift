extension Build {
    /// A step whose outputs go to a folder of the build.
    func step(
        _ kind: CompileStep.Kind,
        _ module: String,
        _ sources: [String],
        in folder: String,
        hasInterface: Bool,
        support: String
    ) -> CompileStep {
        CompileStep(
            kind: kind,
            module: module,
            sources: sources,
            object: "\(folder)/\(module).o",
            moduleFile: hasInterface ? "\(folder)/\(module).swiftmodule" : nil,
            supportFolder: support,
            moduleCache: moduleCache,
            isGraded: kind == .student && isGraded,
            // A proof asks which test fails, and not in which line of a wrong solution.
            hasLineTables: !isSparing
        )
    }

    func compile(_ step: CompileStep) async throws(BuildFailure) -> FinishedRun {
        let finished = try await orImpossible { () throws(CheckingError) in
            try await tools.compile(step)
        }
        guard let finished else { throw .trouble("it is not known how to call the compiler here") }
        return finished
    }

    /// Compiles a large module on two cores; false where that does not work.
    func compileInHalves(_ step: CompileStep) async throws(BuildFailure) -> Bool {
        try await orImpossible { () throws(CheckingError) in
            try await tools.compileInHalves(step) != nil
        }
    }

    func expectSuccess(_ finished: FinishedRun) throws(BuildFailure) {
        if !finished.succeeded { throw trouble(finished) }
    }

    /// Throws where it is the student's code that the compiler refuses.
    func throwIfRejected(_ finished: FinishedRun, file: String) throws(BuildFailure) {
        let output = CompilerOutput(
            finished.output.text,
            showing: [inputs.studentFileName: file]
        )
        // A hostile file can print any message; it must not pass for a fault of the machine.
        if output.hasErrorInSource, isGraded || !Self.isTrouble(output) {
            throw .rejected(
                BuildFailure.Rejection(diagnostics: output.diagnostics, mismatch: nil)
            )
        }
        var message: String?
        if finished.stop == .time {
            message = """
                the compiler did not finish within \(Int(tools.environment.compileSeconds)) seconds; \
                a long expression without types is a usual reason
                """
        } else if finished.output.text.contains("Please submit a bug report") {
            message = """
                the Swift compiler itself crashed on this code; take back what you changed last, \
                and write it in another way
                """
        }
        if message == nil, isGraded {
            // Whatever a hostile file does to the compiler is that file's own loss.
            message =
                finished.stop == nil
                ? "the Swift compiler gave up on this code"
                : "the compiler used more than it may on this code"
        }
        guard let message else { return }
        let diagnostic = Diagnostic(
            file: file,
            line: nil,
            column: nil,
            severity: .error,
            message: message
        )
        throw .rejected(
            BuildFailure.Rejection(
                diagnostics: output.diagnostics.filter { $0.line != nil } + [diagnostic],
                mismatch: nil
            )
        )
    }

    /// What a tool said, as a reason to try another way.
    func trouble(_ finished: FinishedRun) -> BuildFailure {
        do throws(BuildFailure) {
            try throwIfFull()
        } catch {
            return error
        }
        let output = CompilerOutput(finished.output.text)
        let said =
            output.diagnostics.first { $0.severity == .error }?.message ?? output.rest.first
        return .trouble(said ?? "a tool ended with \(finished.end)")
    }

    /// Whether the compiler misses something that the course or the toolchain has to bring.
    static func isTrouble(_ output: CompilerOutput) -> Bool {
        let signs = [
            "no such module 'Testing'", "no such module 'ExerciseSupport'",
            "missing required module", "compiled module was created by",
            "malformed compiled module", "module compiled with Swift",
            "external macro implementation type 'TestingMacros",
            "failed to load the standard library", "unable to load standard library",
            "No space left on device",
        ]
        return output.diagnostics.contains { diagnostic in
            diagnostic.severity == .error && signs.contains { diagnostic.message.contains($0) }
        }
    }

    /// A full disk makes compilers fail in many words; trying it is surer than reading them.
    func throwIfFull() throws(BuildFailure) {
        let probe = tools.folder + "/probe"
        defer { Files.remove(probe) }
        do throws(Files.Failure) {
            try Files.write([UInt8](repeating: 1, count: 1 << 20), to: probe)
        } catch {
            throw .impossible(.cannotWrite(path: tools.folder, reason: error.reason))
        }
    }

    /// Writes a file of the build, with the folders above it.
    func write(_ bytes: [UInt8], to path: String) throws(BuildFailure) {
        do throws(Files.Failure) {
            if let slash = path.lastIndex(of: "/") {
                try Files.makeFolder(tools.absolute(String(path[..<slash])))
            }
            try Files.write(bytes, to: tools.absolute(path))
        } catch {
            throw .impossible(.cannotWrite(path: tools.folder, reason: error.reason))
        }
    }

    func makeFolder(_ path: String) throws(BuildFailure) {
        do throws(Files.Failure) {
            try Files.makeFolder(tools.absolute(path))
        } catch {
            throw .impossible(.cannotWrite(path: tools.folder, reason: error.reason))
        }
    }
}

/// Turns an error that allows no verdict into a failure of the build.
func orImpossible<Value>(
    _ body: () async throws(CheckingError) -> Value
) async throws(BuildFailure) -> Value {
    do throws(CheckingError) { return try await body() } catch { throw .impossible(error) }
}

/// Keeps what a body gives or throws.
func attempt<Value, Failure: Error>(
    _ body: () async throws(Failure) -> Value
) async -> Result<Value, Failure> {
    do throws(Failure) { return .success(try await body()) } catch { return .failure(error) }
}
