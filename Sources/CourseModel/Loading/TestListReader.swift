/// Reads the fields `tests` and `hidden` of a manifest.
struct TestListReader {
    let fields: Fields

    struct Result {
        /// nil where something is wrong with them.
        var visible: [ExpectedTest]?
        var hidden: [ExpectedTest]?
        /// Every id that could be read.
        var ids: [String] = []
        /// Whether all ids could be read, so that a name that is not among them is wrong.
        var isComplete = true
    }

    static let fields = ["id", "points", "rule", "explanation"]

    func read() -> Result {
        var result = Result()
        var seen: [String: String] = [:]
        result.visible = read("tests", &result, &seen)
        result.hidden = read("hidden", &result, &seen)
        return result
    }

    /// The hidden tests alone.
    /// - Returns: nil where something is wrong with them.
    func readHidden() -> [ExpectedTest]? {
        var result = Result()
        var seen: [String: String] = [:]
        return read("hidden", &result, &seen)
    }

    private func read(
        _ key: String,
        _ result: inout Result,
        _ seen: inout [String: String]
    ) -> [ExpectedTest]? {
        guard let items = fields.items(key, count: 1...Int.max, of: "test") else {
            result.isComplete = false
            return nil
        }
        var tests: [ExpectedTest] = []
        for (node, path) in items {
            guard
                let test = Fields(
                    node,
                    path: path,
                    what: "a test",
                    known: Self.fields,
                    source: fields.source,
                    sink: fields.sink
                )
            else {
                result.isComplete = false
                continue
            }
            let id = id(test, path, &seen)
            if let name = id.name { result.ids.append(name) } else { result.isComplete = false }
            let points = test.integer("points", in: 0...1000)
            let rule = test.integer("rule", in: 1...99)
            let explanation = test.text("explanation")
            if let name = id.name, id.isNew, let points, let rule, let explanation {
                tests.append(
                    ExpectedTest(id: name, points: points, rule: rule, explanation: explanation)
                )
            }
        }
        return tests.count == items.count ? tests : nil
    }

    private func id(
        _ test: Fields,
        _ path: String,
        _ seen: inout [String: String]
    ) -> (name: String?, isNew: Bool) {
        guard let name = test.text("id") else { return (nil, false) }
        guard name.isSwiftIdentifier else {
            test.report(
                "id",
                message: "\"\(name)\" is no name of a Swift function",
                help: "write the base name of the @Test function, such as emptyChunk"
            )
            return (nil, false)
        }
        if let other = seen[name] {
            test.report(
                "id",
                message: "\(other) has the id \"\(name)\" already",
                help: "give each test, visible or hidden, an id of its own"
            )
            return (name, false)
        }
        seen[name] = path
        return (name, true)
    }
}
