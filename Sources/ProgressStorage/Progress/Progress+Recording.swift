package import CourseModel

extension Progress {
    /// Notes a check of an exercise.
    package mutating func record(_ check: CheckRecord, of id: ExerciseID, at moment: Moment) {
        exercises[id, default: ExerciseProgress()].record(check, at: moment)
    }

    /// Notes an answer to a prediction or a quiz.
    package mutating func recordAnswer(to key: StepKey, right: Bool, at moment: Moment) {
        var answer = answers[key, default: AnswerProgress()]
        answer.attempts += 1
        // An answer that was shown first and then typed was not found.
        if answer.firstWasRight == nil { answer.firstWasRight = right && !answer.shown }
        if right, answer.rightAt == nil { answer.rightAt = moment }
        answers[key] = answer
    }

    /// Notes that the answer of a prediction or a quiz was shown.
    package mutating func recordShownAnswer(of key: StepKey) {
        guard answers[key]?.rightAt == nil else { return }
        answers[key, default: AnswerProgress()].shown = true
    }

    /// Notes that a hint was shown.
    /// - Parameter tier: from 1.
    package mutating func recordHint(_ tier: Int, of id: ExerciseID) {
        var shown = Set(exercises[id]?.hintsShown ?? [])
        shown.insert(tier)
        exercises[id, default: ExerciseProgress()].hintsShown = shown.sorted()
    }

    /// Notes that the solution was shown. The first time stays: it tells whether the exercise was
    /// solved without it.
    package mutating func recordSolution(
        of id: ExerciseID,
        reason: SolutionShown.Reason,
        at moment: Moment
    ) {
        guard exercises[id]?.solutionShown == nil else { return }
        exercises[id, default: ExerciseProgress()].solutionShown =
            SolutionShown(reason: reason, at: moment)
    }

    /// Notes where a student is in a lesson.
    package mutating func recordPosition(
        _ position: String,
        inLesson lesson: Int,
        at moment: Moment
    ) {
        var progress = lessons[lesson, default: LessonProgress()]
        if progress.startedAt == nil { progress.startedAt = moment }
        progress.position = position
        lessons[lesson] = progress
        lastLesson = lesson
    }

    /// Notes that a lesson's last step was done.
    package mutating func recordFinished(lesson: Int, at moment: Moment) {
        var progress = lessons[lesson, default: LessonProgress()]
        if progress.startedAt == nil { progress.startedAt = moment }
        if progress.finishedAt == nil { progress.finishedAt = moment }
        lessons[lesson] = progress
    }

    /// Adds time to a lesson and, where one was worked on, to an exercise.
    /// - Parameter seconds: what lies below zero (a clock that was set back) counts as nothing.
    package mutating func recordTime(
        _ seconds: Int,
        inLesson lesson: Int? = nil,
        on id: ExerciseID? = nil
    ) {
        guard seconds > 0 else { return }
        if let lesson { lessons[lesson, default: LessonProgress()].seconds += seconds }
        if let id { exercises[id, default: ExerciseProgress()].seconds += seconds }
    }
}

extension ExerciseProgress {
    mutating func record(_ check: CheckRecord, at moment: Moment) {
        lastCheckAt = moment
        bestPoints = max(bestPoints, check.points)
        bestTests = max(bestTests, check.tests)
        switch check.outcome {
        case .passed:
            attempts += 1
            failedInRow = 0
            guard passedAt == nil else { return }
            passedAt = moment
            passedAttempt = attempts
        case .failed:
            attempts += 1
            failedInRow += 1
        case .didNotCompile:
            failedInRow += 1
        }
    }
}
