/// The fields of one group in a course file, read by name and type.
///
/// A reading method gives nil when the field is left out or wrong; what is wrong has then been
/// reported, once.
struct Fields {
    let source: SourceText
    let sink: ProblemSink
    /// The path to this group, such as `tests[2]`; empty for the whole document.
    let path: String
    let place: YAMLNode.Place
    private let pairs: [YAMLNode.Pair]
    /// Known names for which a mistyped one stands: their absence is no second mistake.
    private var mistyped: Set<String> = []

    /// Takes a group and reports the fields that nobody knows.
    /// - Parameters:
    ///   - what: What the group is, as in "a test": `what` "takes no field …".
    ///   - mayBeText: Whether a text may stand in its place, which a colon turns into fields.
    ///   - known: The names that it may hold.
    init?(
        _ node: YAMLNode,
        path: String = "",
        what: String,
        mayBeText: Bool = false,
        known: [String],
        source: SourceText,
        sink: ProblemSink
    ) {
        self.source = source
        self.sink = sink
        self.path = path
        place = node.place
        guard case .mapping(let pairs) = node.content else {
            sink.report(
                at: node.place,
                in: source,
                field: path.isEmpty ? nil : path,
                message: node.isNull
                    ? "\(what) has no fields here"
                    : "\(what) must be written as fields, not as \(node.described)",
                help: "it takes \(Self.listed(known))"
            )
            return nil
        }
        self.pairs = pairs
        for pair in pairs where !known.contains(pair.key) {
            let missing = known.filter { name in !pairs.contains { $0.key == name } }
            let nearest = nearestNames(to: pair.key, among: missing, limit: 1).first
            if let nearest { mistyped.insert(nearest) }
            sink.report(
                at: pair.keyPlace,
                in: source,
                field: joined(pair.key),
                message: "\(what) takes no field \"\(pair.key)\"",
                help: nearest.map { "did you mean \"\($0)\"?" }
                    ?? (mayBeText
                        ? "put a text that holds a colon in quotes"
                        : "it takes \(Self.listed(known))")
            )
            // Nothing of it is known: that all the rest is missing only follows.
            if nearest == nil && missing.count == known.count { return nil }
        }
    }

    /// Names in a sentence: `a, b and c`.
    static func listed(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// Whether the field is written, with whatever value.
    func has(_ key: String) -> Bool { pairs.contains { $0.key == key } }

    /// Whether the field is written, or meant by a mistyped name.
    func isMeant(_ key: String) -> Bool { has(key) || mistyped.contains(key) }

    /// Where a field's value is; the group's place where it is left out.
    func place(of key: String) -> YAMLNode.Place {
        pairs.first { $0.key == key }?.value.place ?? place
    }

    /// Where a field's name is; the group's place where it is left out.
    func keyPlace(of key: String) -> YAMLNode.Place {
        pairs.first { $0.key == key }?.keyPlace ?? place
    }

    func report(
        _ key: String,
        message: String,
        help: String? = nil,
        at place: YAMLNode.Place? = nil
    ) {
        sink.report(
            at: place ?? self.place(of: key),
            in: source,
            field: joined(key),
            message: message,
            help: help
        )
    }

    /// The value of a field that is written and not empty; a required one is reported otherwise.
    func node(_ key: String, required: Bool = true) -> YAMLNode? {
        guard let pair = pairs.first(where: { $0.key == key }) else {
            if required && !mistyped.contains(key) {
                report(key, message: "\"\(key)\" is missing", at: place)
            }
            return nil
        }
        guard !pair.value.isNull else {
            report(
                key,
                message: "\"\(key)\" has no value",
                help: required ? nil : "or leave it out",
                at: pair.keyPlace
            )
            return nil
        }
        return pair.value
    }

    /// A text that is not blank.
    func text(_ key: String, required: Bool = true) -> String? {
        guard let node = node(key, required: required) else { return nil }
        return text(node, path: joined(key), name: "\"\(key)\"")
    }

    /// A text that is not blank and stands in one line.
    func line(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        guard !text.contains(where: \.isNewline) else {
            report(key, message: "\"\(key)\" must be one line")
            return nil
        }
        return text
    }

    /// A text that is not blank, anywhere below this group.
    func text(_ node: YAMLNode, path: String, name: String) -> String? {
        func wrong(_ message: String, _ help: String? = nil) {
            sink.report(at: node.place, in: source, field: path, message: message, help: help)
        }
        guard case .scalar(let text, _) = node.content, !node.isNull else {
            var help: String?
            if case .mapping = node.content {
                help = "put a text that holds a colon or begins with { in quotes"
            } else if case .sequence = node.content {
                help = "put a text that begins with [ or - in quotes"
            }
            wrong("\(name) must be a text, not \(node.described)", help)
            return nil
        }
        guard !text.allSatisfy(\.isWhitespace) else {
            wrong("\(name) is empty")
            return nil
        }
        return text
    }

    func integer(_ key: String, in range: ClosedRange<Int>, required: Bool = true) -> Int? {
        guard let node = node(key, required: required) else { return nil }
        if case .scalar(let text, .plain) = node.content, let value = Int(text),
            range.contains(value)
        {
            return value
        }
        wrongNumber(
            key,
            node,
            "a whole number from \(range.lowerBound) to \(range.upperBound)"
        )
        return nil
    }

    func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let node = node(key, required: false) else { return nil }
        if case .scalar(let text, .plain) = node.content,
            text.allSatisfy({ "0123456789.".contains($0) }), let value = Double(text),
            range.contains(value)
        {
            return value
        }
        wrongNumber(key, node, "a number from \(range.lowerBound) to \(Int(range.upperBound))")
        return nil
    }

    private func wrongNumber(_ key: String, _ node: YAMLNode, _ wanted: String) {
        var help: String?
        if case .scalar(let text, let style) = node.content, style != .plain, Double(text) != nil {
            help = "write it without quotes"
        }
        report(key, message: "\"\(key)\" must be \(wanted), not \(node.described)", help: help)
    }

    /// `true` or `false`; false where it is left out.
    func flag(_ key: String) -> Bool {
        guard let node = node(key, required: false) else { return false }
        switch node.content {
        case .scalar("true", .plain): return true
        case .scalar("false", .plain): return false
        default:
            report(key, message: "\"\(key)\" must be true or false, not \(node.described)")
            return false
        }
    }
}
