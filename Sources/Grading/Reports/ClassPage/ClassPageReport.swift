/// A class on one page of HTML for whoever teaches it: the scores' distribution, the failures that
/// many share, and heat maps of students and exercises and of students and tests.
///
/// The page is for graders; it holds hidden tests with all that is known of them.
package struct ClassPageReport: ReportFormat {
    package let name = "html"
    package let abstract = "the class on one page, with a heat map and shared failures"
    package let path = "class.html"

    package init() {}

    package func writer(for gradedClass: GradedClass, at target: String) -> any ReportWriter {
        Writer(target: target, tally: ClassTally(gradedClass))
    }

    private struct Writer: ReportWriter {
        let target: String
        var tally: ClassTally

        mutating func add(_ submission: SubmissionGrade, timings: SubmissionTimings?) {
            tally.add(submission)
        }

        func finish() throws(ReportFailure) {
            let file = try ReportFolder.open(target)
            try ClassPage(tally: tally).write { text throws(ReportFailure) in
                try file.write(text)
            }
            try file.close()
        }
    }
}

/// The page, written piece by piece.
struct ClassPage {
    let tally: ClassTally

    private var gradedClass: GradedClass { tally.gradedClass }

    func write(_ put: (String) throws(ReportFailure) -> Void) throws(ReportFailure) {
        let numbers = ClassNumbers(tally.rows, maximum: gradedClass.maximum)
        let title = "Grades: \(ShownText.line(gradedClass.course))"
        try put(Page.head(title: title))
        try put("<h1>\(ShownText.markup(title))</h1>\n" + summary(numbers))
        try put("<h2>Distribution</h2>\n" + distribution(numbers))
        try put("<h2>Failures that many share</h2>\n")
        try put(
            "<p class=\"quiet\">How many of the students whose code ran; open one to see what "
                + "their code gave.</p>\n"
        )
        try put(SharedFailures(tally).html)
        try put("<h2>Students and exercises</h2>\n")
        try put("<p class=\"quiet\">Percent of an exercise's points; – is not submitted.</p>\n")
        let map = HeatMap(tally: tally)
        try map.exercises(put)
        try put("<h2>Students and tests</h2>\n")
        try put(
            "<p class=\"quiet\">✓ passed, ✗ failed, ‼ did not finish, ○ did not run "
                + "(does not compile, or refused), – not submitted.</p>\n"
        )
        var first = 0
        for outline in gradedClass.exercises {
            let open = gradedClass.exercises.count <= 3 ? " open=\"open\"" : ""
            try put("<details\(open)><summary>\(ShownText.markup(outline.id)) ")
            try put("\(ShownText.markup(outline.title))</summary>\n")
            try map.tests(of: outline, from: first, put)
            try put("</details>\n")
            first += outline.tests.count
        }
        try put(Page.foot)
    }

    private func summary(_ numbers: ClassNumbers) -> String {
        let sandbox =
            switch gradedClass.sandbox {
            case .bubblewrap: "in a sandbox of bubblewrap"
            case .namespaces: "in a sandbox of the kernel's namespaces"
            case .limitsAlone: "under limits alone, without a sandbox"
            }
        let exercises = gradedClass.exercises.count
        var html = "<p class=\"quiet\">\(exercises) \(exercises == 1 ? "exercise" : "exercises"), "
        html += "graded by \(ShownText.markup(gradedClass.tool)) \(sandbox).</p>\n"
        html += "<div class=\"tiles\">\n"
        func tile(_ name: String, _ value: String) {
            html += "<div><b>\(value)</b>\(name)</div>\n"
        }
        tile("students", "\(numbers.count)")
        tile("points at most", gradedClass.maximum.description)
        tile("mean", numbers.mean.description)
        tile("median", numbers.median.description)
        tile("lowest", numbers.lowest.description)
        tile("highest", numbers.highest.description)
        tile("handed in nothing", "\(numbers.absent)")
        html += "</div>\n"
        for (kind, count) in tally.refusals.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
        {
            html += "<p class=\"quiet\">Refused, \(ShownText.markup(kind)): \(count).</p>\n"
        }
        return html
    }

    private func distribution(_ numbers: ClassNumbers) -> String {
        let most = max(1, numbers.tenths.max() ?? 1)
        var html = "<table class=\"bars\">\n"
        for (tenth, count) in numbers.tenths.enumerated() {
            let range = tenth == 9 ? "90–100 %" : "\(tenth * 10)–\(tenth * 10 + 9) %"
            let width = count * 80 / most
            html += "<tr><th>\(range)</th><td><span style=\"width: \(width)%\"></span>"
            html += "\(count)</td></tr>\n"
        }
        return html + "</table>\n"
    }
}
