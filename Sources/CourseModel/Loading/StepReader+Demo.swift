extension StepReader {
    /// Reads the name of a demo and its options.
    func demo(_ fields: Fields) -> StepContent? {
        guard let name = fields.text("name") else { return nil }
        if let demos = known.demos, !demos.contains(name) {
            fields.report(
                "name",
                message: "there is no demo \"\(name)\"",
                help: nearestNames(to: name, among: demos, limit: 1).first
                    .map { "did you mean \"\($0)\"?" } ?? "there are \(Fields.listed(demos))"
            )
        }
        var options: [String: String] = [:]
        if let node = fields.node("options", required: false) {
            guard case .mapping(let pairs) = node.content else {
                fields.report(
                    "options",
                    message: "\"options\" must be fields, not \(node.described)",
                    help: "write them as {name: value}"
                )
                return nil
            }
            for pair in pairs {
                let path = "options.\(pair.key)"
                if let text = fields.text(pair.value, path: path, name: "\"\(pair.key)\"") {
                    options[pair.key] = text
                }
            }
        }
        return .demo(DemoCall(name: name, options: options))
    }
}
