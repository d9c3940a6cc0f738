/// What the compiler takes of a student's file when it compiles a suite: the declarations, without
/// what is in functions, and without functions that no other file can call.
///
/// A proof compiles an exercise's suites for each wrong solution whose declarations differ, and many
/// of those differ in private helpers alone. It errs to one side: files with the same view look the
/// same to a suite, and files that look the same may have different views.
package struct SuiteView {
    /// Names the view.
    let key: String

    /// Names the view of a file; nil where that cannot be told.
    package static func key(of path: String) -> String? {
        (try? Files.read(path)).flatMap { SuiteView($0)?.key }
    }

    /// - Returns: nil where the file has what could be seen through this: conditions, variables whose
    ///   type is in a body, code that is copied into whoever calls it, brackets that do not match.
    init?(_ source: [UInt8]) {
        var reader = SuiteViewReader(source)
        guard reader.read() else { return nil }
        var hash = SHA256()
        for word in reader.view { hash.add(part: word) }
        key = hash.hexadecimal()
    }
}
