import Terminal

/// Chunks as a table: their number, their bytes, and what they are as text.
///
/// ```
/// chunk 1   63 61 66 C3    caf<C3>
/// chunk 2   A9             <A9>
/// ```
struct ChunkTable {
    var chunks: [[UInt8]]

    func lines(for profile: TerminalProfile) -> [StyledLine] {
        let labels = chunks.indices.map { "chunk \($0 + 1)" }
        let labelWidth = labels.map(\.count).max() ?? 0
        let hexadecimal = chunks.map { Invisible.hexadecimal($0) }
        let widest = hexadecimal.map(\.count).max() ?? 0
        let texts = chunks.map { Invisible.text(of: $0) }
        let widestText = texts.map { displayWidth($0) }.max() ?? 0
        let inColumns = 6 + labelWidth + 3 + widest + 3 + widestText < profile.width
        var screen = ScreenBuilder(profile)
        for (index, label) in labels.enumerated() {
            let bytes = chunks[index].isEmpty ? "(empty)" : hexadecimal[index]
            let label =
                StyledText(label, .dim)
                + StyledText(String(repeating: " ", count: labelWidth - labels[index].count + 3))
            let indent = StyledText(String(repeating: " ", count: 6))
            if inColumns {
                let gap = String(repeating: " ", count: max(0, widest - bytes.count) + 3)
                screen.add([
                    StyledLine(
                        indent + label + StyledText(bytes + gap) + StyledText(texts[index], .code)
                    )
                ])
            } else {
                // Too long for two columns: the text says more than the bytes do.
                screen.add(
                    wrapVerbatim(
                        StyledText(texts[index], .code),
                        width: profile.width,
                        first: indent + label,
                        continuation: StyledText(String(repeating: " ", count: 6 + labelWidth + 3))
                    )
                )
            }
        }
        return screen.lines
    }
}
