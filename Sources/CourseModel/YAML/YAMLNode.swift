/// A value of a YAML document, with its place in the file.
struct YAMLNode {
    indirect enum Content {
        /// A text as it is written; what it means is for the reader of the field to say.
        case scalar(String, Style)
        case sequence([YAMLNode])
        case mapping([Pair])
    }

    /// How a text is written.
    enum Style { case plain, singleQuoted, doubleQuoted, block }

    struct Pair {
        var key: String
        var keyPlace: Place
        var value: YAMLNode
    }

    /// A line of the file and how many Unicode scalars stand before the place in it.
    struct Place: Hashable {
        /// From 1.
        var line: Int
        /// From 0.
        var scalars: Int
    }

    var content: Content
    var place: Place

    /// Whether this is a value that was left out: nothing, `~` or `null` without quotes.
    var isNull: Bool {
        guard case .scalar(let text, .plain) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// What this is, as a message calls it after "not".
    var described: String {
        switch content {
        case .scalar where isNull: "nothing"
        case .scalar(let text, _):
            text.count > 40 ? "\"\(text.prefix(40))…\"" : "\"\(text)\""
        case .sequence: "a list"
        case .mapping: "a group of fields"
        }
    }
}
