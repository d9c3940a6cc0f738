package import CourseModel
package import ExerciseChecking

/// Remembers which exercises were proved sound, and what was measured, in the cache folder.
///
/// What is told by reading alone, such as whether the README fits the suites, is not remembered: it
/// costs nothing to read again.
package struct ProofMemory: Sendable {
    private let memory: FolderMemory

    /// Raised whenever a proof looks for more, or for something else, than before.
    private static let method = "proof 4"

    package init(
        of course: Course,
        _ environment: CheckingEnvironment
    ) async throws(CheckingError) {
        memory = try await FolderMemory(
            environment,
            supportFolder: course.supportFolder,
            method: Self.method
        )
    }

    /// What was measured when an exercise was proved.
    struct Record: Sendable {
        /// Milliseconds.
        var suiteRun: Double
        var mutants: Int
    }

    /// An exercise's code as it is now, and what is known of it.
    struct State: Sendable {
        var key: String
        var known: Record?
    }

    func state(of exercise: Exercise) -> State {
        let key = memory.key(of: exercise.folder) {
            $0.hasSuffix(".swift") || $0 == "exercise.yml"
        }
        return State(key: key, known: recall(key))
    }

    private func recall(_ key: String) -> Record? {
        let words = memory.recall(key)?.split(separator: " ") ?? []
        guard words.count == 2, let suiteRun = Double(words[0]), let mutants = Int(words[1])
        else { return nil }
        return Record(suiteRun: suiteRun, mutants: mutants)
    }

    func remember(_ record: Record, as key: String) {
        memory.remember("\(record.suiteRun) \(record.mutants)", as: key)
    }
}
