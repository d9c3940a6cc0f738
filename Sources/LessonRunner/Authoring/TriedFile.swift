import CourseModel
import ExerciseChecking

/// A file of an exercise that was checked, with what the check says put into the course's places.
struct TriedFile {
    let result: CheckResult
    /// The checked file, from the course's folder.
    let file: String
    /// The exercise's folder, from the course's.
    let folder: String
    let suite: CheckRequest.Suite

    var start: SourceLocation { SourceLocation(file: file, line: 1) }

    var suiteName: String { suite == .visible ? "visible" : "hidden" }

    /// The tests that fail on it; one that crashes or never ends fails too.
    var failing: Set<String> {
        let failed = result.tests.filter { $0.outcome == .failed || $0.outcome == .notFinished }
        return Set(failed.map(\.id))
    }

    /// Whether the compiler refuses the file by itself, and not the suite that is built on it.
    var isRefusedItself: Bool {
        guard result.outcome == .compileError else { return false }
        return firstError.map { isOwn($0) || $0.line == nil } ?? true
    }

    /// Why there was nothing to run; nil where there was.
    /// - Parameter what: The file as messages call it, `the starter`.
    func buildFinding(_ what: String) -> ProofFinding? {
        guard result.outcome == .compileError else { return nil }
        if let violation = result.violations.first {
            return ProofFinding(
                SourceLocation(file: file, line: violation.line ?? 1),
                "\(what) breaks a rule of graded runs: \(violation.message)"
            )
        }
        let place = firstError.map(place(of:)) ?? start
        let message =
            firstError?.message ?? result.mismatch?.message ?? "the compiler gives no reason"
        return isRefusedItself
            ? ProofFinding(place, "\(what) does not compile: \(message)")
            : ProofFinding(
                place,
                "the \(suiteName) suite does not compile with \(what): \(message)"
            )
    }

    /// What the compiler warned about: the first thing in the file, and in its suite.
    func warnings(_ what: String) -> [ProofFinding] {
        let warnings = result.diagnostics.filter { $0.severity == .warning }
        let own = warnings.first(where: isOwn).map {
            ProofFinding(place(of: $0), "\(what) has a warning: \($0.message)")
        }
        let suites = warnings.first { !isOwn($0) }.map {
            ProofFinding(place(of: $0), "the \(suiteName) suite has a warning: \($0.message)")
        }
        return [own, suites].compactMap { $0 }
    }

    /// What went wrong with the run, in one line.
    var problem: String {
        if let limit = result.limit { return limit.phrase }
        let crash = result.crash.map { crash in
            "it crashed" + (crash.test.map { " in \($0)" } ?? "")
                + (crash.message.map { ": \($0)" } ?? "")
        }
        if let crash { return crash }
        guard let test = result.firstFailure else { return result.outcome.rawValue }
        let details = [
            test.message, test.input.map { "in \($0)" }, test.expected.map { "expected \($0)" },
            test.actual.map { "got \($0)" },
        ].compactMap { $0 }
        let verdict = test.outcome == .skipped ? "did not run" : "failed"
        return "\(test.id) \(verdict)"
            + (details.isEmpty ? "" : ": " + details.joined(separator: "; "))
    }

    private var firstError: Diagnostic? { result.diagnostics.first { $0.severity == .error } }

    private func isOwn(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.file.map { file.hasSuffix("/" + $0) } ?? false
    }

    /// The compiler knows files by their names alone; the suites stand in the exercise's folder.
    private func place(of diagnostic: Diagnostic) -> SourceLocation {
        guard let name = diagnostic.file, let line = diagnostic.line else { return start }
        return SourceLocation(
            file: isOwn(diagnostic) ? file : "\(folder)/\(name)",
            line: line,
            column: diagnostic.column
        )
    }
}
