import ExerciseSupport
import Testing

@testable import SequenceGaps

@Suite("Find the hole in the numbers, graded") struct SequenceGapsHiddenTests {
    @Test("Every choice of some numbers") func everySubset() {
        for choice in 0..<128 {
            expect((0..<7).filter { choice >> $0 & 1 == 1 })
            expect((0..<7).filter { choice >> $0 & 1 == 1 }.map { $0 + 20 }, after: 19)
        }
    }

    @Test("Numbers drawn at random") func randomNumbers() {
        var generator = SeededGenerator(seed: 8_40)
        for _ in 0..<120 {
            let largest = generator.number(in: 2...9)
            let count = generator.number(in: 1...14)
            let numbers = (0..<count).map { _ in generator.number(in: 0...largest) }
            expect(numbers, after: generator.flip() ? nil : generator.number(in: 0...4))
        }
    }

    @Test("Resumed where the checker says") func resumedAtOnce() {
        for seed in 1...40 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let first = Array(0...generator.number(in: 4...12)).filter { _ in
                generator.number(in: 0...3) > 0
            }
            var checker = SequenceChecker()
            var news: [Int] = []
            for number in first where isNews(checker.check(number)) { news.append(number) }
            let start = checker.resumeAfter.map { $0 + 1 } ?? 0
            for number in start..<16 {
                let finding: ExerciseSupport.SequenceFinding = checker.check(number)
                if finding == .restart { news = [] }
                if isNews(finding) { news.append(number) }
            }
            let input =
                "\(first.map(String.init).joined(separator: " ")), then resumed from \(start)"
            ExerciseSupport.check(news.sorted(), is: Array(0..<16), in: input)
        }
    }

    private func isNews(_ finding: ExerciseSupport.SequenceFinding) -> Bool {
        finding != .duplicate
    }

    @Test("A gap of any width") func wideGap() {
        let far = 4_000_000_000_000
        var checker = SequenceChecker()
        var got: [String] = []
        for number in [0, far, far - 1, 1, 1, 2, far / 2, far, far + 1] {
            got.append(
                "\(checker.check(number)), resume after \(shown(checker.resumeAfter as Any))"
            )
        }
        let expected = [
            "inOrder, resume after 0", "gap 1...\(far - 1), resume after 0",
            "late, resume after 0", "late, resume after 1", "duplicate, resume after 1",
            "late, resume after 2", "late, resume after 2", "duplicate, resume after 2",
            "inOrder, resume after 2",
        ]
        ExerciseSupport.check(
            ShownLines(got),
            is: ShownLines(expected),
            in: "0 far far-1 1 1 2 far/2 far far+1, where far is \(far)"
        )
    }
}

extension SequenceGapsHiddenTests {
    /// What the rules say of each number, from all that was here before.
    private func expect(_ numbers: [Int], after last: Int? = nil, line: Int = #line) {
        var checker = last == nil ? SequenceChecker() : SequenceChecker(after: last)
        var seen = Set(0..<(last.map { $0 + 1 } ?? 0))
        var got: [String] = []
        var expected: [String] = []
        for number in numbers {
            let largest = seen.max() ?? -1
            let finding: ExerciseSupport.SequenceFinding
            if number == largest + 1 {
                finding = .inOrder
            } else if number > largest {
                finding = .gap((largest + 1)...(number - 1))
            } else if !seen.contains(number) {
                finding = .late
            } else if number == 0, largest > 0 {
                finding = .restart
                seen = []
            } else {
                finding = .duplicate
            }
            seen.insert(number)
            let start = (0...).first { !seen.contains($0) } ?? 0
            expected.append(row(number, finding, start > 0 ? start - 1 : nil))
            let found: ExerciseSupport.SequenceFinding = checker.check(number)
            got.append(row(number, found, checker.resumeAfter))
        }
        if got == expected { return }
        let list = numbers.map(String.init).joined(separator: " ")
        ExerciseSupport.check(
            ShownLines(got),
            is: ShownLines(expected),
            in: list + (last.map { " (resumed after \($0))" } ?? ""),
            sourceLocation: here(line)
        )
    }

    private func row(
        _ number: Int,
        _ finding: ExerciseSupport.SequenceFinding,
        _ resume: Int?
    ) -> String {
        "\(number): \(finding), resume after \(resume.map(String.init) ?? "nil")"
    }
}
