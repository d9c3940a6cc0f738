extension Build {
    /// Makes the program, and names the student's code where it is what cannot be linked.
    func link(
        _ parts: [Part],
        _ durations: inout Durations
    ) async throws(BuildFailure) -> String {
        onPhase(.linking)
        let start = monotonicSeconds()
        let objects = parts.map(\.object)
        let output = "program"
        let finished = try await orImpossible { () throws(CheckingError) in
            try await tools.link(objects: objects, output: output)
        }
        durations.link = (monotonicSeconds() - start) * 1000
        guard let finished else { throw .trouble("it is not known how to link here") }
        if finished.succeeded { return tools.absolute(output) }
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
