import ExerciseSupport
import Testing

@testable import LineEndings

@Suite("Three ways to end a line, graded") struct LineEndingsHiddenTests {
    @Test("Every row of endings") func everyRow() {
        // All texts of up to five of these bytes; a CR right before a LF is one ending with it.
        let choices: [UInt8] = [0x0A, 0x0D, 0x61]
        var texts: [[UInt8]] = [[]]
        var newest = texts
        for _ in 1...5 {
            newest = newest.flatMap { text in choices.map { text + [$0] } }
            texts += newest
        }
        for text in texts {
            guard expect(text, Self.lines(of: text)) else { return }
        }
    }

    @Test("Lines and endings drawn at random") func randomTexts() {
        var generator = SeededGenerator(seed: 2_03)
        let words = ["", "data: one", "é", "日本", "\u{2029}", "\u{FEFF}", "\t", "a\u{301}"]
        for _ in 1...60 {
            let hasMark = generator.flip()
            var text: [UInt8] = hasMark ? [0xEF, 0xBB, 0xBF] : [0x3A]
            var lines: [[UInt8]] = []
            for number in 0..<generator.number(in: 1...6) {
                let line = Array(generator.pick(words).utf8)
                var ending = Array(generator.pick(["\n", "\r", "\r\n"]).utf8)
                // A CR and a LF that come together by chance would be one ending.
                if line.isEmpty, text.last == 0x0D, ending == [0x0A] { ending = [0x0D] }
                lines.append(number == 0 && !hasMark ? [0x3A] + line : line)
                text += line + ending
            }
            if generator.flip() {
                text += [0x64]
                lines.append([0x64])
            }
            guard expect(text, lines) else { return }
        }
    }

    @Test("Bytes of every kind") func everyByte() {
        for byte: UInt8 in 0...255 where byte != 0x0A && byte != 0x0D {
            guard expect([byte, 0x0A, byte, byte], [[byte], [byte, byte]]) else { return }
        }
    }

    @Test("Marks in strange places") func marks() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        expect(mark + [0x0A], [[]])
        expect(mark + [0x0D, 0x0A] + mark, [[], mark])
        expect([0x0A] + mark + [0x61], [[], mark + [0x61]])
        expect(mark + mark, [mark])
        expect([0x61] + mark + [0x0A], [[0x61] + mark])
        expect([0xEF, 0xBB], [[0xEF, 0xBB]])
        expect([0xFE, 0xFF, 0x0A], [[0xFE, 0xFF]])
    }
}

extension LineEndingsHiddenTests {
    /// The lines by another way: endings are replaced by LF, from the longest one on.
    private static func lines(of text: [UInt8]) -> [[UInt8]] {
        let single = text.replacing([0x0D, 0x0A], with: [0x0A]).replacing([0x0D], with: [0x0A])
        var lines = single.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { Array($0) }
    }

    /// - Returns: Whether the lines are the expected ones, so that a mistake is told once.
    @discardableResult
    private func expect(_ bytes: [UInt8], _ lines: [[UInt8]], line: Int = #line) -> Bool {
        let got: [[UInt8]] = splitLines(bytes)
        if got == lines { return true }
        ExerciseSupport.check(
            ByteLines(got),
            is: ByteLines(lines),
            in: Chunks(bytes: bytes),
            sourceLocation: here(line)
        )
        return false
    }
}
