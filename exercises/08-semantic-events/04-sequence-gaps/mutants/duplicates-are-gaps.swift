// caught by: duplicates, gaps, late, randomNumbers — a number that is not the next one shows a gap
import ExerciseSupport

/// Tells from the numbers of events whether some are missing.
struct SequenceChecker {
    private var next: Int
    /// What did not come, although something larger did; in their order.
    private var missing: [ClosedRange<Int>] = []

    /// A checker for a new stream, or for one that is resumed after this number.
    init(after last: Int? = nil) { next = last.map { $0 + 1 } ?? 0 }

    /// What to name in `starting_after`.
    var resumeAfter: Int? {
        let hole = missing.first?.lowerBound ?? next
        return hole > 0 ? hole - 1 : nil
    }

    /// Says what the number of the next event means.
    mutating func check(_ number: Int) -> SequenceFinding {
        if number == next {
            next += 1
            return .inOrder
        }
        if number > next {
            let gap = next...(number - 1)
            missing.append(gap)
            next = number + 1
            return .gap(gap)
        }
        if let index = missing.firstIndex(where: { $0.contains(number) }) {
            let hole = missing.remove(at: index)
            // What is behind it goes in first, so that what is before it comes to stand in front.
            if number < hole.upperBound {
                missing.insert((number + 1)...hole.upperBound, at: index)
            }
            if number > hole.lowerBound {
                missing.insert(hole.lowerBound...(number - 1), at: index)
            }
            return .late
        }
        if number == 0, next > 1 {
            self = SequenceChecker(after: 0)
            return .restart
        }
        return .gap(number...number)
    }
}
