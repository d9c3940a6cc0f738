import Yams

/// Turns YAML text into nodes, and every way in which that can fail into one problem.
///
/// Values are not resolved here: `Resolver.basic` leaves all scalars texts and runs no regular
/// expressions, which is three times quicker, and the fields know their own types.
struct YAMLDocument {
    /// What a document may be nested at most; course files need 3.
    static let deepest = 16

    let source: SourceText
    /// How many lines of the file stand before the document's first.
    let offset: Int
    private(set) var duplicates: Set<YAMLNode.Place> = []

    private init(source: SourceText, offset: Int) {
        self.source = source
        self.offset = offset
    }

    /// Reads one document.
    /// - Parameters:
    ///   - text: The document.
    ///   - source: The file that it stands in.
    ///   - offset: How many of the file's lines stand before it.
    ///   - sink: Gets the problem, or one for each key that is there twice.
    /// - Returns: The root; nil where nothing can be read from the document.
    static func read(
        _ text: String,
        in source: SourceText,
        offset: Int = 0,
        problems sink: ProblemSink
    ) -> YAMLNode? {
        var document = YAMLDocument(source: source, offset: offset)
        do {
            let node = try document.compose(text)
            for place in document.duplicates {
                guard let (key, path) = node.path(toKeyAt: place) else { continue }
                sink.report(
                    at: place,
                    in: source,
                    field: path,
                    message: "\"\(key)\" is there twice",
                    help: "keep one of the two"
                )
            }
            return node.removingKeys(at: document.duplicates)
        } catch let problem as CourseProblem {
            sink.add(problem)
        } catch {
            sink.add(document.problem(for: error))
        }
        return nil
    }

    /// Composes the text; where a key is there twice, marks the second one and goes on, so that
    /// it can be reported with its whole path.
    private mutating func compose(_ text: String) throws -> YAMLNode {
        try refuseAliasBomb(text)
        var marked = text
        while true {
            do {
                let parser = try Parser(yaml: marked, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    return YAMLNode(
                        content: .scalar("", .plain),
                        place: .init(line: offset + 1, scalars: 0)
                    )
                }
                // The parser owns the anchors, which nodes hold weakly: it must outlive this.
                return try withExtendedLifetime(parser) { try node(root, depth: 0) }
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard duplicates.count < 20, let first = keys.first,
                    let second = Self.secondPlace(of: first, after: context.mark, in: marked)
                else { throw YamlError.duplicatedKeysInMapping(duplicates: keys, context: context) }
                duplicates.insert(.init(line: second.line + offset, scalars: second.scalars))
                marked = Self.marking(marked, at: second, number: duplicates.count)
            }
        }
    }

    /// Converts a node, refusing what course files have no use for.
    private func node(_ node: Node, depth: Int) throws -> YAMLNode {
        let place = YAMLNode.Place(
            line: (node.mark?.line ?? 1) + offset,
            scalars: (node.mark?.column ?? 1) - 1
        )
        guard depth < Self.deepest else {
            throw problem(at: place, "this is nested more than \(Self.deepest) levels deep")
        }
        guard node.anchor == nil else {
            throw problem(
                at: place,
                "anchors and aliases (&name, *name) are not used in course files",
                help: "write the value out; put a text that begins with & or * in quotes"
            )
        }
        switch node {
        case .scalar(let scalar):
            guard scalar.tag.rawValue.isEmpty || scalar.tag.rawValue == Tag.Name.str.rawValue else {
                throw tagProblem(at: place)
            }
            let style: YAMLNode.Style =
                switch scalar.style {
                case .singleQuoted: .singleQuoted
                case .doubleQuoted: .doubleQuoted
                case .literal, .folded: .block
                case .plain, .any: .plain
                }
            return YAMLNode(content: .scalar(scalar.string, style), place: place)
        case .sequence(let sequence):
            return YAMLNode(
                content: .sequence(
                    try sequence.map { try self.node($0, depth: depth + 1) }
                ),
                place: place
            )
        case .mapping(let mapping):
            return YAMLNode(
                content: .mapping(try mapping.map { try pair($0, depth: depth) }),
                place: place
            )
        case .alias:
            throw problem(at: place, "aliases (*name) are not used in course files")
        }
    }

    private func pair(
        _ pair: (key: Node, value: Node),
        depth: Int
    ) throws -> YAMLNode.Pair {
        let key = try node(pair.key, depth: depth + 1)
        guard case .scalar(let name, _) = key.content else {
            throw problem(at: key.place, "a field's name must be a text, not \(key.described)")
        }
        return YAMLNode.Pair(
            key: Self.unmarking(name),
            keyPlace: key.place,
            value: try node(pair.value, depth: depth + 1)
        )
    }

    func problem(
        at place: YAMLNode.Place,
        _ message: String,
        help: String? = nil
    ) -> CourseProblem {
        CourseProblem(
            location: source.location(line: place.line, scalars: place.scalars),
            message: message,
            help: help
        )
    }

    private func tagProblem(at place: YAMLNode.Place) -> CourseProblem {
        problem(
            at: place,
            "tags (!name) are not used in course files",
            help: "remove it; put a text that begins with ! in quotes"
        )
    }
}

extension YAMLNode {
    /// The path to the field whose name stands at a place, and that name.
    fileprivate func path(toKeyAt place: Place, prefix: String = "") -> (String, String)? {
        switch content {
        case .scalar: return nil
        case .sequence(let items):
            for (index, item) in items.enumerated() {
                if let found = item.path(toKeyAt: place, prefix: "\(prefix)[\(index)]") {
                    return found
                }
            }
        case .mapping(let pairs):
            for pair in pairs {
                let path = prefix.isEmpty ? pair.key : "\(prefix).\(pair.key)"
                if pair.keyPlace == place { return (pair.key, path) }
                if let found = pair.value.path(toKeyAt: place, prefix: path) { return found }
            }
        }
        return nil
    }

    /// The same without the fields whose names stand at these places.
    fileprivate func removingKeys(at places: Set<Place>) -> YAMLNode {
        guard !places.isEmpty else { return self }
        var node = self
        switch content {
        case .scalar: break
        case .sequence(let items):
            node.content = .sequence(items.map { $0.removingKeys(at: places) })
        case .mapping(let pairs):
            node.content = .mapping(
                pairs.filter { !places.contains($0.keyPlace) }.map {
                    Pair(
                        key: $0.key,
                        keyPlace: $0.keyPlace,
                        value: $0.value.removingKeys(at: places)
                    )
                }
            )
        }
        return node
    }
}
