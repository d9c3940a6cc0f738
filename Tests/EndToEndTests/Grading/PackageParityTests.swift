import Foundation
import TestSupport
import Testing

/// A workspace is a Swift package: `swift test` there says of each visible test what
/// `streamtutor check` says.
@Suite("swift test in a workspace") struct PackageParityTests {
    /// One lesson's exercises, each with another kind of file.
    private static let files: [(folder: String, module: String, id: String, file: String)] = [
        ("01-line-buffer", "LineBuffering", "04/line-buffer", "Solution.swift"),
        (
            "02-split-characters", "SplitCharacters", "04/split-characters",
            "mutants/holds-one-byte.swift"
        ),
        // The starter, as it stands.
        ("03-chunked-sse", "ChunkedSSE", "04/chunked-sse", "ChunkedSSE.swift"),
        ("04-json-payloads", "JSONPayloads", "04/json-payloads", "Solution.swift"),
        (
            "05-bounded-buffer", "BoundedBuffer", "04/bounded-buffer",
            "mutants/asks-at-the-line-feed.swift"
        ),
    ]

    @Test("swift test and streamtutor check agree on every visible test") func parity() throws {
        let student = try Student()
        // A course of one lesson is enough, and its package builds in a tenth of the time.
        let course = try CourseCopy()
        for name in try course.names(in: "lessons") where !name.hasPrefix("04") {
            try course.remove("lessons/" + name)
        }
        for name in try course.names(in: "exercises")
        where !name.hasPrefix("04") && name.first?.isNumber == true {
            try course.remove("exercises/" + name)
        }
        student.environment["STREAMTUTOR_COURSE"] = course.path
        let made = try student.run("init", student.path("streamtutor"))
        try #require(made.status == 0, "\(made.errors)")
        for entry in Self.files {
            let source = try String(
                contentsOfFile: course.path
                    + "/exercises/04-parsing-chunks/\(entry.folder)/\(entry.file)",
                encoding: .utf8
            )
            let folder = "streamtutor/04-parsing-chunks/\(entry.folder)"
            try student.write(source, to: "\(folder)/\(entry.module).swift")
        }
        let package = try packageVerdicts(of: student)
        var (passed, failed) = (0, 0)
        for entry in Self.files {
            let checked = try checkVerdicts(entry.id, of: student)
            #expect(package[entry.module] == checked, "\(entry.id)")
            passed += checked.values.count { $0 }
            failed += checked.values.count { !$0 }
        }
        // Both kinds came up, or agreeing would prove little.
        #expect(passed > 10 && failed > 5)
    }

    /// Whether each test passed, by module and test, as `swift test` reports.
    private func packageVerdicts(of student: Student) throws -> [String: [String: Bool]] {
        // One target after the other, since each has the bound of a wait for itself.
        for entry in Self.files {
            let built = try swift(["build", "--target", entry.module + "Tests"], of: student)
            try #require(built.status == 0, "\(built.output)\(built.errors)")
        }
        let outcome = try swift(
            ["test", "--xunit-output", student.path("results.xml")],
            of: student
        )
        // Some of the files are wrong.
        #expect(outcome.status == 1, "\(outcome.output)\(outcome.errors)")
        let text = try student.read("results-swift-testing.xml")
        var verdicts: [String: [String: Bool]] = [:]
        for part in text.components(separatedBy: "<testcase ").dropFirst() {
            func attribute(_ name: String) -> String {
                let tail = part.components(separatedBy: "\(name)=\"").dropFirst().first ?? ""
                return String(tail.prefix { $0 != "\"" })
            }
            let module = attribute("classname").components(separatedBy: "Tests.")[0]
            let id = String(attribute(" name").prefix { $0 != "(" })
            verdicts[module, default: [:]][id] = !part.contains("<failure")
        }
        return verdicts
    }

    /// Runs `swift` in the workspace to its end.
    private func swift(
        _ arguments: [String],
        of student: Student
    ) throws -> RunningProgram.Outcome {
        try RunningProgram(
            "/usr/bin/env",
            ["swift"] + arguments,
            in: student.path("streamtutor"),
            environment: student.environment
        ).finish()
    }

    /// The same as `streamtutor check` says.
    private func checkVerdicts(_ id: String, of student: Student) throws -> [String: Bool] {
        let outcome = try student.run("check", id, "--json")
        let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        let tests = try #require((value as? [String: Any])?["tests"] as? [[String: Any]])
        var verdicts: [String: Bool] = [:]
        for test in tests {
            let name = try #require(test["id"] as? String)
            verdicts[name] = test["outcome"] as? String == "passed"
        }
        return verdicts
    }
}
