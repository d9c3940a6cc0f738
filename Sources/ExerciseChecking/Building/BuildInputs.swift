internal import CourseModel

/// Everything that a program is made from, read once.
struct BuildInputs: Sendable {
    var student: StudentFile
    /// The student's module, such as `ChunkedSSE`.
    var studentModule: String
    var suite: [UInt8]
    var suiteModule: String
    var suiteFileName: String
    /// The suite's file in the course.
    var suitePath: String
    /// The support module's files: their paths below its folder, and what is in them.
    var support: [(name: String, bytes: [UInt8])]
    var supportFolder: String
    /// The starter, for naming what the suite expects; empty where there is none.
    var starter: String
    /// Whether the student's code is looked at and compiled as in graded runs.
    var isGraded = false
    /// The modules that the exercise allows to import.
    var imports: [String] = []
    /// Both suites, for the names in them; empty where the run is not graded.
    var suites: [[UInt8]] = []

    /// The name under which the student's file is compiled.
    var studentFileName: String { studentModule + ".swift" }

    static let supportModule = "ExerciseSupport"

    static func read(_ request: CheckRequest) throws(CheckingError) -> BuildInputs {
        let student = try StudentFile.read(request)
        let suite = try courseFile(request.suitePath)
        var support: [(name: String, bytes: [UInt8])] = []
        for name in swiftFiles(below: request.supportFolder) {
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
            suite: suite,
            suiteModule: request.suiteModule,
            suiteFileName: request.suiteFileName,
            suitePath: request.suitePath,
            support: support,
            supportFolder: request.supportFolder,
            starter: String(decoding: starter, as: UTF8.self),
            isGraded: request.isGraded,
            imports: request.exercise.allowedImports,
            suites: request.isGraded
                ? [request.exercise.suitePath, request.exercise.hiddenSuitePath].compactMap {
                    try? Files.read($0)
                } + [suite] : []
        )
    }

    private static func courseFile(_ path: String) throws(CheckingError) -> [UInt8] {
        do throws(Files.Failure) {
            return try Files.read(path)
        } catch {
            throw .courseFileUnreadable(path: path, reason: error.reason)
        }
    }

    /// The Swift files below a folder, by their paths from there; links to folders are followed.
    private static func swiftFiles(below root: String, depth: Int = 0) -> [String] {
        // A link may lead into a folder above itself.
        guard depth < 8 else { return [] }
        var found: [String] = []
        for name in Files.names(in: root) where !name.hasPrefix(".") {
            guard let identity = Files.identity(root + "/" + name) else { continue }
            if identity.isFolder {
                let inner = swiftFiles(below: root + "/" + name, depth: depth + 1)
                found += inner.map { name + "/" + $0 }
            } else if name.hasSuffix(".swift") {
                found.append(name)
            }
        }
        return found
    }
}
