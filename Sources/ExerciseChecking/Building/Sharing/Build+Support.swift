extension Build {
    /// The support module; on the first check of a machine only the files that the lesson's
    /// exercises need.
    func supportPart() async throws(BuildFailure) -> Part {
        // A class, a proof and whoever prepares need all of it anyway.
        guard !ignoresEntries, !isGraded, !isSparing, !inputs.needsWholeSupport,
            cache.lookup(.support, supportKey) == nil,
            // Preparing has begun with all of it.
            await !KeyedLock.shared.isTaken(supportKey),
            let part = try await selectedSupport()
        else { return try await wholeSupport() }
        return part
    }

    /// The support module with all its files.
    func wholeSupport() async throws(BuildFailure) -> Part {
        // Also where another check is at it already, and this one waits.
        if ignoresEntries || cache.lookup(.support, supportKey) == nil {
            onPhase(.compilingSupport)
        }
        return try await support(inputs.support, key: supportKey)
    }

    /// The files that the lesson needs, as a module.
    /// - Returns: nil where they do not do, and where another lesson was first: the whole is then
    ///   compiled once for all that follow.
    private func selectedSupport() async throws(BuildFailure) -> Part? {
        let words = SupportIndex.words(in: inputs.student.bytes)
        if let entry = cache.lookup(.selection, supportKey) {
            guard let bytes = try? Files.read(entry + "/" + Self.selectionName),
                let known = KnownSelection(String(decoding: bytes, as: UTF8.self)),
                known.lesson == inputs.lessonFolder, known.leftOut.isDisjoint(with: words),
                cache.lookup(.support, known.key) != nil
            else { return nil }
            var part = try await support([], key: known.key)
            part.lacking = known.lacking
            return part
        }
        var lesson: Set<String> = []
        for source in inputs.lessonSources() {
            lesson.formUnion(SupportIndex.words(in: source))
        }
        let selection = SupportSelection(of: inputs.support, for: lesson)
        guard selection.files.count < inputs.support.count,
            selection.leftOut.isDisjoint(with: words)
        else { return nil }
        onPhase(.compilingLessonSupport)
        let files = inputs.support.filter { selection.files.contains($0.name) }
        let key = inputs.supportKey(toolKey, of: files)
        do throws(BuildFailure) {
            var part = try await support(files, key: key)
            part.lacking = selection.lacking
            let known = KnownSelection(
                lesson: inputs.lessonFolder,
                key: key,
                leftOut: selection.leftOut,
                lacking: selection.lacking
            )
            let file = tools.absolute(Self.selectionName)
            if (try? Files.write(known.text, to: file)) != nil {
                cache.store(.selection, supportKey, files: [Self.selectionName: file])
            }
            return part
        } catch {
            if case .impossible(.cancelled) = error { throw error }
            return nil
        }
    }

    private static let selectionName = "selection"

    /// Files of the support module, compiled as that module.
    private func support(
        _ files: [(name: String, bytes: [UInt8])],
        key: String
    ) async throws(BuildFailure) -> Part {
        let module = BuildInputs.supportModule
        let folder = "support"
        return try await shared(.support, key: key, module: module) { () throws(BuildFailure) in
            var sources: [String] = []
            for file in files {
                let source = "\(folder)/sources/\(file.name)"
                try write(file.bytes, to: source)
                sources.append(source)
            }
            let step = step(.support, module, sources, in: folder, hasInterface: true, support: ".")
            // Halves are there sooner and cost twice as much; a proof has other work meanwhile.
            if !isSparing, try await compileInHalves(step) { return }
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
}

/// What the cache keeps of a selection: for which lesson it was made, how the module that came of it
/// is called in the cache, and what that has not. One value a line, and an empty one between the
/// last two.
private struct KnownSelection {
    var lesson: String
    var key: String
    var leftOut: Set<String>
    var lacking: Set<String>

    var text: String {
        ([lesson, key] + leftOut.sorted() + [""] + lacking.sorted()).joined(separator: "\n")
    }

    init(lesson: String, key: String, leftOut: Set<String>, lacking: Set<String>) {
        self.lesson = lesson
        self.key = key
        self.leftOut = leftOut
        self.lacking = lacking
    }

    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count > 2, let middle = lines.dropFirst(2).firstIndex(of: "") else {
            return nil
        }
        self.init(
            lesson: lines[0],
            key: lines[1],
            leftOut: Set(lines[2..<middle]),
            lacking: Set(lines[(middle + 1)...])
        )
    }
}

extension BuildFailure.Rejection {
    /// Whether the compiler names one of these; it puts names between quotes.
    func isAbout(_ names: Set<String>) -> Bool {
        guard !names.isEmpty else { return false }
        return diagnostics.contains { diagnostic in
            let parts = diagnostic.message.split(separator: "'", omittingEmptySubsequences: false)
            return stride(from: 1, to: parts.count, by: 2).contains { place in
                !names.isDisjoint(with: SupportIndex.words(in: Array(parts[place].utf8)))
            }
        }
    }
}
