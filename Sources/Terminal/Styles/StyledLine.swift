/// One line of a screen: styled text without line feeds and tabs.
package struct StyledLine: Hashable, Sendable {
    package let text: StyledText

    /// Tabs go on to the next multiple of four columns; a line feed is shown as `␊`.
    package init(_ text: StyledText = "") {
        guard text.spans.contains(where: { $0.text.utf8.contains { $0 == 9 || $0 == 10 } }) else {
            self.text = text
            return
        }
        var column = 0
        var expanded = StyledText()
        for span in text.spans {
            var piece = ""
            for character in span.text {
                switch character {
                case "\t":
                    let spaces = 4 - column % 4
                    piece += String(repeating: " ", count: spaces)
                    column += spaces
                case "\n":
                    piece += "␊"
                    column += 1
                default:
                    piece.append(character)
                    column += displayWidth(of: character)
                }
            }
            expanded.append(span.with(piece))
        }
        self.text = expanded
    }

    /// The line without its styles.
    package var plainText: String { text.plainText }

    /// How many columns it takes.
    package var width: Int { displayWidth(text) }

    package var isBlank: Bool { text.spans.allSatisfy { $0.text.allSatisfy { $0 == " " } } }

    /// The line with `prefix` before it.
    package func indented(by prefix: StyledText) -> StyledLine { StyledLine(prefix + text) }
}

extension StyledLine: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init(StyledText(value)) }

    package init(stringInterpolation: StyledText.StringInterpolation) {
        self.init(StyledText(stringInterpolation: stringInterpolation))
    }
}
