/// The text of a recorded failure, taken apart into the blocks that the support module writes.
///
/// Each block has its label at the start of a line, padded to ten columns; the lines that go on
/// are indented by ten spaces.
struct FailureText: Hashable {
    var input: String?
    var expected: String?
    var actual: String?
    var note: String?

    private static let width = 10

    /// - Returns: nil where the text has another form.
    init?(_ text: String) {
        var label = ""
        var blocks: [String: [Substring]] = [:]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let next = Self.label(of: line) {
                guard blocks[next] == nil else { return nil }
                label = next
                blocks[label] = [line.dropFirst(Self.width)]
            } else if !label.isEmpty, line.allSatisfy({ $0 == " " }) || line.hasPrefix(Self.indent)
            {
                blocks[label]?.append(line.dropFirst(Self.width))
            } else {
                return nil
            }
        }
        guard !blocks.isEmpty else { return nil }
        input = blocks["in"]?.joined(separator: "\n")
        expected = blocks["expected"]?.joined(separator: "\n")
        actual = blocks["got"]?.joined(separator: "\n")
        note = blocks["note"]?.joined(separator: "\n")
    }

    private static let indent = String(repeating: " ", count: width)

    private static func label(of line: Substring) -> String? {
        for label in ["in", "expected", "got", "note"] where line.hasPrefix(label) {
            let gap = line.dropFirst(label.count).prefix(width - label.count)
            if gap.allSatisfy({ $0 == " " }), gap.count == width - label.count || line == label {
                return label
            }
        }
        return nil
    }
}
