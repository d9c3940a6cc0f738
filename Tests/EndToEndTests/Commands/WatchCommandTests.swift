import Foundation
import Testing

/// `streamtutor watch`, outside a lesson.
@Suite("watch") struct WatchCommandTests {
    @Test("Every save gets a verdict, until Ctrl-C") func saves() throws {
        let student = try Student()
        try #require(try student.run("init").status == 0)
        let program = try student.start(["watch", LineBufferExercise.id])
        try program.wait(forOutput: "A line waits for its end")
        try program.wait(forOutput: "(3 are left).")
        try student.save(LineBufferExercise.notSwift)
        try program.wait(forOutput: "LineBuffering.swift:2:")
        try student.save(try LineBufferExercise.solution)
        try program.wait(forOutput: "9 of 9")
        program.signal(SIGINT)
        let outcome = try program.finish()
        #expect(outcome.status == 130)
        #expect(outcome.errors == "")
        #expect(try student.run("list").output.contains("1/5"))
    }

    @Test("A newer save takes over from a check that never ends") func newerSave() throws {
        let student = try Student()
        try #require(try student.run("init").status == 0)
        let file = student.path("process")
        try student.save(LineBufferExercise.endless(saying: file))
        let program = try student.start(["watch", LineBufferExercise.id])
        try program.wait(for: "a running suite") { processNumber(in: file) != nil }
        let suite = try #require(processNumber(in: file))
        try student.save(try LineBufferExercise.solution)
        try program.wait(forOutput: "9 of 9")
        #expect(!processExists(suite))
        #expect(!program.output.contains("never finished"))
        program.signal(SIGINT)
        #expect(try program.finish().status == 130)
    }
}
