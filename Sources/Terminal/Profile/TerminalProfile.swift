/// What the terminal at hand can show, and how large it is.
package struct TerminalProfile: Hashable, Sendable {
    /// Columns to use, from 40 to 200 whatever the window's size is.
    package let width: Int
    /// Rows, at least 8.
    package let height: Int
    /// Whether a person sits at both ends: input and output are terminals.
    package let isInteractive: Bool
    package let usesColour: Bool
    /// Clean lines: no escape sequences, boxes or cursor moves.
    package let isPlain: Bool
    /// Whether symbols may go beyond ASCII.
    package let usesUnicode: Bool
    /// Whether letters beyond ASCII have to be replaced too, because the terminal would show rubbish.
    package let replacesLetters: Bool
    /// Whether the terminal is known to take links (OSC 8).
    package let showsLinks: Bool
    /// Whether lines can be edited where they are typed. A person who switched colours off may
    /// still want that; `--plain` and `TERM=dumb` switch it off.
    package let editsLines: Bool
    /// What to say to the user once, when the locale cannot show all letters.
    package let localeNotice: String?

    package static let widths = 40...200

    package init(
        width: Int,
        height: Int = 24,
        isInteractive: Bool,
        usesColour: Bool,
        isPlain: Bool,
        usesUnicode: Bool,
        replacesLetters: Bool = false,
        showsLinks: Bool = false,
        editsLines: Bool = false,
        localeNotice: String? = nil
    ) {
        self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
        self.height = max(height, 8)
        self.isInteractive = isInteractive
        self.usesColour = usesColour
        self.isPlain = isPlain
        self.usesUnicode = usesUnicode
        self.replacesLetters = replacesLetters
        self.showsLinks = showsLinks
        self.editsLines = editsLines
        self.localeNotice = localeNotice
    }

    /// A profile that does not depend on where the process runs, for tests and for files.
    package static func fixed(
        width: Int = 80,
        height: Int = 24,
        isPlain: Bool = true,
        usesColour: Bool = false,
        usesUnicode: Bool = true,
        isInteractive: Bool = false
    ) -> TerminalProfile {
        TerminalProfile(
            width: width,
            height: height,
            isInteractive: isInteractive,
            usesColour: usesColour,
            isPlain: isPlain,
            usesUnicode: usesUnicode
        )
    }

    /// The same terminal with another size.
    package func resized(to size: TerminalSize) -> TerminalProfile {
        TerminalProfile(
            width: size.columns,
            height: size.rows,
            isInteractive: isInteractive,
            usesColour: usesColour,
            isPlain: isPlain,
            usesUnicode: usesUnicode,
            replacesLetters: replacesLetters,
            showsLinks: showsLinks,
            editsLines: editsLines,
            localeNotice: localeNotice
        )
    }

    /// The same terminal with the size that its window has now.
    package func resized() -> TerminalProfile {
        guard let size = TerminalSize.ofWindow() else { return self }
        return resized(to: size)
    }

    /// Wraps text to this terminal's width, in the forms that it can show.
    package func lines(
        _ text: StyledText,
        first: StyledText = "",
        rest: StyledText = ""
    ) -> [StyledLine] {
        wrap(
            adapted(text),
            width: width,
            first: adapted(first),
            rest: adapted(rest)
        )
    }

    /// The text in the forms that the terminal can show; to be done before it is measured.
    package func adapted(_ text: StyledText) -> StyledText {
        replacesLetters ? asciiForm(of: text) : text
    }
}
