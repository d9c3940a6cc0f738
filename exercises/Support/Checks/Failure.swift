public import Testing

/// Records one failure: what went in, what should have come out, what came out.
///
/// The text has a block for each of them, with its label in the first ten columns, so that it can
/// be read in plain test output and be taken apart by a program.
/// - Parameters:
///   - input: The input, shown.
///   - expected: What a right solution gives, shown.
///   - got: What the student's code gave, shown.
///   - note: A sentence that helps to understand the failure.
public func recordFailure(
    input: String?,
    expected: String,
    got: String,
    note: String? = nil,
    sourceLocation: SourceLocation
) {
    var blocks: [String] = []
    if let input { blocks.append(block("in", input)) }
    blocks.append(block("expected", expected))
    blocks.append(block("got", got))
    if let note { blocks.append(block("note", note)) }
    Issue.record(Comment(rawValue: blocks.joined(separator: "\n")), sourceLocation: sourceLocation)
}

/// The place in a suite that a failure is shown at: a line of the calling file.
///
/// A helper of a suite takes `line: Int = #line` and gives it to this function.
public func here(
    _ line: Int,
    fileID: String = #fileID,
    filePath: String = #filePath
) -> SourceLocation {
    SourceLocation(fileID: fileID, filePath: filePath, line: line, column: 9)
}

/// The longest text of a block, in characters: enough to find what is wrong, and a student's
/// endless result does not bury it.
private let longestBlock = 2000

private func block(_ label: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: 10 - label.count)
    var shortened = text
    let surplus = text.count - longestBlock
    if surplus > 0 {
        shortened = String(text.prefix(longestBlock)) + "\n(\(surplus) more characters not shown)"
    }
    let lines = shortened.split(separator: "\n", omittingEmptySubsequences: false)
    return label + padding + lines.joined(separator: "\n" + String(repeating: " ", count: 10))
}
