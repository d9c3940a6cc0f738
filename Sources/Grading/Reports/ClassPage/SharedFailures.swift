/// The failures that many students share, the most shared first.
struct SharedFailures {
    struct Entry {
        var exercise: ExerciseOutline
        var test: TestOutline
        var failures: ClassTally.Failures
    }

    let entries: [Entry]
    let compileErrors: [(exercise: String, text: String, count: Int)]

    /// What one student alone got wrong is in that student's feedback.
    private static let fewest = 2
    private static let most = 40

    init(_ tally: ClassTally) {
        var entries: [Entry] = []
        var place = 0
        for exercise in tally.gradedClass.exercises {
            for test in exercise.tests {
                let failures = tally.failures[place]
                place += 1
                guard failures.failed >= Self.fewest else { continue }
                entries.append(Entry(exercise: exercise, test: test, failures: failures))
            }
        }
        self.entries = Array(
            entries.enumerated().sorted {
                ($1.element.failures.failed, $0.offset) < ($0.element.failures.failed, $1.offset)
            }.prefix(Self.most).map(\.element)
        )
        compileErrors = tally.compileErrors.flatMap { exercise, errors in
            errors.map { (exercise: exercise, text: $0.key, count: $0.value) }
        }.sorted { ($1.count, $0.exercise, $0.text) < ($0.count, $1.exercise, $1.text) }
            .prefix(12).map { $0 }
    }

    var html: String {
        var html = ""
        if entries.isEmpty { html += "<p>No test failed for more than one student.</p>\n" }
        for entry in entries {
            let failures = entry.failures
            html += "<details><summary><b>\(failures.failed) of \(failures.tried)</b> "
            html += "\(ShownText.markup(ShownText.line(failures.name))) "
            html += "<small>\(ShownText.markup(entry.exercise.id)), rule \(entry.test.rule)"
            html += "\(entry.test.suite == .hidden ? ", hidden" : "")</small></summary>\n"
            if let explanation = failures.explanation {
                html += "<p>\(ShownText.markup(explanation))</p>\n"
            }
            let results = failures.results.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            for (text, count) in results.prefix(5) {
                html += "<p class=\"label\">\(count) \(count == 1 ? "student" : "students")</p>\n"
                html += "<pre>\(ShownText.markup(text))</pre>\n"
            }
            if results.count > 5 {
                html += "<p class=\"quiet\">and other results of other students</p>\n"
            }
            html += "</details>\n"
        }
        guard !compileErrors.isEmpty else { return html }
        html += "<h3>Does not compile</h3>\n"
        for error in compileErrors {
            html += "<p class=\"label\">\(error.count) \(error.count == 1 ? "file" : "files") of "
            html += "\(ShownText.markup(error.exercise))</p>\n"
            html += "<pre>\(ShownText.markup(error.text))</pre>\n"
        }
        return html
    }
}
