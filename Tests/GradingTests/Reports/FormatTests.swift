import Foundation
import Grading
import TestSupport
import Testing

/// The formats that are JSON or CSV, against their published rules.
@Suite("Report formats") struct FormatTests {
    private let grades = Samples.students(12)

    private func checker(_ name: String) throws -> SchemaChecker {
        try SchemaChecker(file: repositoryRoot() + "/Tests/GradingTests/Schemas/\(name).json")
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test("The checker of schemas finds what is wrong") func checkerFinds() throws {
        let checker = try checker("exercism-v3")
        #expect(try checker.problems(in: #"{"version":3,"status":"pass","tests":[]}"#) == [])
        let wrong = #"{"version":2,"status":"fine","tests":[{"name":1}],"more":true}"#
        let problems = try checker.problems(in: wrong)
        #expect(problems.contains("$.version is not 3"))
        #expect(problems.contains("$.more is not known"))
        #expect(problems.contains("$.tests[0].status is missing"))
        #expect(problems.contains("$.tests[0].name is no string"))
        #expect(problems.contains { $0.hasPrefix("$.status is none of") })
    }

    @Test("Gradescope's results.json fits its rules") func gradescope() throws {
        let folder = try Samples.written(GradescopeReport(), grades)
        let files = try names(in: folder.path("gradescope"))
        #expect(files.count == grades.count)
        let checker = try checker("gradescope")
        for (grade, file) in zip(grades, files) {
            let text = try folder.read("gradescope/" + file)
            #expect(try checker.problems(in: text) == [], "\(file)")
            let value = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            )
            #expect(value["score"] as? Double == grade.score.number)
            let tests = try #require(value["tests"] as? [[String: Any]])
            #expect(tests.count == 5)
            let sum = tests.reduce(0) { $0 + ($1["score"] as? Double ?? 0) }
            #expect(sum == grade.earned.number)
            #expect(!text.contains("\\r") && !text.contains("\\u001b") && !text.contains("\\u0000"))
        }
    }

    @Test("Classroom 50's result.json fits its schema, with the runner's names")
    func classroom() throws {
        let format = ClassroomReport(environment: [
            "CLASSROOM": "cs", "ASSIGNMENT": "sse", "OWNER": "ada", "ASSIGNMENT_TYPE": "group",
            "SUBMISSION_TAG": "submit/2026-03-01T14-15-02Z-abc", "COMMIT_URL": "c",
            "RELEASE_URL": "r", "REVIEW_URL": "", "COMMIT_DATE": "2026-03-01T14:15:02Z",
        ])
        let folder = try Samples.written(format, grades)
        let checker = try checker("classroom50-result-v1")
        for file in try names(in: folder.path("classroom50")) {
            let text = try folder.read("classroom50/" + file)
            #expect(try checker.problems(in: text) == [], "\(file)")
            let value = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            )
            #expect(value["owner"] as? String == "ada")
            #expect(value["assignment_type"] as? String == "group")
            #expect(value["review"] as? String == "c")
            #expect(value["datetime"] as? String == "2026-03-01T14:15:02Z")
            let (score, most) = (value["score"] as? Int ?? -1, value["max-score"] as? Int ?? -1)
            #expect(score <= most && most == 10)
        }
        // Without the runner's variables it is valid all the same.
        let bare = try Samples.written(ClassroomReport(environment: [:]), grades)
        for file in try names(in: bare.path("classroom50")) {
            #expect(try checker.problems(in: try bare.read("classroom50/" + file)) == [])
        }
    }

    @Test("CTRF fits its schema, and its summary counts its tests") func ctrf() throws {
        let folder = try Samples.written(CTRFReport(), grades)
        let text = try folder.read("ctrf.json")
        #expect(try checker("ctrf").problems(in: text) == [])
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        )
        let results = try #require(root["results"] as? [String: Any])
        let summary = try #require(results["summary"] as? [String: Any])
        let tests = try #require(results["tests"] as? [[String: Any]])
        #expect(tests.count == grades.count * 5)
        #expect(summary["tests"] as? Int == tests.count)
        for status in ["passed", "failed", "skipped", "pending", "other"] {
            #expect(summary[status] as? Int == tests.count { $0["status"] as? String == status })
        }
        let all = grades.flatMap(\.exercises).flatMap(\.tests)
        #expect(summary["passed"] as? Int == all.count { $0.outcome == .passed })
    }

    @Test("A class of nobody is still a report in every format") func nobody() throws {
        let ctrf = try Samples.written(CTRFReport(), []).read("ctrf.json")
        #expect(try checker("ctrf").problems(in: ctrf) == [])
        let csv = try Samples.written(GradebookReport(), []).read("gradebook.csv")
        #expect(csv.hasPrefix("student,score,") && csv.hasSuffix("\r\n"))
    }

    @Test("Exercism's results.json fits version 3") func exercism() throws {
        let folder = try Samples.written(ExercismReport(), grades)
        let checker = try checker("exercism-v3")
        var statuses: Set<String> = []
        for grade in grades {
            let name = ReportFolder.fileName(for: grade.student)
            for exercise in grade.exercises {
                let slug = exercise.id.replacing("/", with: "-")
                let text = try folder.read("exercism/\(name)/\(slug)/results.json")
                #expect(try checker.problems(in: text) == [])
                let value = try #require(
                    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
                )
                let status = try #require(value["status"] as? String)
                statuses.insert(status)
                let ran = exercise.tests.contains { $0.outcome != .notRun }
                #expect((status == "error") == !ran)
                #expect((status == "pass") == (exercise.state == .passed))
                #expect((value["message"] != nil) == (status == "error"))
            }
        }
        #expect(statuses == ["pass", "fail", "error"])
    }

    @Test("The gradebook is CSV with a row for each student, and no formula in it")
    func gradebook() throws {
        let text = try Samples.written(GradebookReport(), grades).read("gradebook.csv")
        let rows = CSVReader.rows(of: text)
        #expect(rows.count == grades.count + 1)
        let width = 6 + Samples.twoExercises.exercises.count
        for (grade, row) in zip(grades, rows.dropFirst()) {
            #expect(row.count == width)
            #expect(row[1] == grade.score.description)
            #expect(row[0].hasPrefix(String(grade.student.prefix(5))))
            for (exercise, field) in zip(grade.exercises, row.dropFirst(6)) {
                #expect(field.isEmpty == (exercise.state == .notSubmitted))
            }
        }
        var cheat = grades[0]
        cheat.student = "=cmd|' /C calc'!A0,\"x\""
        let formula = try Samples.written(GradebookReport(), [cheat]).read("gradebook.csv")
        #expect(CSVReader.rows(of: formula)[1][0] == "'=cmd|' /C calc'!A0,\"x\"")
    }

    @Test("The own report fits its schema, has each submission on a line and is read back")
    func own() throws {
        let text = try Samples.written(JSONReport(), grades).read("report.json")
        let checker = try SchemaChecker(file: repositoryRoot() + "/schemas/report.schema.json")
        #expect(try checker.problems(in: text) == [])
        let first = try Samples.written(
            JSONReport(),
            [Samples.submission],
            of: Samples.gradedClass
        ).read("report.json")
        #expect(try checker.problems(in: first) == [])
        #expect(
            try checker.problems(in: text.replacing("\"schema\":1", with: "\"schema\":2")) != []
        )
        let lines = text.split(separator: "\n")
        #expect(lines.count == grades.count + 2)
        for (grade, line) in zip(grades, lines.dropFirst()) {
            let bytes = Array((line.hasSuffix(",") ? line.dropLast() : line).utf8)
            #expect(try GradeJSON.value(SubmissionGrade.self, from: bytes) == grade)
        }
    }

    @Test("A report is asked for by its format, and by its file") func asking() throws {
        let formats = ReportFormats()
        #expect(Set(formats.all.map(\.name)).count == formats.all.count)
        let plain = try RequestedReport("junit", among: formats)
        #expect(plain.target == nil && plain.name == "junit")
        let placed = try RequestedReport("csv=out/a=b.csv", among: formats)
        #expect(placed.target == "out/a=b.csv")
        #expect(try RequestedReport("gradescope=results.json", among: formats).isForOneStudent)
        #expect(try !RequestedReport("gradescope=results", among: formats).isForOneStudent)
        #expect(throws: RequestedReport.Unreadable.self) {
            try RequestedReport("junitt", among: formats)
        }
        #expect(throws: RequestedReport.Unreadable.self) {
            try RequestedReport("csv=", among: formats)
        }
        let folder = try TemporaryFolder()
        let single = try RequestedReport(
            "gradescope=" + folder.path("r/results.json"),
            among: formats
        )
        var writer = try single.writer(
            for: Samples.twoExercises,
            in: ReportFolder(path: folder.path)
        )
        try writer.add(grades[0], timings: nil)
        #expect(folder.exists("r/results.json"))
        #expect(throws: ReportFailure.self) { try writer.add(grades[1], timings: nil) }
    }
}

/// Reads CSV as RFC 4180 says.
enum CSVReader {
    static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                field.append(scalar)
                scalars.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(String(field))
                field = .init()
            case "\r" where !isQuoted: break
            case "\n" where !isQuoted:
                rows.append(row + [String(field)])
                (row, field) = ([], .init())
            default: field.append(scalar)
            }
        }
        return rows
    }
}
