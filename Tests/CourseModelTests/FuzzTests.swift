import CourseModel
import TestSupport
import Testing

@Suite("Any text at all")
struct FuzzTests {
    /// Pieces that mean something to YAML or Markdown, where they should not stand.
    private static let pieces = [
        "\n", "\t", " ", "  ", ":", ": ", "- ", "#", "\"", "'", "`", "```", "~~~", "[", "]", "{",
        "}", ",", "|", ">", "&a", "*a", "!", "%", "@", "---\n", "...\n", "? ", "\\", "\u{0}",
        "\u{85}", "\u{2028}", "\u{FEFF}", "\u{E081}", "é", "🇸🇪", "1", "```quiz\n", "## ", "<!--",
        "<<: ", "!!int ", "null",
    ]

    @Test(
        "Broken files give problems inside the file, and never stop the tutor",
        arguments: [CourseFixture.lessonFile, CourseFixture.one + "/exercise.yml"]
    )
    func mutations(_ file: String) throws {
        let course = try CourseFixture()
        let sound = Array(try course.folder.read(file).unicodeScalars)
        var random = SplitMix64(seed: 2026)
        for _ in 0..<150 {
            var scalars = sound
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<scalars.count, using: &random)
                let length = Int.random(in: 0...8, using: &random)
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                scalars.replaceSubrange(
                    place..<min(place + length, scalars.count),
                    with: Array(piece.unicodeScalars)
                )
            }
            let text = String(String.UnicodeScalarView(scalars))
            try course.folder.write(text, to: file)
            let lines = SourceText(file: file, text: text).lines.count
            do {
                _ = try CourseLoader.load(course.root)
            } catch {
                #expect(!error.problems.isEmpty)
                for problem in error.problems {
                    #expect(
                        problem.location.file != file
                            || (1...max(lines, 1)).contains(problem.location.line),
                        "\(problem.written) in a file of \(lines) lines: \(text.debugDescription)"
                    )
                    #expect(!problem.message.isEmpty && !problem.message.contains("\n"))
                }
            }
        }
    }
}
