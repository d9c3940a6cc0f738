/// How outcomes become points, chosen once for a run.
package struct GradingPolicy: Hashable, Sendable, Codable {
    /// Whether each test counts by itself, or an exercise only as a whole.
    package var credit: Credit
    /// How much of hidden tests a student gets to see.
    package var hiddenDetail: HiddenDetail
    /// What a late submission loses; nil where the time does not matter.
    package var late: LateRule?
    /// Which of several submissions of a student counts.
    package var attempt: Attempt

    package init(
        credit: Credit = .partial,
        hiddenDetail: HiddenDetail = .name,
        late: LateRule? = nil,
        attempt: Attempt = .last
    ) {
        self.credit = credit
        self.hiddenDetail = hiddenDetail
        self.late = late
        self.attempt = attempt
    }

    package enum Credit: String, Hashable, Sendable, Codable, CaseIterable {
        case partial
        case allOrNothing = "all-or-nothing"
    }

    package enum HiddenDetail: String, Hashable, Sendable, Codable, CaseIterable {
        /// Name, explanation, input, expected and actual values.
        case full
        /// Name and outcome.
        case name
        /// The points of all hidden tests of an exercise together.
        case none
    }

    package enum Attempt: String, Hashable, Sendable, Codable, CaseIterable {
        case last, best
    }

    /// A share of what was earned is lost for each day that has begun.
    package struct LateRule: Hashable, Sendable, Codable {
        /// The last second that is in time; seconds since 1970, UTC.
        package var due: Int
        /// Seconds after it that still cost nothing.
        package var grace: Int
        /// What each day that has begun costs, in percent of what was earned.
        package var percentPerDay: Int
        /// What it costs at most, in percent.
        package var most: Int

        package init(due: Int, grace: Int = 0, percentPerDay: Int, most: Int = 100) {
            self.due = due
            self.grace = grace
            self.percentPerDay = percentPerDay
            self.most = most
        }
    }
}
