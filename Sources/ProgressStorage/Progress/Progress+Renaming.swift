package import CourseModel

extension Progress {
    /// What was done in an exercise, under its id or one that it had before.
    package func progress(of exercise: Exercise) -> ExerciseProgress {
        ([exercise.id] + exercise.aliases).compactMap { exercises[$0] }
            .reduce(nil) { $0?.merged(with: $1) ?? $1 } ?? ExerciseProgress()
    }

    /// Moves what was done under an exercise's former ids to the id that it has now.
    ///
    /// An id that another exercise has today is that exercise's, whatever an alias says. Where both
    /// ids have results, nothing of either is lost.
    package mutating func adopt(renamesOf exercises: [Exercise]) {
        let current = Set(exercises.map(\.id))
        for exercise in exercises {
            for alias in exercise.aliases where !current.contains(alias) {
                guard let old = self.exercises.removeValue(forKey: alias) else { continue }
                let new = self.exercises[exercise.id]
                self.exercises[exercise.id] = new?.merged(with: old) ?? old
                unknown.move(
                    from: ["exercises", alias.description],
                    to: ["exercises", exercise.id.description]
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
