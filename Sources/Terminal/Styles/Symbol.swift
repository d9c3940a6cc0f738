/// A sign that stands beside text and carries its meaning without colour.
package enum Symbol: Sendable, CaseIterable {
    /// Right, passed.
    case ok
    /// Wrong, failed.
    case bad
    /// Something is asked.
    case question
    /// Go on here.
    case pointer
    case bullet
    case nestedBullet
    case taskDone
    case taskOpen
    case ellipsis
    /// Before the rest of a code line that was too long.
    case continuation
    /// The bar before a quotation.
    case quote
    case horizontal
    case vertical
    case arrowRight
    case arrowLeft
    case caret

    /// The form that a terminal of this kind can show. Plain output keeps to forms that read well
    /// aloud and draws no boxes.
    package func text(for profile: TerminalProfile) -> String {
        !profile.usesUnicode || (profile.isPlain && isDrawing) ? plainForm : unicodeForm
    }

    private var isDrawing: Bool {
        switch self {
        case .quote, .horizontal, .vertical, .arrowRight, .arrowLeft: true
        default: false
        }
    }

    private var plainForm: String {
        switch self {
        case .ok: "ok"
        case .bad: "x"
        case .question: "?"
        case .pointer: ">"
        case .bullet: "-"
        case .nestedBullet: "*"
        case .taskDone: "[x]"
        case .taskOpen: "[ ]"
        case .ellipsis: "..."
        case .continuation: ">>"
        case .quote: ">"
        case .horizontal: "-"
        case .vertical: "|"
        case .arrowRight: ">"
        case .arrowLeft: "<"
        case .caret: "^"
        }
    }

    private var unicodeForm: String {
        switch self {
        case .ellipsis: "…"
        case .continuation: "↪"
        case .nestedBullet: "◦"
        case .quote: "│"
        case .horizontal: "─"
        case .vertical: "│"
        case .arrowRight: "▶"
        case .arrowLeft: "◀"
        default: plainForm
        }
    }

    package var style: Style {
        switch self {
        case .ok: .ok
        case .bad: .bad
        case .question: .question
        case .pointer: .prompt
        case .caret: .marked
        default: .dim
        }
    }

    /// The sign with its style.
    package func styled(for profile: TerminalProfile) -> StyledText {
        StyledText(text(for: profile), style)
    }
}
