import CourseModel

/// Changes of a solution that no test can see, because the solution then does the same, each with
/// the reason: `mutants/equivalent.diff`.
///
/// ```
/// - if count <= limit {
/// + if count < limit {
/// # at the limit both branches give the whole text
/// ```
/// The lines are as `author mutate` prints them. An empty `+` stands for a line that is dropped.
struct EquivalentChanges {
    struct Entry {
        var before: String
        var after: String
        var reason: String
        var location: SourceLocation
    }

    private(set) var entries: [Entry] = []
    private(set) var problems: [ProofFinding] = []

    /// - Parameter file: From the course's folder; it need not exist.
    init(file: String, root: String) {
        guard let source = try? SourceText(file: file, root: root) else { return }
        var before: (text: String, line: Int)?
        var after: String?
        for (index, line) in source.lines.enumerated() {
            let place = SourceLocation(file: file, line: index + 1)
            let text = String(line.dropFirst()).trimmed
            switch (line.first, before, after) {
            case (nil, _, _): continue
            case ("-", nil, _): before = (text, index + 1)
            case ("+", .some, nil): after = text
            case ("#", .some(let old), .some(let new)) where !text.isEmpty:
                entries.append(
                    Entry(
                        before: old.text,
                        after: new,
                        reason: text,
                        location: SourceLocation(file: file, line: old.line)
                    )
                )
                (before, after) = (nil, nil)
            // More of a reason.
            case ("#", nil, nil): continue
            default:
                problems.append(
                    ProofFinding(
                        place,
                        "this line is not what comes next",
                        help: "write - before, + after, and # why nobody can tell them apart"
                    )
                )
                return
            }
        }
        if let before {
            problems.append(
                ProofFinding(
                    SourceLocation(file: file, line: before.line),
                    "this change has no reason",
                    help: "write # and why nobody can tell before and after apart"
                )
            )
        }
    }

    func entry(_ change: (before: String, after: String)) -> Entry? {
        entries.first { $0.before == change.before && $0.after == change.after }
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
