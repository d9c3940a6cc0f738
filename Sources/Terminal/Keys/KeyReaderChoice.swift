/// The key reader for a terminal: single keys where a person types and cursor moves are welcome,
/// else words.
package func makeKeyReader(
    profile: TerminalProfile,
    lines: any LineReading
) -> any KeyReading {
    if profile.editsLines, let keys = KeyReader() { return keys }
    return WordKeyReader(lines: lines)
}
