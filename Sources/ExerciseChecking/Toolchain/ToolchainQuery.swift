/// Asks a driver how it would call the frontend and the linker.
struct ToolchainQuery {
    let compiler: String
    let environment: CheckingEnvironment
    /// An empty folder to ask in.
    let folder: String

    func ask() async throws(CheckingError) -> Toolchain {
        let platform = await platformArguments()
        async let target = run(compiler, ["-print-target-info"])
        async let support = compileTemplate(.support, platform)
        async let student = compileTemplate(.student, platform)
        async let suite = compileTemplate(.suite, platform)
        async let runner = compileTemplate(.runner, platform)
        async let link = linkTemplate(platform)
        let templates = await [support, student, suite, runner]
        let linking = await link
        let information: FinishedRun
        do { information = try await target.get() } catch { throw error }
        guard information.succeeded, let version = value("compilerVersion", in: information) else {
            let said = (information.error.text + information.output.text)
                .split(separator: "\n").first.map(String.init)
            throw .brokenToolchain(
                path: compiler,
                message: said ?? "it ended with \(information.end)"
            )
        }
        var toolchain = Toolchain(
            compilerPath: compiler,
            version: version,
            target: value("triple", in: information) ?? ""
        )
        toolchain.platformArguments = platform
        for (kind, template) in zip(
            [CompileStep.Kind.support, .student, .suite, .runner],
            templates
        ) {
            toolchain.compile[kind] = template
        }
        toolchain.link = linking?.template
        toolchain.autolinkTool = linking?.autolinkTool
        let programs =
            templates.compactMap { $0?.words.first }
            + [linking?.template.words.first].compactMap { $0 }
        for program in programs {
            toolchain.programs[program] = Files.identity(program)?.text ?? ""
        }
        return toolchain
    }

    // MARK: - Compiling

    private func compileTemplate(
        _ kind: CompileStep.Kind,
        _ platform: [String]
    ) async -> CommandTemplate? {
        let arguments = CommandTemplate.sample(kind).driverArguments(platform: platform)
        guard case .success(let answer) = await run(compiler, ["-###"] + arguments),
            answer.succeeded
        else { return nil }
        return CommandTemplate(printed: answer.output.text, kind: kind)
    }

    // MARK: - Linking

    private struct Linking {
        var template: LinkTemplate
        var autolinkTool: String?
    }

    private func linkTemplate(_ platform: [String]) async -> Linking? {
        #if os(Linux)
            // The toolchain's own linker is faster than the system's.
            if let fast = await linkTemplate(platform + ["-use-ld=lld"], in: "lld") { return fast }
        #endif
        return await linkTemplate(platform, in: "usual")
    }

    /// Asks the driver, and where it would call another driver, asks that one as well.
    private func linkTemplate(_ options: [String], in name: String) async -> Linking? {
        let place = folder + "/" + name
        // A C driver looks whether its inputs are there.
        guard (try? Files.makeFolder(place)) != nil,
            (try? Files.write("", to: place + "/" + LinkTemplate.sampleObject)) != nil
        else { return nil }
        let arguments =
            [
                "-###", "-emit-executable", LinkTemplate.sampleObject, "-o",
                LinkTemplate.sampleOutput,
            ]
            + options
        guard case .success(let answer) = await run(compiler, arguments, in: place),
            answer.succeeded
        else { return nil }
        let commands = answer.output.text.split(separator: "\n").compactMap(ShellWords.split)
        guard var words = commands.last, let program = words.first else { return nil }
        let autolink = commands.first { ShellWords.name(ofPath: $0[0]).contains("autolink") }?[0]
        words = words.map { autolink != nil && $0.hasPrefix("@") ? LinkTemplate.sampleLibrary : $0 }
        if ShellWords.name(ofPath: program).hasPrefix("clang") {
            guard
                case .success(let inner) = await run(
                    program,
                    ["-###"] + words.dropFirst(),
                    in: place
                ), inner.succeeded,
                let line = (inner.error.text + inner.output.text).split(separator: "\n")
                    .last(where: { $0.hasPrefix(" \"") }),
                let innerWords = ShellWords.split(line)
            else { return nil }
            words = innerWords
        }
        guard Files.isExecutable(words[0]), let template = LinkTemplate(checking: words) else {
            return nil
        }
        return Linking(template: template, autolinkTool: autolink)
    }

    // MARK: - Platform

    /// On macOS the testing library belongs to the platform or stands beside the standard library,
    /// and the driver is to be told.
    private func platformArguments() async -> [String] {
        #if os(macOS)
            var arguments: [String] = []
            if case .success(let answer) = await run(
                "/usr/bin/xcrun",
                ["--show-sdk-platform-path"]
            ), answer.succeeded {
                let platform = answer.output.text.split(separator: "\n").first ?? ""
                let frameworks = platform + "/Developer/Library/Frameworks"
                let libraries = platform + "/Developer/usr/lib"
                if Files.identity(frameworks) != nil {
                    arguments += ["-F", frameworks, "-I", libraries, "-L", libraries]
                    arguments += ["-Xlinker", "-rpath", "-Xlinker", frameworks]
                    arguments += ["-Xlinker", "-rpath", "-Xlinker", libraries]
                }
            }
            let real = Files.resolved(compiler) ?? compiler
            let plugins =
                real.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
                + "/lib/swift/host/plugins/testing"
            if Files.identity(plugins) != nil { arguments += ["-plugin-path", plugins] }
            return arguments
        #else
            return []
        #endif
    }

    // MARK: - Asking

    private func run(
        _ program: String,
        _ arguments: [String],
        in place: String? = nil
    ) async -> Result<FinishedRun, CheckingError> {
        var limits = RunLimits.tool
        limits.seconds = 60
        let plan = LaunchPlan(
            program: program,
            arguments: arguments,
            variables: environment.toolVariables(temporary: folder),
            folder: place ?? folder,
            limits: limits
        )
        do throws(CheckingError) {
            return .success(try await ExerciseChecking.run(plan))
        } catch {
            return .failure(error)
        }
    }

    /// The text of a member of the JSON object that `-print-target-info` prints.
    private func value(_ name: String, in answer: FinishedRun) -> String? {
        let text = answer.output.text
        guard let member = text.firstRange(of: "\"\(name)\":") else { return nil }
        let parts = text[member.upperBound...].split(
            separator: "\"",
            maxSplits: 2,
            omittingEmptySubsequences: false
        )
        return parts.count == 3 ? String(parts[1]) : nil
    }
}
