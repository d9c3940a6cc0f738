/// Compiling a large module on two cores.
///
/// The support module is compiled once on a machine, while a student waits for the first verdict.
/// One call of the frontend makes it on one core. Here the interface and two halves of the code are
/// made by three calls at once, and the halves' objects become one.
extension ToolRunner {
    /// Compiles a module in halves.
    /// - Returns: nil where it is not known how, or where any of it went wrong: the usual way then
    ///   says what is the matter.
    func compileInHalves(_ step: CompileStep) async throws(CheckingError) -> FinishedRun? {
        let middle = step.sources.count / 2
        guard !usesDriver, middle > 0, toolchain.link != nil else { return nil }
        let parts = [step.sources[..<middle], step.sources[middle...]]
        async let interface = attempt { () throws(CheckingError) in try await declare(step) }
        async let first = attempt { () throws(CheckingError) in
            try await compile(step, only: parts[0])
        }
        let second = await attempt { () throws(CheckingError) in
            try await compile(step, only: parts[1])
        }
        let runs = [try await interface.get(), try await first.get(), try second.get()]
        guard runs.allSatisfy({ $0?.succeeded == true }) else { return nil }
        return try await join(step)
    }

    /// Compiles some sources of a module, each to an object of its own.
    private func compile(
        _ step: CompileStep,
        only primaries: ArraySlice<String>
    ) async throws(CheckingError) -> FinishedRun? {
        guard var words = toolchain.compile[step.kind]?.filled(for: step),
            let path = words.firstIndex(of: "-emit-module-path"), path + 1 < words.count
        else { return nil }
        words.removeSubrange(path...path + 1)
        guard let output = words.firstIndex(of: "-o"), output + 1 < words.count else { return nil }
        words.removeSubrange(output...output + 1)
        guard let start = words.firstIndex(of: step.sources[0]) else { return nil }
        let chosen = Set(primaries)
        words.replaceSubrange(
            start..<start + step.sources.count,
            with: step.sources.flatMap { chosen.contains($0) ? ["-primary-file", $0] : [$0] }
        )
        words += step.sources.filter(chosen.contains).flatMap { ["-o", Self.object(of: $0)] }
        return try await run(words[0], Array(words.dropFirst()), .tool)
    }

    /// Makes one object of those of all sources, which are removed.
    private func join(_ step: CompileStep) async throws(CheckingError) -> FinishedRun? {
        guard let linker = toolchain.link?.words.first else { return nil }
        let objects = step.sources.map(Self.object(of:))
        let finished = try await run(linker, ["-r", "-o", step.object] + objects, .tool)
        guard finished.succeeded, Files.identity(absolute(step.object)) != nil else { return nil }
        for object in objects { Files.remove(absolute(object)) }
        return finished
    }

    private static func object(of source: String) -> String { source + ".o" }
}
