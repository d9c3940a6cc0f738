import ExerciseSupport
import Testing

@testable import Tallying

@Suite("Counting words") struct TallyingTests {
    @Test("Words are counted") func counts() {
        expect("", total: 0)
        expect("one two", total: 2)
        expect("a b c d", total: 4)
    }

    @Test("Spaces part words") func parts() {
        let tally = Tally()
        let words: [String] = tally.words(in: "one  two")
        ExerciseSupport.check(words, is: ["one", "two"], in: "one  two")
    }
}

extension TallyingTests {
    private func expect(_ text: String, total: Int, line: Int = #line) {
        var tally = Tally()
        tally.add(text)
        let got: Int = tally.total
        ExerciseSupport.check(got, is: total, in: text, sourceLocation: here(line))
    }
}
