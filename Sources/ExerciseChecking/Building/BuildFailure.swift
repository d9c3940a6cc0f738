/// Why a way of building gave no program.
enum BuildFailure: Error {
    /// It is the student's doing: what to tell.
    case rejected(Rejection)
    /// Something else went wrong; another way may work.
    case trouble(String)
    /// There can be no verdict.
    case impossible(CheckingError)

    struct Rejection: Sendable {
        var diagnostics: [Diagnostic]
        var mismatch: SuiteMismatch?
        /// The rules of graded runs that the code breaks.
        var violations: [RuleViolation] = []
        /// Whether it is a suite that does not fit, and not the student's file by itself.
        var isOfSuite = false
    }
}

/// A program that can be run.
struct BuiltProgram: Sendable {
    var path: String
    /// What comes before the arguments for the testing library.
    var arguments: [String]
    /// The shared object that it loads; nil where all of it is in one file.
    var loads: String?
    /// Links all of it into one file, for where the shared object cannot be loaded; nil where it
    /// is one file already.
    var whole: (@Sendable () async throws(BuildFailure) -> BuiltProgram)?
    /// What the compiler warned of.
    var diagnostics: [Diagnostic]
    /// By the modules of suites, the lists that name their tests by numbers; none of a suite that
    /// was compiled whole.
    var lists: [String: TestList] = [:]
}
