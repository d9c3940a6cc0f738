import Foundation
import Testing

/// Progress that two tutors write, or that one was writing when it was killed.
@Suite("Keeping progress") struct KeepingTests {
    let student: Student

    init() throws { student = try Student() }

    private func progress() throws -> [[String: Any]] {
        let text = try student.run("list", "--json").output
        let whole = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let lessons = try #require(whole?["lessons"] as? [[String: Any]])
        let lesson = lessons.first { $0["number"] as? Int == 4 }
        return try #require(lesson?["exercises"] as? [[String: Any]])
    }

    @Test("Two tutors on one workspace lose nothing of each other") func twoTutors() throws {
        #expect(try student.run("init").status == 0)
        try student.save(try LineBufferExercise.solution)
        // Both have read the same progress before either of them writes.
        let first = try student.start(["lesson", "4", "--plain"])
        let second = try student.start(["lesson", "4", "--plain"])
        for tutor in [first, second] { try tutor.wait(forOutput: "4 > ") }
        first.send("goto 04/line-buffer\n")
        second.send("goto 04/split-characters\n")
        for tutor in [first, second] {
            try tutor.wait(for: "the exercise's prompt") {
                tutor.output.contains("  Exercise  ") && tutor.output.hasSuffix(" > ")
            }
        }
        for _ in 1...3 {
            first.send("hint\n")
            second.send("hint\n")
        }
        first.send("check\n")
        second.send("check\n")
        for tutor in [first, second] { #expect(try tutor.finish().status == 0) }
        let exercises = try progress()
        #expect(exercises[0]["id"] as? String == "04/line-buffer")
        #expect(exercises[0]["passed"] is String)
        #expect((exercises[0]["hints"] as? [Int])?.count == 3)
        #expect(exercises[1]["id"] as? String == "04/split-characters")
        #expect(exercises[1]["passed"] is NSNull)
        #expect(exercises[1]["attempts"] as? Int == 1)
        #expect((exercises[1]["hints"] as? [Int])?.count == 3)
    }

    @Test("What was done before kill -9 is there, and the lesson goes on at its step") func killed()
        throws
    {
        let tutor = try student.start(["lesson", "4"])
        tutor.send("goto 04/line-buffer\nhint\n")
        try tutor.wait(forOutput: "2 more hints")
        // The next prompt: the hint's step is over.
        try tutor.wait(for: "a prompt behind the hint") { tutor.output.hasSuffix(" > ") }
        tutor.send("hint\ngoto 4.2\nback")
        try tutor.wait(forOutput: "1 more hint)")
        tutor.signal(SIGKILL)
        #expect(try tutor.finish().status == -SIGKILL)

        let exercises = try progress()
        let hints = try #require(exercises[0]["hints"] as? [Int])
        #expect(hints.count >= 1)
        let again = try student.run("lesson", "4", input: "\n")
        #expect(again.status == 0)
        #expect(again.output.contains("You stopped at 4."))
        #expect(!again.output.contains("damaged"))
    }

    @Test("A damaged progress file is set aside and said, not thrown away") func damaged() throws {
        #expect(try student.run("lesson", "4", input: "goto 4.2\n").status == 0)
        let file = "streamtutor/.streamtutor/progress.json"
        let before = student.names(in: "streamtutor/.streamtutor")
        try student.write("{\"format\": 1, \"less", to: file)
        let outcome = try student.run("lesson", "4", input: "")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("progress"))
        #expect(outcome.output.contains("damaged") || outcome.output.contains("set aside"))
        let added = Set(student.names(in: "streamtutor/.streamtutor")).subtracting(before)
        #expect(added.count == 1)
        let aside = try student.read("streamtutor/.streamtutor/" + (added.first ?? ""))
        #expect(aside == "{\"format\": 1, \"less")
    }
}
