internal import CMarkGFM
internal import Synchronization

/// A parsed Markdown document; owns the parser's tree.
struct MarkdownTree: ~Copyable {
    private let document: OpaquePointer

    /// The parser keeps tables of its own while it works.
    private static let parsing = Mutex(())

    /// Parses a text. Every text is a document, so this only fails without memory.
    init?(_ markdown: String) {
        var text = markdown
        let parsed = Self.parsing.withLock { _ in
            let node = text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { markdown_parse($0.baseAddress, $0.count) }
            }
            return UInt(bitPattern: node)
        }
        guard let document = OpaquePointer(bitPattern: parsed) else { return nil }
        self.document = document
    }

    deinit { cmark_node_free(document) }

    /// The document with its blocks; not to be used longer than the tree.
    var root: MarkdownNode { MarkdownNode(node: document) }
}

/// A node of a tree that lives elsewhere.
struct MarkdownNode {
    let node: OpaquePointer

    enum Kind: String {
        case document, paragraph, heading, list, item, tasklist, table
        case blockQuote = "block_quote"
        case codeBlock = "code_block"
        case htmlBlock = "html_block"
        case thematicBreak = "thematic_break"
        case tableHeader = "table_header"
        case tableRow = "table_row"
        case tableCell = "table_cell"
        case text, code, strong, link, image, strikethrough
        case emphasis = "emph"
        case softBreak = "softbreak"
        case lineBreak = "linebreak"
        case inlineHTML = "html_inline"
        /// Whatever the parser may come to know.
        case other
    }

    var kind: Kind {
        guard let name = cmark_node_get_type_string(node) else { return .other }
        return Kind(rawValue: String(cString: name)) ?? .other
    }

    var children: some Sequence<MarkdownNode> {
        sequence(first: cmark_node_first_child(node)) { cmark_node_next($0) }
            .lazy.prefix { $0 != nil }.compactMap { $0.map { MarkdownNode(node: $0) } }
    }

    /// The text of a text, code or HTML node.
    var literal: String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
    /// The first word behind a code block's fence, in small letters.
    var language: String {
        let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
        return info.prefix { !$0.isWhitespace }.lowercased()
    }
    var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }
    /// The address of a link or an image.
    var address: String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }
    var isOrdered: Bool { cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }
    var firstNumber: Int { Int(cmark_node_get_list_start(node)) }
    var isTight: Bool { cmark_node_get_list_tight(node) != 0 }
    var isTaskDone: Bool { cmark_gfm_extensions_get_tasklist_item_checked(node) }

    /// How the columns of a table are set.
    var alignments: [Alignment] {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        guard let letters = cmark_gfm_extensions_get_table_alignments(node) else {
            return Array(repeating: .left, count: count)
        }
        return UnsafeBufferPointer(start: letters, count: count).map { letter in
            switch letter {
            case UInt8(ascii: "r"): .right
            case UInt8(ascii: "c"): .centre
            default: .left
            }
        }
    }
}
