import Foundation
import TestSupport
import Testing

/// `streamtutor grade init`: the files run as they stand.
@Suite("grade init") struct GradeInitTests {
    let student: Student

    init() throws { student = try Student() }

    private func results(_ path: String) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// Lays a folder out as Gradescope does, and gives its root.
    private func autograder(submission: String) throws -> String {
        let root = try student.makeFolder("autograder")
        let made = try student.run(
            "grade",
            "init",
            "gradescope",
            root + "/source",
            "--exercise",
            "line-buffer"
        )
        try #require(made.status == 0, "\(made.errors)")
        for folder in ["submission", "results"] {
            _ = try student.makeFolder("autograder/" + folder)
        }
        try submission.write(
            toFile: root + "/submission/LineBuffering.swift",
            atomically: true,
            encoding: .utf8
        )
        try FileManager.default.copyItem(
            atPath: root + "/source/run_autograder",
            toPath: root + "/run_autograder"
        )
        return root
    }

    private func bash(_ arguments: String...) throws -> RunningProgram.Outcome {
        try RunningProgram(
            "/bin/bash",
            arguments,
            in: student.place,
            environment: student.environment
        ).finish()
    }

    @Test("Gradescope's run_autograder grades a submission, and leaves results whatever happens")
    func gradescope() throws {
        let root = try autograder(submission: try LineBufferExercise.solution)
        let path = root + "/results/results.json"
        // The course comes from the folder alone.
        student.environment["STREAMTUTOR_COURSE"] = nil
        let passed = try bash(root + "/run_autograder")
        #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
        let tests = try #require(try results(path)["tests"] as? [[String: Any]])
        #expect(tests.count > 9)
        #expect(tests.allSatisfy { $0["status"] as? String == "passed" })
        let most = tests.reduce(0) { $0 + ($1["max_score"] as? Double ?? 0) }
        #expect(try results(path)["score"] as? Double == most)

        let file = root + "/submission/LineBuffering.swift"
        try LineBufferExercise.notSwift.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try bash(root + "/run_autograder").status == 0)
        #expect(try results(path)["score"] as? Double == 0)
        let output = try #require(try results(path)["output"] as? String)
        #expect(output.contains("LineBuffering.swift:2:") && output.contains("error: "))

        // A grader that fails is said to have failed.
        try "#!/bin/sh\nexit 70\n".write(
            toFile: root + "/source/program/streamtutor",
            atomically: false,
            encoding: .utf8
        )
        let failed = try bash(root + "/run_autograder")
        #expect(failed.status == 1)
        #expect(failed.errors.contains("left with status 70"))
        let fallback = try #require(try results(path)["output"] as? String)
        #expect(fallback.contains("not about your code"))
        #expect(try bash("-n", root + "/source/setup.sh").status == 0)
    }

    @Test("A folder that holds something is left alone, with 73") func occupied() throws {
        let folder = try student.makeFolder("mine")
        try "x".write(toFile: folder + "/notes", atomically: true, encoding: .utf8)
        let outcome = try student.run("grade", "init", "gradescope", folder)
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("is there already"))
        let unknown = try student.run("grade", "init", "gradescop")
        #expect(unknown.status == 64)
    }

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(
        "Classroom 50's autograder.py writes result.json into the checkout",
        .enabled(if: python != nil, "skipped: there is no python3 in /usr/bin or /usr/local/bin")
    )
    func classroom() throws {
        let python = try #require(Self.python)
        let folder = try student.makeFolder("made")
        let made = try student.run(
            "grade",
            "init",
            "classroom50",
            folder,
            "--exercise",
            "line-buffer"
        )
        try #require(made.status == 0, "\(made.errors)")
        let checkout = try student.makeFolder("checkout")
        try LineBufferExercise.solution.write(
            toFile: checkout + "/LineBuffering.swift",
            atomically: true,
            encoding: .utf8
        )
        // A link of that name must not let a submission choose what is written over.
        let victim = student.path("victim")
        try student.write("whole", to: "victim")
        try FileManager.default.createSymbolicLink(
            atPath: checkout + "/result.json",
            withDestinationPath: victim
        )
        student.environment["STREAMTUTOR"] = folder + "/program/streamtutor"
        student.environment["STREAMTUTOR_COURSE"] = folder + "/course"
        student.environment["CLASSROOM"] = "cs"
        student.environment["ASSIGNMENT"] = "lines"
        student.environment["OWNER"] = "ada"
        student.environment["SUBMISSION_TAG"] = "submit/2026-03-01T14-15-02Z-abc"
        let outcome = try RunningProgram(
            python,
            [folder + "/autograder.py"],
            in: checkout,
            environment: student.environment
        ).finish()
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        let result = try results(checkout + "/result.json")
        #expect(result["owner"] as? String == "ada")
        #expect(result["score"] as? Int == result["max-score"] as? Int)
        #expect((result["score"] as? Int ?? 0) > 0)
        #expect(try student.read("victim") == "whole")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("::stop-commands::") == true)
        #expect(lines.last?.hasPrefix("::") == true && lines.last?.hasSuffix("::") == true)
    }
}
