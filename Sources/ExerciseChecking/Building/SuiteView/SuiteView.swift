/// What the compiler takes of a student's file when it compiles a suite: the declarations, without
/// what is in functions, and without functions that no other file can call.
///
/// A proof compiles an exercise's suites for each wrong solution whose declarations differ, and many
/// of those differ in private helpers alone. It errs to one side: files with the same view look the
/// same to a suite, and files that look the same may have different views.
package struct SuiteView {
    /// Names the view.
    let key: String

    /// Whether two files look the same to a suite; false also where that cannot be told.
    package static func isSame(_ one: String, _ other: String) -> Bool {
        guard let one = try? Files.read(one), let other = try? Files.read(other) else {
            return false
        }
        return SuiteView(one).map { $0.key == SuiteView(other)?.key } ?? false
    }

    /// - Returns: nil where the file has what could be seen through this: conditions, results whose
    ///   type is in a body, code that is copied into whoever calls it, brackets that do not match.
    init?(_ source: [UInt8]) {
        var reader = SuiteViewReader(source)
        guard reader.read() else { return nil }
        var hash = SHA256()
        for word in reader.view { hash.add(part: word) }
        key = hash.hexadecimal()
    }
}
