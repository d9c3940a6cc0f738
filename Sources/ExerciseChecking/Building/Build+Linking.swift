extension Build {
    /// Makes the program.
    /// - Parameters:
    ///   - parts: What is made of the student's file and the suites.
    ///   - shared: The support module and the runner.
    ///   - host: Those two linked already; nil where the program is linked whole.
    func link(
        _ parts: [Part],
        _ shared: [Part],
        _ host: Host?,
        _ durations: inout Durations
    ) async throws(BuildFailure) -> BuiltProgram {
        onPhase(.linking)
        let start = monotonicSeconds()
        defer { durations.link = (monotonicSeconds() - start) * 1000 }
        if let host, var program = try await loadable(parts, by: host) {
            program.whole = { () throws(BuildFailure) in try await linkWhole(parts + shared) }
            return program
        }
        return try await linkWhole(parts + shared)
    }

    /// Links everything into one file, and names the student's code where it is what cannot be
    /// linked.
    private func linkWhole(_ parts: [Part]) async throws(BuildFailure) -> BuiltProgram {
        let objects = parts.map(\.object)
        // Several runs may want it at once.
        let output = "program-\(UInt64.random(in: 0...UInt64.max))"
        let finished = try await orImpossible { () throws(CheckingError) in
            try await tools.link(objects: objects, output: output)
        }
        guard let finished else { throw .trouble("it is not known how to link here") }
        if finished.succeeded {
            return BuiltProgram(
                path: tools.absolute(output),
                arguments: [],
                diagnostics: [],
                lists: lists
            )
        }
        let isComplete = objects.allSatisfy { Files.identity(tools.absolute($0)) != nil }
        let problems = Self.linkProblems(finished.output.text)
        if isComplete, !problems.isEmpty {
            throw .rejected(BuildFailure.Rejection(diagnostics: problems, mismatch: nil))
        }
        // Somebody emptied the cache, or the machine lost power while it was written.
        for part in parts { cache.remove(part.entry, part.key) }
        guard isComplete else { throw .trouble("what was compiled before is gone") }
        throw trouble(finished)
    }

    /// What a linker says about names, which are the student's; other complaints are the machine's.
    private static func linkProblems(_ text: String) -> [Diagnostic] {
        text.split(separator: "\n").filter { line in
            ["undefined symbol", "undefined reference", "duplicate symbol", "multiple definition"]
                .contains { line.contains($0) }
        }.map {
            Diagnostic(
                file: nil,
                line: nil,
                column: nil,
                severity: .error,
                message: "your code compiles, but it cannot be linked: \($0)"
            )
        }
    }
}
