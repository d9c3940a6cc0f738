/// A run of text with one style.
///
/// Control characters never get in: they are replaced by visible forms when a span is made, apart
/// from the line feed and the tab, which wrapping takes away. So no text, whoever wrote it, can
/// reach the terminal as an escape sequence.
package struct StyledSpan: Hashable, Sendable {
    package let text: String
    package let style: Style
    /// Where the text leads to, for terminals that know links.
    package let link: String?

    package init(_ text: String, _ style: Style = [], link: String? = nil) {
        self.text = visibleText(text, keeping: .linesAndTabs)
        self.style = style
        self.link = link
    }

    /// For pieces of a span's text, which need no second look.
    init(known text: String, _ style: Style, link: String?) {
        self.text = text
        self.style = style
        self.link = link
    }

    /// The same style over another piece of the same text.
    func with(_ piece: String) -> StyledSpan { StyledSpan(known: piece, style, link: link) }

    func styled(_ more: Style) -> StyledSpan {
        StyledSpan(known: text, style.union(more), link: link)
    }
}

/// Text whose parts have styles; may hold line feeds, which `wrap` turns into line borders.
///
///     let verdict: StyledText = "\("ok", .ok)  9 of 9, on the third try."
package struct StyledText: Hashable, Sendable {
    package private(set) var spans: [StyledSpan] = []

    package init() {}

    package init(_ text: String, _ style: Style = []) {
        append(StyledSpan(text, style))
    }

    package init(_ spans: [StyledSpan]) {
        for span in spans { append(span) }
    }

    /// The text without its styles.
    package var plainText: String { spans.map(\.text).joined() }

    package var isEmpty: Bool { spans.isEmpty }

    /// Adds a run, joined to the last one where the style is the same.
    package mutating func append(_ span: StyledSpan) {
        guard !span.text.isEmpty else { return }
        if let last = spans.last, last.style == span.style, last.link == span.link {
            spans[spans.count - 1] = last.with(last.text + span.text)
        } else {
            spans.append(span)
        }
    }

    package mutating func append(_ text: String, _ style: Style = []) {
        append(StyledSpan(text, style))
    }

    package mutating func append(_ other: StyledText) {
        for span in other.spans { append(span) }
    }

    /// The same text, everywhere with `style` besides what it has.
    package func styled(_ style: Style) -> StyledText {
        StyledText(spans.map { $0.styled(style) })
    }

    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.append(right)
        return sum
    }

    package static func += (left: inout StyledText, right: StyledText) { left.append(right) }
}

extension StyledText: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init(value) }

    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }

    package struct StringInterpolation: StringInterpolationProtocol {
        var text = StyledText()

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { text.append(literal) }

        package mutating func appendInterpolation(_ value: String, _ style: Style = []) {
            text.append(value, style)
        }

        package mutating func appendInterpolation(_ value: Int, _ style: Style = []) {
            text.append(String(value), style)
        }

        package mutating func appendInterpolation(_ value: StyledText) { text.append(value) }
    }
}
