import Testing

extension TerminalSession {
    /// Opens lesson 4, whose first prompt is `4 >`.
    static func lesson4(of student: Student, columns: Int = 80, rows: Int = 24) throws
        -> TerminalSession
    {
        let session = try student.terminal("lesson", "4", columns: columns, rows: rows)
        try session.waitForLine("4 >")
        return session
    }

    /// Presses Enter, screen after screen, until a question waits for its answer.
    func goOnToQuestion(sourceLocation: SourceLocation = #_sourceLocation) throws {
        for _ in 0..<30 {
            if screen.currentLine.hasSuffix("?") { return }
            let row = screen.absoluteRow
            enter()
            try wait(for: "the next prompt", sourceLocation: sourceLocation) {
                $0.absoluteRow > row && isPrompt($0.currentLine) && $0.cursorIsAtLineEnd
            }
        }
        Issue.record("no question came:\n\(screen.transcript)", sourceLocation: sourceLocation)
    }

    /// Leaves with Ctrl-D.
    /// - Returns: The exit status.
    func leave(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int32 {
        type("\u{4}")
        return try exitStatus(sourceLocation: sourceLocation)
    }
}

/// Whether a line is a prompt with nothing typed: `4 >`, `4.1 ?`.
private func isPrompt(_ line: String) -> Bool {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    return parts.count == 2 && ["> ", "? ", ">", "?"].contains(parts[1])
        && parts[0].allSatisfy { $0.isNumber || $0 == "." }
}

/// The file of a golden text, beside these tests.
func golden(_ name: String, _ file: String = #filePath) -> String {
    file.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Goldens/" + name
}
