package import CourseModel

extension Progress {
    /// What was done in an exercise, under its id or one that it had before.
    package func progress(of exercise: Exercise) -> ExerciseProgress {
        progress(of: exercise.id, aliases: exercise.aliases)
    }

    /// What was done under an id or former ids, taken together.
    package func progress(of id: ExerciseID, aliases: [ExerciseID]) -> ExerciseProgress {
        ([id] + aliases).compactMap { exercises[$0] }
            .reduce(nil) { $0?.merged(with: $1) ?? $1 } ?? ExerciseProgress()
    }

    /// Moves what was done under an exercise's former ids to the id that it has now.
    ///
    /// An id that another exercise has today is that exercise's, whatever an alias says. Where both
    /// ids have results, nothing of either is lost.
    package mutating func adopt(renamesOf exercises: [Exercise]) {
        adopt(exercises.map { ($0.id, $0.aliases) })
    }

    /// As above, for exercises that a catalogue lists.
    package mutating func adopt(renamesOf exercises: [Catalogue.ExerciseEntry]) {
        adopt(exercises.map { ($0.id, $0.aliases) })
    }

    private mutating func adopt(_ names: [(id: ExerciseID, aliases: [ExerciseID])]) {
        let current = Set(names.map(\.id))
        for (id, aliases) in names {
            for alias in aliases where !current.contains(alias) {
                guard let old = exercises.removeValue(forKey: alias) else { continue }
                exercises[id] = exercises[id]?.merged(with: old) ?? old
                unknown.move(
                    from: ["exercises", alias.description],
                    to: ["exercises", id.description]
                )
            }
        }
    }
}

extension ExerciseProgress {
    /// Both students' records of one exercise as one: attempts and times add up, the better result
    /// and the earlier date stay.
    func merged(with other: Self) -> Self {
        var merged = self
        let earlier = earlierPass(than: other)
        merged.attempts += other.attempts
        merged.failedInRow =
            (lastCheckAt.map { own in other.lastCheckAt.map { own < $0 } ?? false } ?? true)
            ? other.failedInRow : failedInRow
        merged.passedAt = earlier?.passedAt
        merged.passedAttempt = earlier?.passedAttempt
        merged.bestPoints = max(bestPoints, other.bestPoints)
        merged.bestTests = max(bestTests, other.bestTests)
        merged.hintsShown = Set(hintsShown + other.hintsShown).sorted()
        merged.solutionShown = [solutionShown, other.solutionShown].compactMap { $0 }
            .min { $0.at < $1.at }
        merged.seconds += other.seconds
        merged.lastCheckAt = [lastCheckAt, other.lastCheckAt].compactMap { $0 }.max()
        return merged
    }

    private func earlierPass(than other: Self) -> Self? {
        [self, other].filter(\.isPassed)
            .min { ($0.passedAt?.secondsSince1970 ?? 0) < ($1.passedAt?.secondsSince1970 ?? 0) }
    }
}
