import CourseModel
import TestSupport
import Testing

@testable import LessonRunner

@Suite("What is told of a page's prose") struct ProseCheckTests {
    private func lines(_ text: String) throws -> [String] {
        let folder = try TemporaryFolder("pages")
        try folder.write("there", to: "lessons/02-there.md")
        try folder.write(text, to: "lessons/01-here.md")
        let source = try SourceText(file: "lessons/01-here.md", root: folder.path)
        let findings = ProseCheck(source: source, root: folder.path).findings
        return findings.map { "\($0.location.line):\($0.location.column ?? 0) \($0.message)" }
    }

    @Test(
        "A page that is well gives nothing",
        arguments: [
            "See [there](02-there.md#part), [the web](https://example.com/), [below](#part).",
            "![a picture](02-there.md \"title\")", "`[code](nowhere.md)`",
            "```text\n[code](nowhere.md)\n\(String(repeating: "x", count: 90))\n```",
            "| a | b |\n|--------------------------------|------------------------|\n| c | d |",
            "<https://example.com/\(String(repeating: "x", count: 60))>",
            "`\(String(repeating: "x", count: 60))`",
        ]
    )
    func well(_ text: String) throws { #expect(try lines(text) == []) }

    @Test(
        "Each mistake gives one finding at its place",
        arguments: [
            ("a\n\nSee [it](03-no.md).", "3:5 this link leads to 03-no.md, which is not there"),
            ("![](02-there.md)", "1:1 this picture has no text for those who cannot see it"),
            ("[](02-there.md)", "1:1 this link has no words"),
            ("[word]()", "1:1 this link leads nowhere"),
            (
                "a \(String(repeating: "x", count: 41))",
                "1:0 \"xxxxxxxxxxxxxxxxxxxx…\" has 41 characters; a line has 40 on a narrow terminal"
            ),
        ]
    )
    func mistakes(_ text: String, _ wanted: String) throws { #expect(try lines(text) == [wanted]) }

    @Test("What is still to be written is found with its place") func open() {
        let source = SourceText(file: "a.md", text: "one\n// TODO(author): write it\n")
        let findings = OpenParts.findings(in: source)
        #expect(findings.map(\.message) == ["still to be written: write it"])
        #expect(findings.map(\.location) == [.init(file: "a.md", line: 2, column: 4)])
    }
}
