import ExerciseSupport
import Testing

@testable import SequenceGaps

@Suite("Find the hole in the numbers") struct SequenceGapsTests {
    @Test("The next number is in order") func inOrder() {
        expect([0, 1, 2, 3], [.inOrder, .inOrder, .inOrder, .inOrder])
        expect([42, 43], [.inOrder, .inOrder], after: 41)
        expect([1, 2], [.inOrder, .inOrder], after: 0)
    }

    @Test("A number that has been here is a duplicate") func duplicates() {
        expect([0, 0, 1, 1], [.inOrder, .duplicate, .inOrder, .duplicate])
        expect(
            [0, 1, 2, 1, 2, 3],
            [.inOrder, .inOrder, .inOrder, .duplicate, .duplicate, .inOrder]
        )
        expect([5, 6, 4, 7], [.duplicate, .inOrder, .duplicate, .inOrder], after: 5)
    }

    @Test("A larger number shows a gap") func gaps() {
        expect([0, 1, 4, 5], [.inOrder, .inOrder, .gap(2...3), .inOrder])
        expect([0, 2, 9], [.inOrder, .gap(1...1), .gap(3...8)])
        expect([3, 4], [.gap(0...2), .inOrder])
        expect([45, 46], [.gap(42...44), .inOrder], after: 41)
        expect([0, 5, 5, 6], [.inOrder, .gap(1...4), .duplicate, .inOrder])
    }

    @Test("A missing number may come late") func late() {
        expect([0, 3, 1, 2, 4], [.inOrder, .gap(1...2), .late, .late, .inOrder])
        expect([0, 4, 2, 2, 3], [.inOrder, .gap(1...3), .late, .duplicate, .late])
        expect([2, 0, 0, 1], [.gap(0...1), .late, .restart, .inOrder])
    }

    @Test("Zero after larger numbers is a restart") func restart() {
        expect([0, 1, 2, 0, 1, 2], [.inOrder, .inOrder, .inOrder, .restart, .inOrder, .inOrder])
        expect([0, 5, 0, 3], [.inOrder, .gap(1...4), .restart, .gap(1...2)])
        expect([8, 0, 1], [.inOrder, .restart, .inOrder], after: 7)
    }

    @Test("Resume before the first hole") func resuming() {
        expectResume([], nil)
        expectResume([0, 1, 2], 2)
        expectResume([0, 1, 2, 5, 6], 2)
        expectResume([0, 3, 7], 0)
        expectResume([2, 3], nil)
        expectResume([0, 4, 1], 1)
        expectResume([0, 4, 2, 1], 2)
        expectResume([0, 4, 2, 1, 3], 4)
        expectResume([0, 1, 5, 0], 0)
        expectResume([], 41, after: 41)
        expectResume([42, 44], 42, after: 41)
    }
}

extension SequenceGapsTests {
    /// What the checker says of each number.
    private func expect(
        _ numbers: [Int],
        _ expected: [ExerciseSupport.SequenceFinding],
        after last: Int? = nil,
        line: Int = #line
    ) {
        var checker = last == nil ? SequenceChecker() : SequenceChecker(after: last)
        let got: [ExerciseSupport.SequenceFinding] = numbers.map { checker.check($0) }
        ExerciseSupport.check(
            lines(numbers, got),
            is: lines(numbers, expected),
            in: input(numbers, last),
            sourceLocation: here(line)
        )
    }

    private func lines(
        _ numbers: [Int],
        _ findings: [ExerciseSupport.SequenceFinding]
    ) -> ShownLines {
        ShownLines(zip(numbers, findings).map { "\($0): \($1)" })
    }

    /// Where the checker resumes behind all the numbers.
    private func expectResume(
        _ numbers: [Int],
        _ expected: Int?,
        after last: Int? = nil,
        line: Int = #line
    ) {
        var checker = last == nil ? SequenceChecker() : SequenceChecker(after: last)
        for number in numbers { _ = checker.check(number) }
        let got: Int? = checker.resumeAfter
        ExerciseSupport.check(
            got,
            is: expected,
            in: input(numbers, last),
            note: "this is resumeAfter, behind all of these numbers",
            sourceLocation: here(line)
        )
    }

    private func input(_ numbers: [Int], _ last: Int?) -> String {
        let list =
            numbers.isEmpty ? "no number yet" : numbers.map(String.init).joined(separator: " ")
        return list + (last.map { " (resumed after \($0))" } ?? "")
    }
}
