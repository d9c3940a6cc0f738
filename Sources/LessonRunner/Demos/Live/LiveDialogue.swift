import Terminal

extension ScreenBuilder {
    /// The column behind the names of those who speak.
    static let speakerColumn = 10

    /// What somebody says or does, behind a name; the first row of several has it.
    mutating func said(_ name: String, _ pieces: [Piece]) {
        let (first, rest) = Self.speaker(name)
        add(profile.lines(StyledText(pieces: pieces), first: first, rest: rest))
    }

    /// The same for text that keeps each of its characters, such as JSON.
    mutating func saidVerbatim(_ name: String, _ text: StyledText) {
        let (first, rest) = Self.speaker(name)
        add(
            wrapVerbatim(
                profile.adapted(text),
                width: profile.width,
                first: first,
                continuation: rest
            )
        )
    }

    private static func speaker(_ name: String) -> (first: StyledText, rest: StyledText) {
        let margin = String(repeating: " ", count: Self.margin)
        return (
            StyledText(margin) + StyledText(name.padding(speakerColumn - Self.margin), .strong),
            StyledText(String(repeating: " ", count: speakerColumn))
        )
    }
}

extension String {
    /// The text cut to so many characters, with `...` where something is missing.
    func shortened(to count: Int) -> String {
        self.count <= count ? self : prefix(max(0, count - 3)) + "..."
    }
}
