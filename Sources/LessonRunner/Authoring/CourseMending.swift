package import CourseModel
package import ExerciseChecking

/// Mends what can be mended without knowing what an author means: layout, the order of tests in
/// the manifest, tests that the manifest forgot, the list of ids.
package struct CourseMending: Sendable {
    private let course: Course
    private let checker: ExerciseChecker

    package init(course: Course, checker: ExerciseChecker) {
        self.course = course
        self.checker = checker
    }

    /// Mends exercises, and the course's list of ids.
    /// - Returns: The files that were changed, from the course's folder.
    package func run(_ exercises: [Exercise]) async throws -> [String] {
        let files = exercises.flatMap(\.swiftFiles)
        let before = files.map(bytes)
        if let format = try await SourceFormat(of: course, checker), !files.isEmpty {
            try await format.fix(files)
        }
        var changed = zip(files, before).filter { bytes($0) != $1 }.map { file, _ in
            CoursePath.relative(file, to: course.root)
        }
        for exercise in exercises where try mendManifest(exercise) {
            changed.append(CoursePath.relative(exercise.folder, to: course.root) + "/exercise.yml")
        }
        let ids = IDList(root: course.root)
        if let text = ids.text(with: course) {
            try NewFiles.put(text, at: course.root + "/" + IDList.file)
            changed.append(IDList.file)
        }
        return changed
    }

    private func mendManifest(_ exercise: Exercise) throws -> Bool {
        let path = exercise.folder + "/exercise.yml"
        let old = String(decoding: bytes(path), as: UTF8.self)
        var text = old
        for (field, suite) in [
            ("tests", exercise.suitePath), ("hidden", exercise.hiddenSuitePath),
        ] {
            let source = String(decoding: bytes(suite), as: UTF8.self)
            let declared = SuiteScanner.tests(in: source).map(\.id)
            text = ManifestTests.mended(text, field: field, declared: declared)
        }
        guard text != old else { return false }
        try NewFiles.put(text, at: path)
        return true
    }

    private func bytes(_ path: String) -> [UInt8] { (try? FileSystem.bytes(of: path)) ?? [] }
}

/// Every id that the course ever had: `exercises/ids.txt`, one a line.
///
/// Students' progress hangs on ids. A list that only grows shows when one has gone that no exercise
/// names among its `aliases`.
struct IDList {
    static let file = "exercises/ids.txt"

    /// The ids that were, and their lines; nil where the course has no list.
    let ids: [(id: ExerciseID, line: Int)]?

    init(root: String) {
        guard let source = try? SourceText(file: Self.file, root: root) else {
            ids = nil
            return
        }
        ids = source.lines.enumerated().compactMap { index, line in
            ExerciseID(String(line)).map { ($0, index + 1) }
        }
    }

    /// The ids that have gone without a word.
    func findings(_ course: Course) -> [ProofFinding] {
        let known = Set(course.exercises.flatMap { [$0.id] + $0.aliases })
        return (ids ?? []).filter { !known.contains($0.id) }.map { id, line in
            ProofFinding(
                SourceLocation(file: Self.file, line: line),
                "no exercise is \(id), and none was it before",
                help: "write aliases: [\(id)] into the manifest of the exercise that it became"
            )
        }
    }

    /// The list with all ids of the course; nil where they are in it already.
    func text(with course: Course) -> String? {
        let old = Set((ids ?? []).map(\.id))
        let all = old.union(course.exercises.flatMap { [$0.id] + $0.aliases })
        guard ids == nil || all != old else { return nil }
        return """
            # Every id that this course ever had. Progress hangs on them, so no line goes.
            # author check --fix adds new ones.

            """ + all.sorted().map { "\($0)\n" }.joined()
    }
}
