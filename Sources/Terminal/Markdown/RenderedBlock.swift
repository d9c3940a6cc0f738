/// A piece of a rendered text that is shown in one go: a paragraph, a list item, a table.
package struct RenderedBlock: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Level 1 to 6.
        case heading(level: Int)
        case paragraph
        case listItem
        case quote
        case table
        case code(language: String)
        case diagram
        case rule
        /// The addresses that the block before it leads to.
        case links
        /// What is not understood, as it was written.
        case verbatim
    }

    package var kind: Kind
    /// Lines that fit the width, margin included.
    package var lines: [StyledLine]
    /// Whether an empty line parts it from the block before it; items of a tight list stand close.
    package var standsApart: Bool

    package init(kind: Kind, lines: [StyledLine], standsApart: Bool = true) {
        self.kind = kind
        self.lines = lines
        self.standsApart = standsApart
    }

    package var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }

    /// Whether the block is only there for the next one: a heading, or a paragraph that ends in a
    /// colon.
    package var leadsOn: Bool {
        isHeading || (kind == .paragraph && lines.last?.plainText.last == ":")
    }
}

extension [RenderedBlock] {
    /// All lines with the empty lines between the blocks.
    package var lines: [StyledLine] {
        var lines: [StyledLine] = []
        for (number, block) in enumerated() {
            if number > 0, block.standsApart { lines.append("") }
            lines += block.lines
        }
        return lines
    }

    /// The blocks in sips of about `rows` lines, each to be shown by one Enter.
    ///
    /// A block is never cut, so one that is longer makes a longer sip. No sip ends with a heading or a colon,
    /// nor before the addresses of its links.
    package func sips(rows: Int) -> [[RenderedBlock]] {
        var sips: [[RenderedBlock]] = []
        var sip: [RenderedBlock] = []
        var used = 0
        for block in self {
            let size = block.lines.count + (block.standsApart && !sip.isEmpty ? 1 : 0)
            if used + size > rows, !sip.isEmpty, !sip.allSatisfy(\.leadsOn), block.kind != .links {
                var next: [RenderedBlock] = []
                while let last = sip.last, last.leadsOn { next.insert(sip.removeLast(), at: 0) }
                if !sip.isEmpty { sips.append(sip) }
                sip = next
                used = next.lines.count
            }
            sip.append(block)
            used += size
        }
        if !sip.isEmpty { sips.append(sip) }
        return sips
    }
}
