/// Students and exercises, or students and tests, as tables of coloured cells with words in them.
struct HeatMap {
    let tally: ClassTally

    /// A row for each student and a column for each exercise: percent of its points.
    func exercises(_ put: (String) throws(ReportFailure) -> Void) throws(ReportFailure) {
        var head = "<div class=\"scroll\"><table class=\"map\">\n<thead><tr><th>student</th>"
        head += "<th><span>points</span></th>"
        for exercise in tally.gradedClass.exercises {
            head += "<th title=\"\(ShownText.attribute(exercise.title))\">"
            head += "<span>\(ShownText.markup(exercise.id))</span></th>"
        }
        try put(head + "</tr></thead>\n<tbody>\n")
        for row in tally.rows {
            var line = "<tr>" + Self.name(row) + "<td>\(row.score)</td>"
            for share in row.shares { line += Self.cell(share: share) }
            try put(line + "</tr>\n")
        }
        try put("</tbody></table></div>\n")
    }

    /// A row for each student and a column for each test of one exercise.
    /// - Parameter first: where the exercise's tests begin among all.
    func tests(
        of outline: ExerciseOutline,
        from first: Int,
        _ put: (String) throws(ReportFailure) -> Void
    ) throws(ReportFailure) {
        let places = first..<(first + outline.tests.count)
        var head = "<div class=\"scroll\"><table class=\"map\">\n<thead><tr><th>student</th>"
        for (place, test) in zip(places, outline.tests) {
            let name = tally.failures[place].name
            let points = "\(test.points) \(test.suite == .hidden ? "hidden" : "visible")"
            head += "<th title=\"\(ShownText.attribute(name)) (\(points))\">"
            head += "<span>\(ShownText.markup(test.id))</span></th>"
        }
        try put(head + "</tr></thead>\n<tbody>\n")
        for row in tally.rows where row.outcomes.count >= places.upperBound {
            var line = "<tr>" + Self.name(row)
            for outcome in row.outcomes[places] { line += Self.cell(outcome) }
            try put(line + "</tr>\n")
        }
        try put("</tbody></table></div>\n")
    }

    private static func name(_ row: ClassTally.Row) -> String {
        let name = ShownText.attribute(ShownText.line(row.student))
        return "<th title=\"\(name)\">\(name)</th>"
    }

    private static func cell(share: UInt8) -> String {
        guard share != ClassTally.notSubmitted else {
            return "<td class=\"n\" title=\"not submitted\">–</td>"
        }
        // 100 alone is the strongest, and 0 the palest.
        let step = share == 100 ? 5 : share == 0 ? 0 : 1 + Int(share) / 25
        return "<td class=\"s\(step)\">\(share)</td>"
    }

    private static func cell(_ outcome: ClassTally.Outcome) -> String {
        switch outcome {
        case .passed: "<td class=\"s2\">✓</td>"
        case .failed: "<td class=\"f\">✗</td>"
        case .notFinished: "<td class=\"f\" title=\"did not finish\">‼</td>"
        case .notRun: "<td class=\"n\" title=\"did not run\">○</td>"
        case .notSubmitted: "<td class=\"n\" title=\"not submitted\">–</td>"
        }
    }
}
