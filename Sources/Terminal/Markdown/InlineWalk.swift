/// Gathers the text inside a paragraph, a heading or a cell.
struct InlineWalk {
    let profile: TerminalProfile
    /// Addresses that were left out of the text, in their order; the text has their numbers.
    private(set) var addresses: [String] = []

    init(profile: TerminalProfile) { self.profile = profile }

    /// The text of a node's children.
    mutating func text(of node: MarkdownNode, style: Style = []) -> StyledText {
        var text = StyledText()
        for child in node.children { add(child, style, nil, to: &text) }
        return profile.adapted(text)
    }

    private mutating func add(
        _ node: MarkdownNode,
        _ style: Style,
        _ link: String?,
        to text: inout StyledText
    ) {
        func plain(_ string: String, _ more: Style = []) {
            text.append(StyledSpan(string, style.union(more), link: link))
        }
        switch node.kind {
        case .text, .inlineHTML:
            plain(node.literal)
        case .code:
            // Without styles the quotes of the source say what is code.
            plain(marked(node.literal, with: "`"), .code)
        case .softBreak:
            plain(" ")
        case .lineBreak:
            plain("\n")
        case .emphasis:
            wrap(node, in: "*", style.union(.emphasis), link, to: &text)
        case .strong:
            wrap(node, in: "**", style.union(.strong), link, to: &text)
        case .strikethrough:
            wrap(node, in: "~~", style.union(.struck), link, to: &text)
        case .link:
            addLink(node, style, to: &text)
        case .image:
            let description = plainText(of: node)
            plain("[image: \(description.isEmpty ? node.address : description)]", .dim)
        default:
            plain(node.literal)
            for child in node.children { add(child, style, link, to: &text) }
        }
    }

    private mutating func wrap(
        _ node: MarkdownNode,
        in mark: String,
        _ style: Style,
        _ link: String?,
        to text: inout StyledText
    ) {
        if !profile.usesColour { text.append(StyledSpan(mark, style, link: link)) }
        for child in node.children { add(child, style, link, to: &text) }
        if !profile.usesColour { text.append(StyledSpan(mark, style, link: link)) }
    }

    /// The text, underlined; the address follows below under a number where the text hides it.
    private mutating func addLink(
        _ node: MarkdownNode,
        _ style: Style,
        to text: inout StyledText
    ) {
        let address = node.address
        for child in node.children { add(child, style.union(.link), address, to: &text) }
        let shown = plainText(of: node)
        let isShown =
            [shown, "mailto:" + shown, "http://" + shown].contains(address)
            || address.hasPrefix("#") || address.isEmpty
        guard !isShown else { return }
        let number: Int
        if let known = addresses.firstIndex(of: address) {
            number = known + 1
        } else {
            addresses.append(address)
            number = addresses.count
        }
        // A no-break space keeps the number with its text.
        text.append("\u{A0}[\(number)]", style.union(.dim))
    }

    private func plainText(of node: MarkdownNode) -> String {
        node.children.map { child in
            switch child.kind {
            case .softBreak, .lineBreak: " "
            default: child.literal + plainText(of: child)
            }
        }.joined()
    }

    private func marked(_ text: String, with mark: String) -> String {
        profile.usesColour ? text : mark + text + mark
    }
}
