import ExerciseSupport
import Testing

@testable import FramePacing

@Suite("One paint per frame, graded") struct FramePacingHiddenTests {
    private static let parts = [
        "a", "e\u{301}", "👩\u{200D}👧", "🇩🇰", "🇸🇪", "\r\n", " ", "क\u{94D}ष", "한", "👍🏽",
        "1\u{FE0F}\u{20E3}",
    ]

    @Test("Every cut between code points") func everyCut() {
        for text in ["ne\u{301}🇩🇰🇸🇪", "🇸🇪\r\n👩\u{200D}👧", "\r\ne\u{301}🇩🇰"] {
            let scalars = Array(text.unicodeScalars)
            for set in 0..<(1 << (scalars.count - 1)) {
                var deltas: [(Int, String)] = []
                var delta = ""
                for (index, scalar) in scalars.enumerated() {
                    delta.unicodeScalars.append(scalar)
                    guard set >> index & 1 == 1 || index == scalars.count - 1 else { continue }
                    deltas.append((deltas.count * 60, delta))
                    delta = ""
                }
                if !holds(deltas, frame: 50, #line) { return }
            }
        }
    }

    @Test("Texts and times drawn at random") func random() {
        var generator = SeededGenerator(seed: 5_04)
        for _ in 1...100 {
            let frame = generator.pick([1, 16, 50, 1000])
            var script: [(Int, String)] = []
            var time = generator.number(in: 0...100)
            for _ in 0..<generator.number(in: 0...12) {
                var delta = ""
                for _ in 0..<generator.number(in: 0...3) {
                    let part = Array(generator.pick(Self.parts).unicodeScalars)
                    let count = generator.flip() ? part.count : generator.number(in: 1...part.count)
                    for scalar in part.prefix(count) { delta.unicodeScalars.append(scalar) }
                }
                script.append((time, delta))
                time += generator.number(in: 0...(frame + frame / 2))
            }
            if !holds(script, frame: frame, #line) { return }
        }
    }

    @Test("Frames of other lengths") func otherFrames() {
        _ = same(
            [(0, "ab"), (16, "cd"), (17, "ef"), (33, "gh"), (34, "ij")],
            frame: 17,
            ["a", nil, "bcde", nil, "fghi", "j"],
            #line
        )
        _ = same(
            [(5, "ab"), (1004, "cd"), (1005, "")],
            frame: 1000,
            ["a", nil, "bc", "d"],
            #line
        )
    }

    @Test("A stream that goes on after a flush") func goesOn() {
        var pacer = FramePacer(frame: .milliseconds(50))
        var got = [Paint(pacer.push("ab", at: .zero)), Paint(pacer.flush())]
        got.append(Paint(pacer.push("cd", at: .milliseconds(100))))
        got.append(Paint(pacer.flush()))
        record(
            got,
            ["a", "b", "c", "d"],
            "push \"ab\" at 0 ms\nflush\npush \"cd\" at 100 ms\nflush",
            #line
        )
    }
}

extension FramePacingHiddenTests {
    private typealias Text = Swift.String

    /// Whether the paints are those of the rules, worked out from the whole text so far.
    private func holds(_ script: [(Int, Text)], frame: Int, _ line: Int) -> Bool {
        var text = ""
        var painted = 0
        var lastPaint: Int?
        var paints: [Paint] = []
        for (time, delta) in script {
            text += delta
            let isDue = lastPaint.map { time - $0 >= frame } ?? true
            let certain = max(text.count - 1, 0)
            if isDue, certain > painted {
                paints.append(.text(Text(text.dropFirst(painted).prefix(certain - painted))))
                painted = certain
                lastPaint = time
            } else {
                paints.append(nil)
            }
        }
        let rest = Text(text.dropFirst(painted))
        return same(script, frame: frame, paints + [rest.isEmpty ? nil : .text(rest)], line)
    }

    private func same(
        _ script: [(Int, Text)],
        frame: Int,
        _ expected: [Paint],
        _ line: Int
    ) -> Bool {
        var pacer = FramePacer(frame: .milliseconds(frame))
        var got = script.map { Paint(pacer.push($0.1, at: .milliseconds($0.0))) }
        got.append(Paint(pacer.flush()))
        if got == expected { return true }
        let calls = script.map { "push \(shown(text: $0.1)) at \($0.0) ms" }
        let input = ["frames of \(frame) ms"] + calls + ["flush"]
        return record(got, expected, input.joined(separator: "\n"), line)
    }

    @discardableResult
    private func record(
        _ got: [Paint],
        _ expected: [Paint],
        _ input: Text,
        _ line: Int
    ) -> Bool {
        if got == expected { return true }
        recordFailure(
            input: input,
            expected: expected.map(\.description).joined(separator: "\n"),
            got: got.map(\.description).joined(separator: "\n"),
            sourceLocation: here(line)
        )
        return false
    }
}
