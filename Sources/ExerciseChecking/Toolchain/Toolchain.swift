/// A Swift compiler that was found, and how its parts are called.
package struct Toolchain: Sendable {
    /// The compiler as found on `PATH`.
    package var compilerPath: String
    /// The compiler's own line, such as `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    package var version: String
    /// The target, such as `x86_64-unknown-linux-gnu`.
    package var target: String
    /// The frontend's command lines; empty where the driver's answer was not understood.
    var compile: [CompileStep.Kind: CommandTemplate] = [:]
    /// The linker's command line; nil where the driver's answer was not understood.
    var link: LinkTemplate?
    /// What the driver needs besides on this platform to find the testing library.
    var platformArguments: [String] = []
    /// Says which libraries an object asks for, where the linker does not find out by itself.
    var autolinkTool: String?
    /// The programs that the command lines name, with what they were when they were asked for.
    var programs: [String: String] = [:]

    /// Finds the compiler, and asks it once how its parts are called.
    package static func locate(
        environment: CheckingEnvironment
    ) async throws(CheckingError) -> Toolchain {
        try await locate(environment: environment, cache: .open(environment)) {}
    }

    /// - Parameter onAsking: told before the driver is asked, which takes a while.
    static func locate(
        environment: CheckingEnvironment,
        cache: Cache,
        onAsking: () -> Void
    ) async throws(CheckingError) -> Toolchain {
        let compiler = try CompilerSearch.find(environment)
        let key = CompilerSearch.key(of: compiler, environment)
        if let entry = cache.lookup(.toolchain, key),
            let bytes = try? Files.read(entry + "/facts"),
            let known = Toolchain(stored: String(decoding: bytes, as: UTF8.self)),
            known.compilerPath == compiler, known.programsAreTheSame
        {
            return known
        }
        onAsking()
        return try await learn(compiler: compiler, key: key, environment, cache)
    }

    /// Asks the driver again, because what was known does not work any more.
    static func relearn(
        environment: CheckingEnvironment,
        cache: Cache
    ) async throws(CheckingError) -> Toolchain {
        let compiler = try CompilerSearch.find(environment)
        let key = CompilerSearch.key(of: compiler, environment)
        cache.remove(.toolchain, key)
        return try await learn(compiler: compiler, key: key, environment, cache)
    }

    private static func learn(
        compiler: String,
        key: String,
        _ environment: CheckingEnvironment,
        _ cache: Cache
    ) async throws(CheckingError) -> Toolchain {
        let folder = try WorkFolder(environment)
        defer { folder.remove() }
        let query = ToolchainQuery(
            compiler: compiler,
            environment: environment,
            folder: folder.path
        )
        let learned = try await query.ask()
        if let stored = learned.stored {
            try? Files.write(stored, to: folder.path + "/facts")
            cache.store(.toolchain, key, files: ["facts": folder.path + "/facts"])
        }
        return learned
    }

    /// Tells this toolchain from every other; names what it has compiled.
    var key: String {
        SHA256.hexadecimal(of: [Array((stored ?? compilerPath + version).utf8)])
    }

    /// The folders that hold everything that the compiler and what it makes need.
    var folders: [String] {
        let programs = [compilerPath, Files.resolved(compilerPath) ?? compilerPath] + programs.keys
        // `…/usr/bin/swift-frontend` belongs to `…/usr`.
        let roots = programs.map { ShellWords.folder(ofPath: ShellWords.folder(ofPath: $0)) }
        return Set(roots).filter { $0 != "/" && $0 != "." }.sorted()
    }

    private var programsAreTheSame: Bool {
        programs.allSatisfy { Files.identity($0.key)?.text == $0.value }
    }
}

// MARK: - On disk

extension Toolchain {
    /// One fact a line, `name<TAB>value`; nil where a word has a line feed or a tab in it.
    var stored: String? {
        var facts: [(String, String)] = [
            ("compiler", compilerPath), ("version", version), ("target", target),
        ]
        for kind in CompileStep.Kind.allCases {
            for word in compile[kind]?.words ?? [] { facts.append((kind.rawValue, word)) }
        }
        for word in link?.words ?? [] { facts.append(("link", word)) }
        for word in platformArguments { facts.append(("platform", word)) }
        if let autolinkTool { facts.append(("autolink", autolinkTool)) }
        for (path, identity) in programs.sorted(by: { $0.key < $1.key }) {
            facts.append(("program", path))
            facts.append(("identity", identity))
        }
        guard !facts.contains(where: { $0.1.contains("\n") || $0.1.contains("\t") }) else {
            return nil
        }
        return facts.map { "\($0)\t\($1)\n" }.joined()
    }

    init?(stored: String) {
        self.init(compilerPath: "", version: "", target: "")
        var commands: [CompileStep.Kind: [String]] = [:]
        var linkWords: [String] = []
        var program = ""
        for line in stored.split(separator: "\n") {
            let parts = line.split(
                separator: "\t",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard parts.count == 2 else { return nil }
            let value = String(parts[1])
            switch parts[0] {
            case "compiler": compilerPath = value
            case "version": version = value
            case "target": target = value
            case "link": linkWords.append(value)
            case "platform": platformArguments.append(value)
            case "autolink": autolinkTool = value
            case "program": program = value
            case "identity": programs[program] = value
            default:
                guard let kind = CompileStep.Kind(rawValue: String(parts[0])) else { return nil }
                commands[kind, default: []].append(value)
            }
        }
        compile = commands.mapValues { CommandTemplate(words: $0) }
        link = linkWords.isEmpty ? nil : LinkTemplate(words: linkWords)
        if compilerPath.isEmpty || version.isEmpty { return nil }
    }
}
