internal import ExerciseChecking

/// The list that Gradescope puts beside exported submissions, `submission_metadata.yml`.
///
/// It is written by a program, always in the same shape, with Ruby's symbols for keys; four of
/// them matter. So it is read line by line.
enum GradescopeExport {
    static let fileName = "submission_metadata.yml"
    /// Larger than any class's list, in bytes.
    static let largest = 64 << 20

    struct Submission: Hashable {
        /// Who handed it in: several for a group.
        var students: [String]
        var submittedAt: Int?
    }

    /// - Returns: by the names of folders.
    static func read(_ bytes: [UInt8]) -> [String: Submission] {
        var found: [String: Submission] = [:]
        var folder: String?
        var people: [[String: String]] = []
        var isList = false
        var time: String?
        func finish() {
            guard let folder else { return }
            let students = people.compactMap { $0[":sid:"] ?? $0[":email:"] ?? $0[":name:"] }
            found[folder] = Submission(
                students: students.isEmpty ? [folder] : students,
                submittedAt: time.flatMap(Timestamp.seconds)
            )
        }
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if line.hasPrefix("submission_"), line.hasSuffix(":") {
                finish()
                (folder, people, isList, time) = (String(line.dropLast()), [], false, nil)
                continue
            }
            let indent = line.prefix { $0 == " " }.count
            var text = line.dropFirst(indent)
            let isElement = text.hasPrefix("- ")
            // A key of the submission itself ends the list; its elements may stand as far left.
            if indent <= 2, !isElement { isList = text.hasPrefix(":submitters:") }
            if isList, isElement {
                people.append([:])
                text = text.dropFirst(2).drop { $0 == " " }
            }
            if isList, !people.isEmpty {
                for key in [":name:", ":sid:", ":email:"] where text.hasPrefix(key) {
                    people[people.count - 1][key] = value(text.dropFirst(key.count))
                }
            } else if time == nil, indent <= 2, text.hasPrefix(":created_at:") {
                time = value(text.dropFirst(":created_at:".count))
            }
        }
        finish()
        return found
    }

    /// What stands behind a key; nil where nothing does.
    private static func value(_ text: Substring) -> String? {
        let plain = text.filter { $0 != "'" && $0 != "\"" }.drop { $0 == " " }
        return plain.isEmpty || plain == "null" || plain == "~" ? nil : String(plain)
    }
}
