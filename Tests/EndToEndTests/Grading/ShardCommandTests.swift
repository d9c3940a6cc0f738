import Foundation
import TestSupport
import Testing

/// `grade --shard`, `grade merge` and `--report`, with the program itself.
@Suite("grade in shards") struct ShardCommandTests {
    let student: Student

    init() throws { student = try Student() }

    /// Three students: one right, one whose file does not compile, one who crashes.
    private func handIn() throws {
        let files = [
            ("ada", try LineBufferExercise.solution), ("bob", LineBufferExercise.notSwift),
            ("eve", LineBufferExercise.crash),
        ]
        for (name, text) in files {
            try student.write(text, to: "class/\(name)/LineBuffering.swift")
        }
    }

    private func grade(_ out: String, _ more: String...) throws -> RunningProgram.Outcome {
        let program = try student.start(
            ["grade", student.path("class"), "--exercise", "line-buffer", "--out", out] + more
        )
        return try program.finish()
    }

    @Test("Two shards, merged, are the run over the whole class to the byte")
    func merged() throws {
        try handIn()
        let whole = try grade(student.path("whole"), "--report", "csv", "--report", "html")
        #expect(whole.status == 0, "\(whole.output)\(whole.errors)")
        for number in 1...2 {
            let part = try grade(student.path("part\(number)"), "--shard", "\(number)/2")
            #expect(part.status == 0, "\(part.output)\(part.errors)")
        }
        let (one, two) = (student.path("part1"), student.path("part2"))
        let out = student.path("merged")
        let merged = try student.run(
            "grade",
            "merge",
            two,
            one,
            "--out",
            out,
            "--report",
            "csv",
            "--report",
            "html"
        )
        #expect(merged.status == 0, "\(merged.errors)")
        for file in ["report.json", "gradebook.csv", "class.html", "submissions/ada.json"] {
            #expect(try student.read("whole/" + file) == student.read("merged/" + file), "\(file)")
        }
        let rows = try student.read("merged/gradebook.csv").components(separatedBy: "\r\n")
        #expect(rows.count == 5)
        #expect(rows[1].hasPrefix("ada,") && rows[2].hasPrefix("bob,0,"))

        let missing = try student.run("grade", "merge", one, "--out", student.path("other"))
        #expect(missing.status == 66)
        #expect(missing.errors.contains("the shard 2/2 is missing"))
        let doubled = try student.run("grade", "merge", one, two, one, "--out", out)
        #expect(doubled.status == 65)
        #expect(doubled.errors.contains("the shard 1/2 is there twice"))
        let itself = try student.run("grade", "merge", one, two, "--out", one)
        #expect(itself.status == 64)
    }

    @Test(
        "Wrong usage is said before anything is graded, with 64",
        arguments: [
            (["--shard", "3/2"], "--shard takes I/N"),
            (["--report", "junitt"], "there is no report \"junitt\""),
            (["--report", "gradescope=r.json"], "a file for each student"),
        ]
    )
    func usage(arguments: [String], message: String) throws {
        try handIn()
        let out = student.path("out")
        let program = try student.start(["grade", student.path("class"), "--out", out] + arguments)
        let outcome = try program.finish()
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(!student.exists("out"))
    }
}
