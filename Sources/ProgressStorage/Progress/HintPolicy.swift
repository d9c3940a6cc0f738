package import CourseModel

/// Which hint comes next.
package enum HintPolicy {
    package struct Choice: Hashable, Sendable {
        /// From 1; what `recordHint` takes.
        package var tier: Int
        package var hint: Hint
        /// How many are left after this one.
        package var left: Int
    }

    /// The hint to show next; nil when all were shown.
    ///
    /// A hint for the test that fails comes first, then one that fits any failure, then one for
    /// other tests; among equals the lower tier. Without a failing test the tiers come in order.
    /// - Parameter shown: the tiers that were shown, from 1.
    package static func next(
        of hints: [Hint],
        shown: some Sequence<Int>,
        failing test: String? = nil
    ) -> Choice? {
        let seen = Set(shown)
        let rest = hints.indices.filter { !seen.contains($0 + 1) }
        func rank(_ index: Int) -> Int {
            guard let test else { return 0 }
            let tests = hints[index].tests
            return tests.contains(test) ? 0 : tests.isEmpty ? 1 : 2
        }
        guard let best = rest.min(by: { (rank($0), $0) < (rank($1), $1) }) else { return nil }
        return Choice(tier: best + 1, hint: hints[best], left: rest.count - 1)
    }
}
