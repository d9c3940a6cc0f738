extension Fields {
    /// The items of a list, each with its path; a list without upper bound must hold one at least; nil where there is no list.
    func items(
        _ key: String,
        count: ClosedRange<Int>,
        of what: String,
        required: Bool = true
    ) -> [(node: YAMLNode, path: String)]? {
        guard let node = node(key, required: required) else { return nil }
        guard case .sequence(let items) = node.content else {
            report(
                key,
                message: "\"\(key)\" must be a list, not \(node.described)",
                help: "write each item on a line of its own that begins with \"- \""
            )
            return nil
        }
        guard count.contains(items.count) else {
            let wanted =
                count.lowerBound == count.upperBound
                ? "\(count.lowerBound) \(what)"
                : count.upperBound == .max
                    ? "at least one \(what)"
                    : "\(count.lowerBound) to \(count.upperBound) \(what)"
            report(
                key,
                message: "\"\(key)\" must hold \(wanted), "
                    + (items.isEmpty ? "but is empty" : "not \(items.count)"),
                at: keyPlace(of: key)
            )
            return nil
        }
        return items.enumerated().map { ($1, "\(joined(key))[\($0)]") }
    }

    /// A list of texts; empty where it is left out and not required.
    func texts(
        _ key: String,
        count: ClosedRange<Int> = 0...Int.max,
        of what: String = "texts",
        required: Bool = true
    ) -> [String]? {
        guard let items = items(key, count: count, of: what, required: required) else {
            return isMeant(key) ? nil : []
        }
        let texts = items.compactMap { text($0.node, path: $0.path, name: "this") }
        return texts.count == items.count ? texts : nil
    }
}
