/// Feedback for each student: what went wrong, why, and what to read again.
package struct FeedbackReport: ReportFormat {
    package let style: FeedbackStyle

    package init(_ style: FeedbackStyle) { self.style = style }

    package var name: String { "feedback-\(style.rawValue)" }
    package var abstract: String { "feedback for each student, as \(style.title)" }
    package var path: String { "feedback" }
    package var studentSuffix: String? { style.suffix }

    package func writer(for gradedClass: GradedClass, at target: String) -> any ReportWriter {
        let style = style
        return EachStudent(files: StudentFiles(target, suffix: style.suffix)) { submission, _ in
            let feedback = Feedback(submission, of: gradedClass)
            return switch style {
            case .text: feedback.text
            case .markdown: feedback.markdown
            case .html: feedback.html
            }
        }
    }
}

package enum FeedbackStyle: String, Hashable, Sendable {
    case text
    case markdown = "md"
    case html

    var suffix: String { self == .text ? "txt" : rawValue }

    var title: String {
        switch self {
        case .text: "plain text"
        case .markdown: "Markdown"
        case .html: "HTML"
        }
    }
}
