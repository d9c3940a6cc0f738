import CourseModel

/// The list of tests in an `exercise.yml`, brought into the suite's order, tests added that are
/// missing. Everything else in the file stays as it is, comments too.
struct ManifestTests {
    /// One test: the lines of its item in the list, with comments above it.
    private struct Item {
        var id: String
        var lines: [String]
    }

    /// Mends a manifest.
    /// - Parameters:
    ///   - text: The manifest.
    ///   - field: `tests` or `hidden`.
    ///   - declared: The ids that the suite declares, in its order.
    /// - Returns: The manifest, mended; the same where nothing is to be done, or where the list is
    ///   not written with an item a line that begins with `- id:`.
    static func mended(_ text: String, field: String, declared: [String]) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let key = lines.firstIndex(where: { $0.hasPrefix(field + ":") }),
            lines[key].dropFirst(field.count + 1).allSatisfy({ $0 == " " })
        else { return text }
        var end = key + 1
        while end < lines.count, lines[end].isEmpty || lines[end].hasPrefix(" ") { end += 1 }
        guard let items = items(lines[(key + 1)..<end]) else { return text }
        let known = items.map(\.id)
        let unknown = items.filter { !declared.contains($0.id) }
        let ordered = declared.map { id in items.first { $0.id == id } ?? newItem(id) } + unknown
        guard ordered.map(\.id) != known else { return text }
        lines.replaceSubrange((key + 1)..<end, with: ordered.flatMap(\.lines))
        return lines.joined(separator: "\n")
    }

    /// - Returns: nil where a line belongs to no item, or an id is there twice.
    private static func items(_ lines: ArraySlice<String>) -> [Item]? {
        var items: [Item] = []
        var above: [String] = []
        for line in lines {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("#") || text.isEmpty {
                above.append(line)
            } else if let id = id(of: text) {
                items.append(Item(id: id, lines: above + [line]))
                above = []
            } else {
                guard !items.isEmpty, !text.hasPrefix("- ") else { return nil }
                items[items.count - 1].lines += above + [line]
                above = []
            }
        }
        if !items.isEmpty { items[items.count - 1].lines += above }
        return Set(items.map(\.id)).count == items.count && !items.isEmpty ? items : nil
    }

    /// The id in `- id: name` or `- {id: name, …}`.
    private static func id(of text: Substring) -> String? {
        for start in ["- id:", "- {id:"] where text.hasPrefix(start) {
            let rest = text.dropFirst(start.count).drop { $0 == " " }
            return String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        }
        return nil
    }

    private static func newItem(_ id: String) -> Item {
        Item(
            id: id,
            lines: [
                "  - id: \(id)", "    points: 1", "    rule: 1",
                "    explanation: \(NewFiles.mark) say why a solution fails this test",
            ]
        )
    }
}
