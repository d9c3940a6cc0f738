import CourseModel
import Foundation
import TestSupport
import Testing

@Suite("The sources keep to their layers") struct SourceTests {
    private static let sources: [String] = {
        let folder = OurCourse.root + "/Sources"
        let names = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? [])
            .compactMap { $0 as? String }
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { "Sources/" + $0 }
    }()

    /// It is pure, and runs wherever Swift does: of all modules it may know the C library alone.
    @Test("The streaming library imports no Foundation, and nothing else") func imports() throws {
        let allowed: Set<Substring> = ["Darwin", "Glibc", "Musl"]
        let files = Self.sources.filter { $0.hasPrefix("Sources/StreamingKit/") }
        #expect(!files.isEmpty)
        for file in files {
            let source = try SourceText(file: file, root: OurCourse.root)
            for (index, line) in source.lines.enumerated() {
                let words = line.split(whereSeparator: \.isWhitespace)
                guard let place = words.prefix(3).firstIndex(of: "import") else { continue }
                #expect(
                    words.dropFirst(place + 1).allSatisfy(allowed.contains),
                    "\(file):\(index + 1): \(line)"
                )
            }
        }
    }

    @Test("A file that grows too long to read at once is said") func length() throws {
        for file in Self.sources {
            let lines = try SourceText(file: file, root: OurCourse.root).lines.count
            if lines > 300 {
                Issue.record("\(file) has \(lines) lines; 300 are many", severity: .warning)
            }
        }
    }

    @Test(
        "The exercises are formatted",
        .enabled(if: Tool.swiftFormat != nil, "swift-format is not on the PATH")
    )
    func formatted() throws {
        let output = try #require(Tool.swiftFormat).run(
            [
                "lint", "--strict", "--recursive",
                "--configuration", OurCourse.root + "/.swift-format",
                OurCourse.root + "/exercises/",
            ],
            in: OurCourse.root
        )
        #expect(output.status == 0, "\(output.text)")
    }
}
