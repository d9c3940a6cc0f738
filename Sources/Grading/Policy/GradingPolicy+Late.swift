extension GradingPolicy {
    /// What is taken off for being late.
    /// - Parameters:
    ///   - earned: the points before.
    ///   - submittedAt: seconds since 1970; nil where it is not known, which costs nothing.
    package func penalty(on earned: Points, submittedAt: Int?) -> Points {
        guard let late, let submittedAt else { return .zero }
        let delay = submittedAt - late.due
        guard delay > late.grace else { return .zero }
        let days = (delay + 86_399) / 86_400
        let percent = min(late.most, days.multipliedReportingOverflow(by: late.percentPerDay).0)
        return earned.share(tenThousandths: max(0, percent) * 100)
    }

    /// Which of a student's graded submissions counts: of equal ones the later.
    package func counting(_ grades: [SubmissionGrade]) -> SubmissionGrade? {
        switch attempt {
        case .last: grades.last
        case .best:
            grades.reduce(nil as SubmissionGrade?) { best, next in
                guard let best, best.score > next.score else { return next }
                return best
            }
        }
    }
}
