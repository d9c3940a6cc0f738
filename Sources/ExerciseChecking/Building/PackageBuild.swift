/// Makes a program as a package of its own: slow, and what every toolchain can do.
struct PackageBuild {
    let inputs: BuildInputs
    let toolchain: Toolchain
    let environment: CheckingEnvironment
    /// An empty folder.
    let folder: String

    private static let name = "Check"

    func run(_ durations: inout Durations) async throws(BuildFailure) -> BuiltProgram {
        try writeSources()
        let start = monotonicSeconds()
        let package = ShellWords.folder(ofPath: toolchain.compilerPath) + "/swift"
        let finished = try await orImpossible { () throws(CheckingError) in
            var limits = RunLimits.tool
            limits.seconds = 600
            return try await ExerciseChecking.run(
                LaunchPlan(
                    program: package,
                    arguments: [
                        "build", "--build-tests", "--disable-xctest", "--disable-sandbox",
                    ],
                    variables: environment.toolVariables(temporary: folder),
                    folder: folder,
                    mergesError: true,
                    limits: limits
                )
            )
        }
        durations.compile = (monotonicSeconds() - start) * 1000
        let output = CompilerOutput(finished.output.text, showing: shownNames)
        guard finished.succeeded else {
            guard output.hasErrorInSource, !Build.isTrouble(output) else {
                let said = output.diagnostics.first { $0.severity == .error }?.message
                throw .trouble(said ?? output.rest.last ?? "swift build failed")
            }
            let isStudents = output.diagnostics.contains {
                $0.severity == .error && $0.file == inputs.student.name
            }
            throw .rejected(
                BuildFailure.Rejection(
                    diagnostics: output.diagnostics.filter { $0.line != nil },
                    mismatch: isStudents ? nil : MismatchFinder(inputs: inputs).mismatch(in: output)
                )
            )
        }
        return try program(diagnostics: output.diagnostics.filter { $0.line != nil })
    }

    private func program(diagnostics: [Diagnostic]) throws(BuildFailure) -> BuiltProgram {
        let bundle = "\(folder)/.build/debug/\(Self.name)PackageTests.xctest"
        guard let identity = Files.identity(bundle) else {
            throw .trouble("swift build made no \(bundle)")
        }
        guard identity.isFolder else {
            return BuiltProgram(
                path: bundle,
                arguments: ["--testing-library", "swift-testing"],
                diagnostics: diagnostics
            )
        }
        // On macOS it is a bundle, which a helper of the package manager loads.
        let tools = ShellWords.folder(ofPath: ShellWords.folder(ofPath: toolchain.compilerPath))
        let binary = "\(bundle)/Contents/MacOS/\(Self.name)PackageTests"
        return BuiltProgram(
            path: "\(tools)/libexec/swift/pm/swiftpm-testing-helper",
            arguments: [
                "--test-bundle-path", binary, binary, "--testing-library", "swift-testing",
            ],
            diagnostics: diagnostics
        )
    }

    // MARK: - Sources

    private var studentPath: String {
        "Sources/\(inputs.studentModule)/\(inputs.studentFileName)"
    }

    private var suitePath: String { "Tests/\(inputs.suiteModule)/\(inputs.suiteFileName)" }

    private var shownNames: [String: String] {
        let real = Files.resolved(folder) ?? folder
        var names: [String: String] = [:]
        for root in [folder, real] {
            names[root + "/" + studentPath] = inputs.student.name
            names[root + "/" + suitePath] = inputs.suiteFileName
        }
        return names
    }

    private func writeSources() throws(BuildFailure) {
        var files: [(name: String, bytes: [UInt8])] = [
            ("Package.swift", Array(manifest.utf8)), (studentPath, inputs.student.bytes),
            (suitePath, inputs.suite),
        ]
        for file in inputs.support {
            files.append(("Sources/\(BuildInputs.supportModule)/\(file.name)", file.bytes))
        }
        do throws(Files.Failure) {
            for file in files {
                let path = folder + "/" + file.name
                try Files.makeFolder(ShellWords.folder(ofPath: path))
                try Files.write(file.bytes, to: path)
            }
        } catch {
            throw .impossible(.cannotWrite(path: folder, reason: error.reason))
        }
    }

    private var manifest: String {
        let support = BuildInputs.supportModule
        // The student's entry point is renamed as in the other ways of building.
        return """
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(
                name: "\(Self.name)",
                platforms: [.macOS(.v15)],
                targets: [
                    .target(name: "\(support)"),
                    .target(
                        name: "\(inputs.studentModule)", dependencies: ["\(support)"],
                        swiftSettings: [
                            .unsafeFlags([
                                "-parse-as-library", "-Xfrontend", "-entry-point-function-name",
                                "-Xfrontend", "streamtutor_student_main",
                            ])
                        ]),
                    .testTarget(
                        name: "\(inputs.suiteModule)",
                        dependencies: ["\(inputs.studentModule)", "\(support)"]),
                ]
            )

            """
    }
}
