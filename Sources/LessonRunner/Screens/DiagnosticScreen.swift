import ExerciseChecking
import Terminal

/// One thing that the compiler said, as it said it, with its lines.
struct DiagnosticScreen {
    let diagnostic: Diagnostic
    let profile: TerminalProfile

    func add(to screen: inout ScreenBuilder) {
        var place = diagnostic.file ?? ""
        if let line = diagnostic.line { place += ":\(line)" }
        if let column = diagnostic.column { place += ":\(column)" }
        let style: Style = diagnostic.severity == .error ? .bad : .warning
        let text =
            StyledText(place.isEmpty ? "" : place + ": ")
            + StyledText(diagnostic.severity.rawValue + ": ", style)
            + StyledText(diagnostic.message)
        screen.text([text])
        for line in diagnostic.excerpt { screen.verbatim(line, indent: 4) }
    }
}
