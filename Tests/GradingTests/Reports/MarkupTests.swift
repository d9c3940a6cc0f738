import Foundation
import Grading
import TestSupport
import Testing

/// JUnit's XML and the pages of HTML: what a student prints stays text.
@Suite("Reports as markup") struct MarkupTests {
    private let grades = Samples.students(12)

    @Test("JUnit's XML is well formed, and its counts are right") func junit() throws {
        let text = try Samples.written(JUnitReport(), grades).read("junit.xml")
        let reader = MarkupReader(text)
        #expect(reader.problem == nil)
        let known: Set<String> = [
            "testsuites", "testsuite", "properties", "property", "testcase", "failure", "error",
            "skipped", "system-out", "system-err",
        ]
        #expect(Set(reader.elements.map(\.name)).isSubset(of: known))
        #expect(reader.all("testsuite").count == grades.count * 2)
        #expect(reader.all("testcase").count == grades.count * 5)
        let counted = [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
        for (attribute, element) in counted {
            let sum = reader.all("testsuite").reduce(0) {
                $0 + (Int($1.attributes[attribute] ?? "") ?? -1000)
            }
            #expect(sum == reader.all(element).count, "\(attribute)")
            #expect(sum > 0)
        }
        for test in reader.all("testcase") {
            #expect(test.attributes["name"]?.isEmpty == false)
            #expect(test.attributes["classname"]?.isEmpty == false)
        }
        let printed = reader.all("system-out").map(\.text).joined()
        #expect(printed.contains("]]> </script><b onclick='x'>&amp; ␛[31m ␀"))
    }

    @Test("The page of a class is one tree of plain elements, and asks nobody for anything")
    func page() throws {
        let text = try Samples.written(ClassPageReport(), grades).read("class.html")
        try check(page: text)
        let reader = MarkupReader(text)
        let cells = reader.all("td").count
        // Points and 2 exercises, 5 tests and a distribution of 10 rows.
        #expect(cells == grades.count * 3 + grades.count * 5 + 10)
        #expect(text.contains("prefers-color-scheme: dark"))
        #expect(reader.all("meta").contains { $0.attributes["name"] == "viewport" })
        #expect(text.contains("Failures that many share"))
        #expect(reader.all("summary").count > 2)
    }

    @Test("A page of feedback holds what was printed as text", arguments: [0, 3, 4, 9])
    func feedbackPage(index: Int) throws {
        let folder = try Samples.written(FeedbackReport(.html), grades)
        let name = ReportFolder.fileName(for: grades[index].student)
        try check(page: try folder.read("feedback/\(name).html"))
    }

    private func check(page text: String) throws {
        let reader = MarkupReader(text)
        #expect(reader.problem == nil)
        let known: Set<String> = [
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "div",
            "b", "small", "span", "table", "thead", "tbody", "tr", "th", "td", "details", "summary",
            "pre",
        ]
        #expect(Set(reader.elements.map(\.name)).subtracting(known) == [])
        let attributes = Set(reader.elements.flatMap(\.attributes.keys))
        let plain: Set<String> = [
            "lang", "xmlns", "charset", "http-equiv", "content", "name", "class", "title", "style",
            "open",
        ]
        #expect(attributes.subtracting(plain) == [])
        let style = try #require(reader.all("style").first).text
        #expect(!style.contains("url(") && !style.contains("@import"))
    }

    @Test("Feedback as Markdown keeps what was printed in its fences") func markdown() throws {
        let folder = try Samples.written(FeedbackReport(.markdown), grades)
        for grade in grades {
            let name = ReportFolder.fileName(for: grade.student)
            let text = try folder.read("feedback/\(name).md")
            var fence: Substring?
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                let ticks = line.prefix { $0 == "`" }
                if let open = fence {
                    if ticks.count >= open.count, line == ticks { fence = nil }
                } else if ticks.count >= 3 {
                    fence = ticks
                } else {
                    // Every sign of markup has a backslash before it.
                    let bare = line.replacing("\\<", with: "").replacing("\\@", with: "")
                    #expect(!bare.contains("<") && !bare.contains("@"), "\(line)")
                }
            }
            #expect(fence == nil)
        }
    }

    @Test("Feedback as text begins no line with what a log would obey") func text() throws {
        let folder = try Samples.written(FeedbackReport(.text), grades)
        for grade in grades {
            let name = ReportFolder.fileName(for: grade.student)
            let text = try folder.read("feedback/\(name).txt")
            #expect(text.contains("\(grade.score) of 10 points"))
            for line in text.split(separator: "\n") {
                #expect(!line.drop { $0 == " " }.hasPrefix("::"), "\(line)")
                #expect(!line.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" })
            }
        }
    }

    @Test(
        "What hidden tests feed the code with stays hidden",
        arguments: [GradingPolicy.HiddenDetail.none, .name]
    )
    func hidden(detail: GradingPolicy.HiddenDetail) throws {
        var gradedClass = Samples.twoExercises
        gradedClass.policy.hiddenDetail = detail
        let formats: [any ReportFormat] = [
            GradescopeReport(), ClassroomReport(environment: [:]), ExercismReport(),
            FeedbackReport(.text), FeedbackReport(.markdown), FeedbackReport(.html),
        ]
        for format in formats {
            let folder = try Samples.written(format, grades, of: gradedClass)
            let files =
                FileManager.default.enumerator(atPath: folder.path)?
                .compactMap { $0 as? String } ?? []
            var hasVisible = false
            for file in files where file.contains(".") {
                guard let text = try? folder.read(file) else { continue }
                #expect(!text.contains("in-hidden"), "\(file)")
                #expect(!text.contains("secret"), "\(file)")
                hasVisible =
                    hasVisible || text.contains("in-visible")
                    || text.contains("in\\-visible")
                if detail == .none { #expect(!text.contains("three"), "\(file)") }
            }
            #expect(hasVisible, "\(format.name)")
        }
    }
}
