extension ManifestReader {
    static let hintFields = ["text", "tests"]

    /// Reads the three hints, each a text or a text with the tests that it helps with.
    func hints(_ fields: Fields, tests: TestListReader.Result) -> [Hint]? {
        guard
            let items = fields.items(
                "hints",
                count: 3...3,
                of: "hints, from a nudge to nearly the code"
            )
        else { return nil }
        let hints = items.compactMap { node, path -> Hint? in
            guard case .mapping = node.content else {
                return fields.text(node, path: path, name: "a hint").map {
                    Hint(text: $0, tests: [])
                }
            }
            guard
                let inner = Fields(
                    node,
                    path: path,
                    what: "a hint",
                    mayBeText: true,
                    known: Self.hintFields,
                    source: fields.source,
                    sink: sink
                )
            else { return nil }
            let named = inner.items("tests", count: 1...100, of: "tests", required: false) ?? []
            let ids = named.compactMap { node, path -> String? in
                guard let id = inner.text(node, path: path, name: "this") else { return nil }
                if tests.isComplete && !tests.ids.contains(id) {
                    sink.report(
                        at: node.place,
                        in: fields.source,
                        field: path,
                        message: "there is no test \"\(id)\"",
                        help: nearestNames(to: id, among: tests.ids, limit: 1).first
                            .map { "did you mean \"\($0)\"?" }
                            ?? "a hint names tests by their id in tests or hidden"
                    )
                }
                return id
            }
            return inner.text("text").map { Hint(text: $0, tests: ids) }
        }
        return hints.count == 3 ? hints : nil
    }
}
