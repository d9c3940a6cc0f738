import ExerciseSupport

/// Tells from the numbers of events whether some are missing.
struct SequenceChecker {
    private var next: Int

    /// A checker for a new stream, or for one that is resumed after this number.
    init(after last: Int? = nil) {
        // TODO: a resumed stream goes on behind the number that was named.
        next = 0
    }

    /// What to name in `starting_after`.
    var resumeAfter: Int? {
        // TODO: with a gap, this one loses what is missing.
        next - 1
    }

    /// Says what the number of the next event means.
    mutating func check(_ number: Int) -> SequenceFinding {
        defer { next = number + 1 }
        if number == next { return .inOrder }
        // TODO: how much is missing? And is anything, when the number is a smaller one?
        return .gap(number...number)
    }
}
