import ExerciseSupport
import Testing

@testable import Tallying

@Suite("Counting words, graded") struct TallyingHiddenTests {
    @Test("Counts go on") func goesOn() {
        var tally = Tally()
        tally.add("one two")
        tally.add("three")
        let total: Int = tally.total
        if total == 3 { return }
        recordFailure(
            input: "one two, three",
            expected: "3",
            got: "\(total)",
            sourceLocation: here(#line)
        )
    }

    @Test("Everything is drained in order") func drains() {
        var numbers = [1, 2, 3]
        var taken: [Int] = []
        Tally().drain({ numbers.isEmpty ? nil : numbers.removeFirst() }, into: { taken.append($0) })
        ExerciseSupport.check(taken, is: [1, 2, 3])
    }
}
