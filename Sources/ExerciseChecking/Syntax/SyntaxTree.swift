/// A Swift file as the compiler's own parser reads it, without building a parser of ours.
///
/// `swift-frontend -dump-parse -dump-ast-format json` gives the tree in some 30 ms. The names of its
/// nodes are the compiler's and may change with it; who uses them says what happens then.
package struct SyntaxTree: Sendable {
    package let source: [UInt8]
    /// The node `source_file`.
    package let root: SyntaxNode
    /// Whether the compiler found something that is no Swift. The tree holds what it understood.
    package let hasErrors: Bool

    /// Parses a file.
    /// - Returns: nil where the compiler gives no tree at all.
    /// - Throws: `CheckingError` where there is no compiler, or the file cannot be read.
    package static func read(
        _ path: String,
        environment: CheckingEnvironment = .current()
    ) async throws(CheckingError) -> SyntaxTree? {
        let source: [UInt8]
        do throws(Files.Failure) {
            source = try Files.read(path)
        } catch {
            throw .studentFileUnreadable(path: path, reason: error.reason)
        }
        return try await read(source, environment: environment)
    }

    /// Parses Swift source.
    package static func read(
        _ source: [UInt8],
        environment: CheckingEnvironment = .current()
    ) async throws(CheckingError) -> SyntaxTree? {
        let folder = try WorkFolder(environment)
        defer { folder.remove() }
        do throws(Files.Failure) {
            try Files.write(source, to: folder.path + "/Source.swift")
        } catch {
            throw .cannotWrite(path: folder.path, reason: error.reason)
        }
        let toolchain = try await Toolchain.locate(environment: environment)
        var limits = RunLimits.tool
        limits.seconds = 60
        // Some hundred bytes for each word of the source.
        limits.outputKept = 64 << 20
        let finished = try await run(
            LaunchPlan(
                program: toolchain.compile[.student]?.words.first ?? toolchain.compilerPath,
                arguments: [
                    "-frontend", "-dump-parse", "-dump-ast-format", "json", "-swift-version", "6",
                    "-parse-as-library", "Source.swift",
                ],
                variables: environment.toolVariables(temporary: folder.path),
                folder: folder.path,
                limits: limits
            )
        )
        return SyntaxTree(
            dump: finished.output.bytes,
            source: source,
            hasErrors: !finished.succeeded
        )
    }

    /// Reads what the compiler printed.
    /// - Returns: nil where it is not one whole tree.
    init?(dump: [UInt8], source: [UInt8], hasErrors: Bool) {
        let reader = SyntaxReader(tokens: SwiftLexer.tokens(in: source))
        guard let root = reader.root(of: dump) else { return nil }
        self.source = source
        self.root = root
        self.hasErrors = hasErrors
    }

    /// Visits every node, each before its children, with the nearest range at or above it.
    package func walk(_ visit: (_ node: SyntaxNode, _ place: Range<Int>) -> Void) {
        root.walk(within: 0..<source.count, visit)
    }

    /// Where a byte is: line and column, from 1, the column in bytes.
    package func place(of offset: Int) -> (line: Int, column: Int) {
        let before = source[..<min(offset, source.count)]
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return (before.count { $0 == 0x0A } + 1, offset - start + 1)
    }

    /// The source between two offsets.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: source[range.clamped(to: 0..<source.count)], as: UTF8.self)
    }
}
