/// One call of the compiler: some sources to one object, and to the module's interface.
///
/// All files but those of the support module are named from the folder of the check, so that no
/// path of this machine gets into an object, a message or a student's `#filePath`.
struct CompileStep: Sendable {
    var kind: Kind
    var module: String
    var sources: [String]
    var object: String
    /// The `.swiftmodule` to be written; nil where nothing imports the module.
    var moduleFile: String?
    /// Where `ExerciseSupport.swiftmodule` is.
    var supportFolder: String
    /// Where the compiler keeps the C modules that it has read.
    var moduleCache: String
    /// Whether it is a student's file in a graded run: the compiler then refuses what is not safe.
    var isGraded = false
    /// Whether no student's code is in it, though it is compiled as a suite.
    var fillsCaches = false
    /// Whether a crash is to be told with its line.
    var hasLineTables = true

    /// What graded files are compiled with in addition, by the frontend and the driver alike.
    static let gradedArguments = ["-strict-memory-safety", "-Werror", "StrictMemorySafety"]

    enum Kind: String, Sendable, CaseIterable {
        /// The module `ExerciseSupport`.
        case support
        case student
        case suite
        /// The program's entry.
        case runner
    }

    /// What the driver is told, whether it compiles or only says how it would.
    func driverArguments(platform: [String]) -> [String] {
        var arguments = ["-swift-version", "6", "-Onone", "-parse-as-library", "-wmo"]
        arguments += ["-module-name", module, "-module-cache-path", moduleCache]
        if moduleFile != nil {
            arguments += ["-no-emit-module-separately-wmo", "-avoid-emit-module-source-info"]
            arguments += ["-emit-module", "-emit-module-path", moduleFile ?? ""]
        }
        switch kind {
        case .support: arguments.append("-enable-testing")
        case .student:
            // Line tables are for the place of a crash. The folder that they name is this mark.
            arguments += ["-enable-testing", "-gline-tables-only"]
            arguments += ["-file-compilation-dir", Self.studentMark]
            // A student's `@main` must not meet the runner's.
            arguments += ["-Xfrontend", "-entry-point-function-name"]
            arguments += ["-Xfrontend", "streamtutor_student_main"]
        case .suite, .runner: break
        }
        if isGraded { arguments += Self.gradedArguments }
        if kind != .support { arguments += ["-I", ".", "-I", supportFolder] }
        return arguments + platform + ["-c"] + sources + ["-o", object]
    }

    /// The folder that backtraces show before the name of the student's file.
    static let studentMark = "/streamtutor-student"
}

/// A frontend's command line with holes for the parts that change.
struct CommandTemplate: Sendable, Hashable {
    /// The program first.
    var words: [String]

    /// The step whose command line the driver is asked for.
    static func sample(_ kind: CompileStep.Kind) -> CompileStep {
        CompileStep(
            kind: kind,
            module: "STREAMTUTOR_MODULE",
            sources: ["STREAMTUTOR_SOURCE.swift"],
            object: "STREAMTUTOR_OBJECT.o",
            moduleFile: kind == .support || kind == .student
                ? "STREAMTUTOR_INTERFACE.swiftmodule" : nil,
            supportFolder: "STREAMTUTOR_SUPPORT",
            moduleCache: "STREAMTUTOR_CACHE"
        )
    }

    /// Takes what the driver printed for a sample.
    /// - Returns: nil where it is not one command with all the holes.
    init?(printed: String, kind: CompileStep.Kind) {
        let lines = printed.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        guard lines.count == 1, var words = ShellWords.split(lines[0]), words.count > 3 else {
            return nil
        }
        // Documentation of the module: nobody reads it.
        if let index = words.firstIndex(of: "-emit-module-doc-path"), index + 1 < words.count {
            words.removeSubrange(index...index + 1)
        }
        let sample = Self.sample(kind)
        var holes = [sample.module, sample.sources[0], sample.object, sample.moduleCache]
        if let moduleFile = sample.moduleFile { holes.append(moduleFile) }
        if kind != .support { holes.append(sample.supportFolder) }
        guard holes.allSatisfy(words.contains) else { return nil }
        self.words = words
    }

    /// The words as they were stored.
    init(words: [String]) { self.words = words }

    /// What the driver makes of `-gline-tables-only`.
    private static let lineTables = [
        "-gline-tables-only", "-debug-info-format=", "-dwarf-version=",
    ]

    /// The command line of a step.
    func filled(for step: CompileStep) -> [String] {
        let sample = Self.sample(step.kind)
        let kept = words.filter { word in
            step.hasLineTables || !Self.lineTables.contains(where: word.hasPrefix)
        }
        return kept.flatMap { word in
            switch word {
            case sample.module: [step.module]
            case sample.sources[0]: step.sources
            case sample.object: [step.object]
            case sample.moduleFile: [step.moduleFile ?? ""]
            case sample.supportFolder: [step.supportFolder]
            case sample.moduleCache: [step.moduleCache]
            default: [word]
            }
        } + (step.isGraded ? CompileStep.gradedArguments : [])
    }
}

/// The linker's command line with holes for the parts that change.
struct LinkTemplate: Sendable, Hashable {
    /// The program first.
    var words: [String]

    static let sampleObject = "STREAMTUTOR_OBJECT.o"
    static let sampleOutput = "STREAMTUTOR_PROGRAM"
    /// Stands where the libraries go that the objects ask for.
    static let sampleLibrary = "-lSTREAMTUTOR_LIBRARIES"

    init(words: [String]) { self.words = words }

    /// - Returns: nil where a hole is missing.
    init?(checking words: [String]) {
        guard words.contains(Self.sampleObject), words.contains(Self.sampleOutput) else {
            return nil
        }
        self.words = words
    }

    var asksForLibraries: Bool { words.contains(Self.sampleLibrary) }

    func filled(objects: [String], libraries: [String], output: String) -> [String] {
        words.flatMap { word in
            switch word {
            case Self.sampleObject: objects
            case Self.sampleLibrary: libraries
            case Self.sampleOutput: [output]
            default: [word]
            }
        }
    }
}
