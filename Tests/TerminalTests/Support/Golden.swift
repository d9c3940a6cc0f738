import Foundation
import Testing

/// Compares a text with a file below `Goldens`. A missing file is written, and the test fails, so
/// that somebody looks at it.
func expectGolden(
    _ text: String,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Goldens")
    let file = folder.appending(path: name)
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("\(name) was missing; it is written now", sourceLocation: sourceLocation)
        return
    }
    #expect(text == expected, "differs from Goldens/\(name)", sourceLocation: sourceLocation)
}
