import CourseModel
import Foundation
import LessonRunner
import TestSupport
import Testing

@Suite("Links between the repository's pages") struct LinkTests {
    /// The repository's own pages, and the course's.
    private static let pages =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].filter {
            FileManager.default.fileExists(atPath: OurCourse.root + "/" + $0)
        } + OurCourse.pages

    @Test("Each leads to a file that is there", arguments: pages)
    func leadSomewhere(_ page: String) throws {
        let folder = page.split(separator: "/").dropLast().joined(separator: "/")
        for link in try links(of: page) {
            let target = link.target.prefix { $0 != "#" }
            guard !target.isEmpty, !target.contains(":") else { continue }
            let path = [OurCourse.root, folder, String(target)].filter { !$0.isEmpty }
                .joined(separator: "/")
            #expect(
                FileManager.default.fileExists(atPath: path),
                "\(page):\(link.line): \(target) is not there"
            )
        }
    }

    @Test("The overview leads to every lesson that is written")
    func overview() throws {
        let targets = try links(of: "lessons/README.md").map(\.target)
        let lessons = (FileSystem.names(in: OurCourse.root + "/lessons") ?? [])
            .filter { $0.hasSuffix(".md") && $0 != "README.md" }
        #expect(!lessons.isEmpty)
        for lesson in lessons { #expect(targets.contains(lesson), "no link to \(lesson)") }
    }

    @Test("The first page leads to the course's overview") func start() throws {
        #expect(try links(of: "README.md").contains { $0.target == "lessons/README.md" })
    }

    /// The targets of a page's links, code left out.
    private func links(of page: String) throws -> [(target: String, line: Int)] {
        let source = try SourceText(file: page, root: OurCourse.root)
        var code: Set<Int> = []
        for fence in CodeFence.all(in: source) {
            let first = fence.location.line
            code.formUnion(first...first + fence.text.split(separator: "\n").count)
        }
        return source.lines.enumerated().filter { !code.contains($0.offset + 1) }
            .flatMap { index, line in
                line.matches(of: /\]\(([^)\s]+)\)/).map { (String($0.output.1), index + 1) }
            }
    }
}
