extension StyledLine {
    /// The line as it is written to the terminal, without a line feed.
    ///
    /// Every line ends in the usual style, so that lines can be shown in any order.
    package func rendered(for profile: TerminalProfile) -> String {
        let text = profile.replacesLetters ? asciiForm(of: self.text) : self.text
        guard profile.usesColour else { return trimmingTrailingSpaces(text.plainText) }
        return text.escaped(links: profile.showsLinks)
    }
}

extension StyledText {
    /// The text on one line as it is written to the terminal; `wrap` it first where it may be
    /// longer than a line.
    package func rendered(for profile: TerminalProfile) -> String {
        StyledLine(self).rendered(for: profile)
    }

    func escaped(links: Bool) -> String {
        var output = ""
        for span in spans {
            let codes = span.style.attributes
            let target = links ? span.link.flatMap(linkTarget) : nil
            if let target { output += "\u{1B}]8;;\(target)\u{1B}\\" }
            if codes.isEmpty {
                output += span.text
            } else {
                output += "\u{1B}[\(codes.map { String($0) }.joined(separator: ";"))m"
                output += span.text
                output += "\u{1B}[0m"
            }
            if target != nil { output += "\u{1B}]8;;\u{1B}\\" }
        }
        return output
    }
}

extension [StyledLine] {
    /// All lines as they are written to the terminal, each with its line feed.
    package func rendered(for profile: TerminalProfile) -> String {
        var output = ""
        for line in self {
            output += line.rendered(for: profile)
            output += "\n"
        }
        return output
    }
}

/// An address that may stand in an OSC 8 sequence: printable ASCII and nothing else, with a scheme
/// that a click may open.
private func linkTarget(_ address: String) -> String? {
    guard address.hasPrefix("https://") || address.hasPrefix("http://"),
        address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return address
}

private func trimmingTrailingSpaces(_ text: String) -> String {
    guard text.utf8.last == 0x20 else { return text }
    return String(
        text[..<(text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)]
    )
}
