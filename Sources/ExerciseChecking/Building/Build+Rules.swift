internal import CourseModel

extension Build {
    /// Throws where a student's file breaks a rule that can be seen before it is compiled.
    func throwIfAgainstRules(_ support: Part) async throws(BuildFailure) {
        // A module that is kept was looked at before it was compiled.
        if !ignoresEntries, cache.lookup(.module, studentKey(support)) != nil { return }
        let tree = try await syntaxTree(
            of: inputs.studentFileName,
            shown: inputs.student.name,
            support
        )
        let contract = try await contract(support)
        // What the starter imports, nobody has to take out.
        let imports = inputs.allowedImports.union(contract.imports)
        var rules = SourceRules(
            source: inputs.student.bytes,
            tree: tree,
            allowedImports: imports,
            reserved: inputs.reservedNames,
            contract: contract
        )
        let violations = rules.check()
        if !violations.isEmpty {
            throw .rejected(
                BuildFailure.Rejection(diagnostics: [], mismatch: nil, violations: violations)
            )
        }
        try await fillModuleCache(support, imports: imports)
    }

    /// Has the compiler read the C modules that students' files need, and keep what it made of them:
    /// inside of the sandbox that cache can only be read, or one student could write another's.
    private func fillModuleCache(
        _ support: Part,
        imports: Set<String>
    ) async throws(BuildFailure) {
        guard tools.environment.sandbox != nil else { return }
        var hash = SHA256()
        for part in [toolKey, support.key, moduleCache] + imports.sorted() { hash.add(part: part) }
        let key = hash.hexadecimal()
        _ = try await shared(.moduleCache, key: key, module: "StreamtutorWarmUp") {
            () throws(BuildFailure) in
            let folder = Cache.Kind.moduleCache.rawValue
            let modules = imports.sorted().filter { $0 != "Swift" }
            let source = modules.map { "import \($0)\n" }.joined()
            try write(Array(source.utf8), to: "\(folder)/source/WarmUp.swift")
            var step = step(
                .student,
                "StreamtutorWarmUp",
                ["\(folder)/source/WarmUp.swift"],
                in: folder,
                hasInterface: true,
                support: support.folder
            )
            step.fillsCaches = true
            try expectSuccess(try await compile(step))
        }
    }

    /// What the starter declares.
    private func contract(_ support: Part) async throws(BuildFailure) -> DeclaredNames {
        let key = SHA256.hexadecimal(of: [Array(toolKey.utf8), Array(inputs.starter.utf8)])
        if let known = ContractCache.shared.names(for: key) { return known }
        let file = "starter/\(inputs.studentFileName)"
        try write(Array(inputs.starter.utf8), to: file)
        let names = DeclaredNames(try await syntaxTree(of: file, shown: nil, support))
        ContractCache.shared.keep(names, for: key)
        return names
    }

    private func syntaxTree(
        of source: String,
        shown: String?,
        _ support: Part
    ) async throws(BuildFailure) -> ParsedNode {
        let step = step(
            .student,
            inputs.studentModule,
            [source],
            in: "student",
            hasInterface: true,
            support: support.folder
        )
        let finished = try await orImpossible { () throws(CheckingError) in
            try await tools.dumpSyntax(step)
        }
        guard let finished else {
            throw .trouble("it is not known how to ask the compiler for a syntax tree")
        }
        do throws(ParseDumpReader.Failure) {
            guard finished.stop == nil, finished.output.dropped == 0 else { throw .tooDeep }
            return try ParseDumpReader.read(finished.output.bytes)
        } catch {
            // A file that is not Swift has a tree as well, with holes; the compiler says why.
            if let shown {
                let text = CompilerOutput(finished.error.text, showing: [source: shown])
                if text.hasErrorInSource {
                    throw .rejected(
                        BuildFailure.Rejection(diagnostics: text.diagnostics, mismatch: nil)
                    )
                }
            }
            let violation = RuleViolation(
                rule: .tooComplex,
                line: nil,
                message: "The file is nested too deeply, or too large, to be looked at."
            )
            throw .rejected(
                BuildFailure.Rejection(diagnostics: [], mismatch: nil, violations: [violation])
            )
        }
    }

    /// Throws where the compiler found code that is not safe, or its object reaches out of Swift.
    func throwIfUnsafe(
        _ finished: FinishedRun,
        object: String,
        _ support: Part
    ) async throws(BuildFailure) {
        var violations: [RuleViolation] = []
        if !finished.succeeded {
            let output = CompilerOutput(finished.output.text)
            violations = output.diagnostics.filter {
                $0.severity == .error && $0.message.contains("[#StrictMemorySafety]")
            }.map {
                RuleViolation(
                    rule: .unsafeCode,
                    line: $0.line,
                    message: "This is not memory-safe, so it is not allowed in graded code."
                )
            }
        } else if let bytes = try? Files.read(object) {
            let imports = inputs.allowedImports.union(try await contract(support).imports)
            violations = ObjectRules.violations(bytes, imports: imports) ?? []
        }
        if !violations.isEmpty {
            throw .rejected(
                BuildFailure.Rejection(diagnostics: [], mismatch: nil, violations: violations)
            )
        }
    }
}

extension BuildInputs {
    var allowedImports: Set<String> { Set(imports + [Self.supportModule, "Swift"]) }

    /// The words that the suites use: what they mean must not be the student's.
    var reservedNames: Set<String> {
        var words: Set<String> = []
        for suite in namingSuites {
            var tokens = SwiftTokens(String(decoding: suite, as: UTF8.self))
            while let token = tokens.next() { if token.kind == .word { words.insert(token.text) } }
        }
        return words
    }
}
