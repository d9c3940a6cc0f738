import Foundation
package import Testing

/// Compares a text with the file that says what it should be.
///
/// A file that is missing is written and the test fails, so that its author reads it before it
/// counts. To renew files after a wanted change, remove them and run the tests twice.
/// - Parameter file: The golden file; absolute.
package func expectGolden(
    _ text: String,
    at file: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    guard let wanted = try? String(contentsOfFile: file, encoding: .utf8) else {
        do {
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true
            )
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            Issue.record(
                "\(file) was missing and is written now. Read it; if it is right, keep it.",
                sourceLocation: sourceLocation
            )
        } catch {
            Issue.record("\(file) is missing and cannot be written: \(error)")
        }
        return
    }
    guard wanted != text else { return }
    Issue.record(
        """
        This is not what \(file) says.
        \(firstDifference(wanted: wanted, got: text))
        """,
        sourceLocation: sourceLocation
    )
}

/// The first line in which two texts differ, with its number, both ways.
package func firstDifference(wanted: String, got: String) -> String {
    let wantedLines = lines(of: wanted)
    let gotLines = lines(of: got)
    for number in 0..<max(wantedLines.count, gotLines.count) {
        let left = number < wantedLines.count ? wantedLines[number] : nil
        let right = number < gotLines.count ? gotLines[number] : nil
        guard left != right else { continue }
        return """
            line \(number + 1)
              wanted  \(left.map { $0.debugDescription } ?? "(the text has ended)")
              got     \(right.map { $0.debugDescription } ?? "(the text has ended)")
            """
    }
    return "no difference"
}

/// The lines with their endings told apart, which `Character` would join.
private func lines(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
}
