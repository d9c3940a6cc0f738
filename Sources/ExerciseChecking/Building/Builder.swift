/// Makes a program in the first way that works here.
struct Builder {
    let inputs: BuildInputs
    let toolchain: Toolchain
    let cache: Cache
    let environment: CheckingEnvironment
    /// The folder of the check.
    let folder: String
    let onPhase: @Sendable (CheckPhase) -> Void

    struct Built {
        var outcome: Result<BuiltProgram, Rejected>
        var durations: Durations
        /// What did not work.
        var notes: [String]
        var way: BuildWay
    }

    /// The student's code was refused.
    struct Rejected: Error {
        var diagnostics: [Diagnostic]
        var mismatch: SuiteMismatch?
        var violations: [RuleViolation]

        init(_ rejection: BuildFailure.Rejection) {
            diagnostics = rejection.diagnostics
            mismatch = rejection.mismatch
            violations = rejection.violations
        }
    }

    /// Builds one program with several suites, in the fastest way.
    /// - Returns: nil where that does not go, or where a suite does not fit the student's code. Each
    ///   suite built alone then says what is the matter.
    func buildTogether() async throws(CheckingError) -> Built? {
        guard usualWay ?? .direct == .direct, !environment.excludedWays.contains(.direct) else {
            return nil
        }
        var durations = Durations()
        var outcome: Result<BuiltProgram, Rejected>?
        do throws(BuildFailure) {
            outcome = .success(try await program(.direct, false, &durations))
        } catch {
            switch error {
            case .rejected(let rejection) where !rejection.isOfSuite:
                outcome = .failure(Rejected(rejection))
            case .impossible(let problem): throw problem
            case .rejected, .trouble: outcome = nil
            }
        }
        return outcome.map { Built(outcome: $0, durations: durations, notes: [], way: .direct) }
    }

    func build() async throws(CheckingError) -> Built {
        let ways = BuildWay.allCases.filter { !environment.excludedWays.contains($0) }
        let first = usualWay.flatMap(ways.firstIndex) ?? 0
        var troubles: [String] = []
        for way in ways[first...] {
            if !troubles.isEmpty { onPhase(.fallingBack(way)) }
            // What the cache holds may be damaged, or the driver's answer out of date: the second
            // time everything is made and asked anew.
            for isSecond in way == .package ? [false] : [false, true] {
                var durations = Durations()
                var outcome: Result<BuiltProgram, Rejected>?
                do throws(BuildFailure) {
                    outcome = .success(try await program(way, isSecond, &durations))
                } catch {
                    switch error {
                    case .rejected(let rejection):
                        outcome = .failure(Rejected(rejection))
                    case .impossible(let problem): throw problem
                    case .trouble(let message): troubles.append("\(way.rawValue): \(message)")
                    }
                }
                if let outcome {
                    remember(way, after: troubles)
                    return Built(
                        outcome: outcome,
                        durations: durations,
                        notes: notes(way, troubles),
                        way: way
                    )
                }
            }
        }
        throw .brokenToolchain(
            path: toolchain.compilerPath,
            message: troubles.last ?? "no way of building is left"
        )
    }

    private func program(
        _ way: BuildWay,
        _ isSecond: Bool,
        _ durations: inout Durations
    ) async throws(BuildFailure) -> BuiltProgram {
        let place = "\(folder)/\(way.rawValue)\(isSecond ? "-again" : "")"
        do throws(Files.Failure) {
            try Files.makeFolder(place)
        } catch {
            throw .impossible(.cannotWrite(path: folder, reason: error.reason))
        }
        if way == .package {
            return try await PackageBuild(
                inputs: inputs,
                toolchain: toolchain,
                environment: environment,
                folder: place
            ).run(&durations)
        }
        var current = toolchain
        if isSecond {
            current = try await orImpossible { () throws(CheckingError) in
                try await Toolchain.relearn(environment: environment, cache: cache)
            }
        }
        let tools = ToolRunner(
            toolchain: current,
            environment: environment,
            folder: place,
            usesDriver: way == .driver
        )
        let build = Build(
            inputs: inputs,
            tools: tools,
            cache: cache,
            ignoresEntries: isSecond,
            isSparing: environment.variantsFolder != nil,
            onPhase: onPhase
        )
        return try await build.run(&durations)
    }

    private func notes(_ way: BuildWay, _ troubles: [String]) -> [String] {
        guard way != .direct, let trouble = troubles.first else { return [] }
        return ["Built with \(way.phrase), because the faster way does not work here (\(trouble))."]
    }

    // MARK: - What works here

    /// The way that worked the last time, where it was not the first.
    private var usualWay: BuildWay? {
        guard let entry = cache.lookup(.way, toolchain.key),
            let bytes = try? Files.read(entry + "/way")
        else { return nil }
        return BuildWay(rawValue: String(decoding: bytes, as: UTF8.self))
    }

    private func remember(_ way: BuildWay, after troubles: [String]) {
        guard !troubles.isEmpty, way != .direct, environment.excludedWays.isEmpty else { return }
        let file = folder + "/way"
        try? Files.write(way.rawValue, to: file)
        cache.store(.way, toolchain.key, files: ["way": file])
    }
}

extension BuildWay {
    /// The way as people call it.
    package var phrase: String {
        switch self {
        case .direct: "the frontend and the linker"
        case .driver: "swiftc"
        case .package: "swift build"
        }
    }
}
