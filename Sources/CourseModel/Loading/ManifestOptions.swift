/// The fields of a manifest that may be left out.
extension ManifestReader {
    func needs(_ fields: Fields) -> Bool {
        let known = ["simulator"]
        guard let items = fields.items("needs", count: 0...10, of: "names", required: false) else {
            return false
        }
        var found = false
        for (node, path) in items {
            guard let text = fields.text(node, path: path, name: "this") else { continue }
            if known.contains(text) {
                found = true
            } else {
                sink.report(
                    at: node.place,
                    in: fields.source,
                    field: path,
                    message: "nothing is called \"\(text)\" that an exercise could need",
                    help: "an exercise can need \(Fields.listed(known))"
                )
            }
        }
        return found
    }

    func imports(_ fields: Fields) -> [String] {
        guard let items = fields.items("imports", count: 0...20, of: "modules", required: false)
        else { return ["ExerciseSupport"] }
        return items.compactMap { node, path in
            guard let text = fields.text(node, path: path, name: "this") else { return nil }
            if text.isSwiftIdentifier { return text }
            sink.report(
                at: node.place,
                in: fields.source,
                field: path,
                message: "\"\(text)\" is no name of a module",
                help: "write it as after import"
            )
            return nil
        }
    }

    static let limitFields = ["seconds", "cpu", "memory", "output", "file", "processes"]

    func limits(_ fields: Fields) -> Limits {
        var limits = Limits()
        guard let node = fields.node("limits", required: false),
            let inner = Fields(
                node,
                path: "limits",
                what: "limits",
                known: Self.limitFields,
                source: fields.source,
                sink: sink
            )
        else { return limits }
        if let value = inner.number("seconds", in: 0.1...600) { limits.seconds = value }
        if let value = inner.number("cpu", in: 0.1...600) { limits.cpuSeconds = value }
        func set(_ key: String, _ range: ClosedRange<Int>, _ path: WritableKeyPath<Limits, Int>) {
            if let value = inner.integer(key, in: range, required: false) {
                limits[keyPath: path] = value
            }
        }
        set("memory", 16...16384, \.memory)
        set("output", 1...65536, \.output)
        set("file", 0...4096, \.fileSize)
        set("processes", 1...1024, \.processes)
        return limits
    }
}
