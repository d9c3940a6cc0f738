internal import CourseModel

/// Everything that a program is made from, read once.
struct BuildInputs: Sendable {
    var student: StudentFile
    /// The student's module, such as `ChunkedSSE`.
    var studentModule: String
    /// The suites that the program gets; at least one.
    var suites: [SuiteSource]
    /// The support module's files: their paths below its folder, and what is in them.
    var support: [(name: String, bytes: [UInt8])]
    var supportFolder: String
    /// The folder of the exercise's lesson, whose exercises share what is compiled first.
    var lessonFolder: String
    /// Whether the whole support module is wanted, though a part of it would do.
    var needsWholeSupport = false
    /// The starter, for naming what the suite expects; empty where there is none.
    var starter: String
    /// Whether the student's code is looked at and compiled as in graded runs.
    var isGraded = false
    /// The modules that the exercise allows to import.
    var imports: [String] = []
    /// Both suites, for the names in them; empty where the run is not graded.
    var namingSuites: [[UInt8]] = []
    /// The tests whose bodies are compiled; nil for all.
    var compiledTests: Set<String>?

    /// The name under which the student's file is compiled.
    var studentFileName: String { studentModule + ".swift" }

    static let supportModule = "ExerciseSupport"

    /// - Parameter suites: The suites that the program gets; at least one.
    static func read(
        _ request: CheckRequest,
        suites: [CheckRequest.Suite]
    ) throws(CheckingError) -> BuildInputs {
        let student = try StudentFile.read(request)
        var sources: [SuiteSource] = []
        for suite in suites {
            let own = request.with(suite)
            sources.append(
                SuiteSource(
                    bytes: try courseFile(own.suitePath),
                    module: own.suiteModule,
                    fileName: own.suiteFileName
                )
            )
        }
        var support: [(name: String, bytes: [UInt8])] = []
        for name in try swiftFiles(below: request.supportFolder) {
            support.append((name, try courseFile(request.supportFolder + "/" + name)))
        }
        guard !support.isEmpty else {
            throw .courseFileUnreadable(
                path: request.supportFolder,
                reason: "there is no Swift file in it"
            )
        }
        let starter = (try? Files.read(request.exercise.starterPath)) ?? []
        return BuildInputs(
            student: student,
            studentModule: request.exercise.module,
            suites: sources,
            support: support,
            supportFolder: request.supportFolder,
            lessonFolder: ShellWords.folder(ofPath: request.exercise.folder),
            starter: String(decoding: starter, as: UTF8.self),
            isGraded: request.isGraded,
            imports: request.exercise.allowedImports,
            namingSuites: request.isGraded
                ? [request.exercise.suitePath, request.exercise.hiddenSuitePath].compactMap {
                    try? Files.read($0)
                } : [],
            compiledTests: request.leavesOutOtherTests ? request.onlyTests : nil
        )
    }

    /// The starters, suites and solutions of the lesson's exercises.
    func lessonSources() -> [[UInt8]] {
        var sources = suites.map(\.bytes) + [Array(starter.utf8)]
        for exercise in Files.names(in: lessonFolder) {
            for name in Files.names(in: "\(lessonFolder)/\(exercise)")
            where name.hasSuffix(".swift") {
                if let bytes = try? Files.read("\(lessonFolder)/\(exercise)/\(name)") {
                    sources.append(bytes)
                }
            }
        }
        return sources
    }

    /// The same with one of the suites alone.
    func with(_ suite: SuiteSource) -> BuildInputs {
        var copy = self
        copy.suites = [suite]
        return copy
    }

    private static func courseFile(_ path: String) throws(CheckingError) -> [UInt8] {
        do throws(Files.Failure) {
            return try Files.read(path)
        } catch {
            throw .courseFileUnreadable(path: path, reason: error.reason)
        }
    }

    /// The Swift files below a folder, by their paths from there; links to folders are followed.
    private static func swiftFiles(
        below root: String,
        depth: Int = 0
    ) throws(CheckingError) -> [String] {
        // A link may lead into a folder above itself.
        guard depth < 8 else { return [] }
        var found: [String] = []
        for name in Files.names(in: root) where !name.hasPrefix(".") {
            guard let identity = Files.identity(root + "/" + name) else {
                guard let target = Files.linkTarget(root + "/" + name) else { continue }
                // Else the compiler would tell what is missed, and nobody where it should be.
                throw .courseFileUnreadable(
                    path: root + "/" + name,
                    reason: "it is a link to \(target), and there is nothing"
                )
            }
            if identity.isFolder {
                let inner = try swiftFiles(below: root + "/" + name, depth: depth + 1)
                found += inner.map { name + "/" + $0 }
            } else if name.hasSuffix(".swift") {
                found.append(name)
            }
        }
        return found
    }
}

/// A suite as it is in the course.
struct SuiteSource: Sendable {
    var bytes: [UInt8]
    /// The module that its tests are known by.
    var module: String
    /// The name under which it is compiled.
    var fileName: String
}

extension BuildInputs {
    // What is built in another way than the fastest has one suite.
    var suite: [UInt8] { suites[0].bytes }
    var suiteModule: String { suites[0].module }
    var suiteFileName: String { suites[0].fileName }
}
