/// The line reader for a terminal: the editor where a person types, else plain lines.
package func makeLineReader(
    profile: TerminalProfile,
    history: HistoryFile?,
    completer: @escaping Completer = { _, _ in Completions([]) },
    onResize: @escaping @Sendable (TerminalSize) -> Void = { _ in }
) -> any LineReading {
    if profile.editsLines,
        let editor = LineEditor(
            profile: profile,
            history: history,
            completer: completer,
            onResize: onResize
        )
    {
        return editor
    }
    return PlainLineReader(profile: profile)
}

extension LineReading {
    /// Waits for a line on a thread of its own, so that no thread of the concurrency pool stands
    /// still. When the task is cancelled the line ends with `.woken`.
    package func nextLine(prompt: StyledText, remembers: Bool = true) async -> LineInput {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                startDetachedThread {
                    continuation.resume(
                        returning: self.readLine(prompt: prompt, remembers: remembers)
                    )
                }
            }
        } onCancel: {
            wake()
        }
    }
}
