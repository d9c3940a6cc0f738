import ExerciseSupport
import Testing

@testable import FramePacing

/// All tests have frames of 50 ms. A line of a script is the time in milliseconds and the delta.
@Suite("One paint per frame") struct FramePacingTests {
    @Test("The last character waits") func lastCharacter() {
        expect([(0, "a"), (60, "b"), (120, "c")], [nil, "a", "b"])
        expect([(0, "Hi "), (500, "!")], ["Hi", " "])
    }

    @Test("Characters are never cut") func wholeCharacters() {
        expect([(0, "cafe"), (60, "\u{301}"), (120, "!")], ["caf", nil, "e\u{301}"])
        expect([(0, "cafe\u{301}")], ["caf"], flush: "e\u{301}")
        expect(
            [(0, "👩"), (60, "\u{200D}"), (120, "👧"), (180, " ok")],
            [nil, nil, nil, "👩\u{200D}👧 o"]
        )
        expect([(0, "a\r"), (60, "\nb")], ["a", "\r\n"])
        expect([(0, "🇳"), (60, "🇴🇸"), (120, "🇪")], [nil, "🇳🇴", nil], flush: "🇸🇪")
    }

    @Test("The first text is painted at once") func first() {
        expect([(0, "Hello")], ["Hell"])
        expect([(900, "Hello")], ["Hell"])
    }

    @Test("At most one paint comes per frame") func onePerFrame() {
        expect([(0, "ab"), (49, "cd"), (50, "ef")], ["a", nil, "bcde"])
        expect(
            [(10, "ab"), (40, "cd"), (59, "ef"), (60, "gh"), (100, "ij"), (110, "kl")],
            ["a", nil, nil, "bcdefg", nil, "hijk"]
        )
        expect(
            [(0, "ab"), (30, "c"), (60, "d"), (90, "e"), (120, "f")],
            ["a", nil, "bc", nil, "de"]
        )
        expect([(0, "ab"), (90, "cd"), (100, "ef"), (140, "gh")], ["a", "bc", nil, "defg"])
    }

    @Test("What waits is painted first") func waitingFirst() {
        expect(
            [(0, "The "), (10, "moon "), (20, "pulls "), (70, "us. ")],
            ["The", nil, nil, " moon pulls us."]
        )
        expect([(0, "aa"), (10, "aa"), (60, "aa")], ["a", nil, "aaaa"])
    }

    @Test("Flush gives what is left") func flush() {
        expect([(0, "ab"), (10, "cd"), (20, "ef")], ["a", nil, nil], flush: "bcdef")
        expect([(0, "x")], [nil], flush: "x")
        expect([], [], flush: nil)
        expect([(0, "ab")], ["a"], flush: "b", nil)
    }

    @Test("Without text there is no paint") func noPaint() {
        expect([(0, ""), (10, "Hi")], [nil, "H"])
        expect([(0, "H"), (10, "i")], [nil, "H"])
        expect([(0, "ab"), (10, "cd"), (60, "")], ["a", nil, "bc"])
        expect([(0, "ab"), (60, ""), (70, "cd")], ["a", nil, "bc"])
        expect([(0, ""), (60, "")], [nil, nil], flush: nil)
    }
}

extension FramePacingTests {
    private typealias Text = Swift.String

    /// What the pushes paint, and the calls of `flush` behind them.
    private func expect(
        _ script: [(Int, Text)],
        _ paints: [Paint],
        flush rest: Paint...,
        line: Int = #line
    ) {
        var pacer = FramePacer(frame: .milliseconds(50))
        var got = script.map { Paint(pacer.push($0.1, at: .milliseconds($0.0))) }
        for _ in rest { got.append(Paint(pacer.flush())) }
        same(got, paints + rest, script, line)
    }

    private func same(_ got: [Paint], _ expected: [Paint], _ script: [(Int, Text)], _ line: Int) {
        if got == expected { return }
        let calls = script.map { "push \(shown(text: $0.1)) at \($0.0) ms" }
        let flushes = Array(repeating: "flush", count: expected.count - script.count)
        recordFailure(
            input: (calls + flushes).joined(separator: "\n"),
            expected: expected.map(\.description).joined(separator: "\n"),
            got: got.map(\.description).joined(separator: "\n"),
            sourceLocation: here(line)
        )
    }
}
