internal import ExerciseChecking

/// The list that Gradescope puts beside exported submissions, `submission_metadata.yml`.
///
/// It is written by a program, always in the same shape, with Ruby's symbols for keys; four of
/// them matter. So it is read line by line.
enum GradescopeExport {
    struct Submission: Hashable {
        var student: String
        var submittedAt: Int?
    }

    /// - Returns: by the names of folders; empty where there is no list.
    static func read(_ path: String) -> [String: Submission] {
        guard let bytes = try? Files.readUntrusted(path, most: 64 << 20) else { return [:] }
        var found: [String: Submission] = [:]
        var folder: String?
        var fields: [String: String] = [:]
        func finish() {
            guard let folder else { return }
            let student = fields[":sid:"] ?? fields[":email:"] ?? fields[":name:"] ?? folder
            found[folder] = Submission(
                student: student,
                submittedAt: fields[":created_at:"].flatMap(Timestamp.seconds)
            )
        }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("submission_"), line.hasSuffix(":") {
                finish()
                folder = String(line.dropLast())
                fields = [:]
                continue
            }
            let text = line.drop { $0 == " " || $0 == "-" }
            for key in [":name:", ":sid:", ":email:", ":created_at:"]
            where text.hasPrefix(key) && fields[key] == nil {
                let value = text.dropFirst(key.count).drop { $0 == " " }
                let plain = value.filter { $0 != "'" && $0 != "\"" && $0 != "\r" }
                if !plain.isEmpty { fields[key] = String(plain) }
            }
        }
        finish()
        return found
    }
}
