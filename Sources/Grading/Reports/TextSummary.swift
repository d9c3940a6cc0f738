/// A graded run as a few lines of plain text.
package enum TextSummary {
    /// One submission: its points, and a line for each exercise that lost some.
    package static func lines(of grade: SubmissionGrade, maximum: Points) -> [String] {
        // A name that begins a line with "::" would be a command in the logs of some services.
        let name = shown(grade.student).replacing("::", with: ":\u{FFFD}")
        var lines = ["\(name)  \(grade.score) of \(maximum)"]
        if grade.latePenalty > .zero { lines.append("    late: -\(grade.latePenalty)") }
        for refusal in grade.refusals {
            lines.append("    not taken: \(shown(refusal.file)): \(refusal.reason)")
        }
        for exercise in grade.exercises where exercise.state != .passed {
            let points = "\(exercise.earned) of \(exercise.maximum)"
            lines.append("    \(exercise.id)  \(points)  \(phrase(exercise))")
        }
        return lines
    }

    /// What became of an exercise, in a few words.
    static func phrase(_ grade: ExerciseGrade) -> String {
        switch grade.state {
        case .passed: return "passed"
        case .failed:
            let failed = grade.tests.filter { $0.outcome != .passed }.map(\.id)
            let names = failed.prefix(4).joined(separator: ", ")
            return "failed: \(names)" + (failed.count > 4 ? " and \(failed.count - 4) more" : "")
        case .compileError:
            let lines = grade.compilerText.split(separator: "\n")
            let first = lines.first { $0.contains("error: ") } ?? lines.first
            return "does not compile" + (first.map { ": \(shown(String($0)))" } ?? "")
        case .notFinished: return grade.trouble.map(shown) ?? "did not finish"
        case .notSubmitted: return grade.trouble ?? "not submitted"
        case .refused:
            let first = grade.refusals.first
            let line = first?.line.map { "line \($0): " } ?? ""
            return "refused: \(line)\(first.map { shown($0.reason) } ?? "")"
        }
    }

    /// A text from a submission on one line, with nothing in it that a terminal obeys.
    package static func shown(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
