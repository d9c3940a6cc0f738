import Foundation
import TestSupport
import Testing

/// A student's file that cannot be checked.
@Suite("Files that cannot be checked") struct StudentFileTests {
    let student: Student

    init() throws {
        student = try Student()
        let outcome = try student.run("init")
        try #require(outcome.status == 0, "\(outcome.errors)")
        try FileManager.default.removeItem(atPath: student.path(LineBufferExercise.file))
    }

    private func check() throws -> RunningProgram.Outcome {
        try student.run("check", LineBufferExercise.id)
    }

    @Test("One that was removed is missing, and reset brings it back") func missing() throws {
        let outcome = try check()
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("LineBuffering.swift is not there"))
        #expect(outcome.errors.contains("reset"))
        #expect(try student.run("reset", LineBufferExercise.id).status == 0)
        #expect(try student.read(LineBufferExercise.file) == LineBufferExercise.starter)
    }

    @Test("A folder is said to be one") func folder() throws {
        try FileManager.default.createDirectory(
            atPath: student.path(LineBufferExercise.file),
            withIntermediateDirectories: true
        )
        let outcome = try check()
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("is a folder, not a Swift file"))
        #expect(outcome.errors.contains("reset"))
        let named = try student.run("check", "--file", student.home)
        #expect(named.status == 66)
        #expect(named.errors.contains("is a folder, not a Swift file"))
    }

    @Test("A file from elsewhere is checked as the exercise whose name it has") func elsewhere()
        throws
    {
        let solution = try student.write(
            try LineBufferExercise.solution,
            to: "elsewhere/LineBuffering.swift"
        )
        let outcome = try student.run("check", "--json", "--file", solution)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains(#""exercise":"\#(LineBufferExercise.id)""#))
    }

    @Test("Bytes that are not UTF-8 are found in their line") func notUTF8() throws {
        let bytes = Data("struct LineBuffer {}\n// caf".utf8) + [0xE9, 0x0A]
        try bytes.write(to: URL(fileURLWithPath: student.path(LineBufferExercise.file)))
        let outcome = try check()
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("is not UTF-8: line 2"))
        #expect(outcome.errors.contains("Save it as UTF-8"))
    }

    @Test("A link that leads out of the workspace is not followed") func linkOut() throws {
        let target = try student.write(try LineBufferExercise.solution, to: "elsewhere.swift")
        try FileManager.default.createSymbolicLink(
            atPath: student.path(LineBufferExercise.file),
            withDestinationPath: target
        )
        let outcome = try check()
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("leads out of your workspace (\(target))"))
        let named = try student.run("check", LineBufferExercise.id, "--file", target)
        #expect(named.status == 0, "unless it is named: \(named.output)\(named.errors)")
    }

    @Test("The same is said at the prompt, and the prompt comes back") func atThePrompt() throws {
        let script = "goto \(LineBufferExercise.id)\ncheck\nhelp quit\n"
        let outcome = try student.run("lesson", "4", input: script)
        #expect(outcome.status == 0)
        // The folder's name decides where the line is broken.
        let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("LineBuffering.swift is not there"))
        #expect(outcome.output.contains("leave; everything is saved"))
    }
}
