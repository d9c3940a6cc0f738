/// Reads what the right answer of a prediction is: `answer`, or `compute` with `input`.
struct PredictionAnswer {
    let fields: Fields
    /// The reference functions; nil where they are not checked.
    let known: [String]?

    func read() -> Prediction.Answer? {
        let computes = fields.isMeant("compute") || fields.isMeant("input")
        if fields.isMeant("answer") {
            guard !computes else {
                let second = fields.has("compute") ? "compute" : "input"
                fields.report(
                    second,
                    message: "a prediction has an answer or computes one, not both",
                    help: "remove \"answer\", or \"compute\" and \"input\"",
                    at: fields.keyPlace(of: second)
                )
                return nil
            }
            return fields.text("answer").map(Prediction.Answer.text)
        }
        guard computes else {
            fields.report(
                "answer",
                message: "this prediction has no answer",
                help: "write compute and input, so that it is computed, or answer",
                at: fields.place
            )
            return nil
        }
        let function = self.function()
        let input = self.input()
        guard let function, let input else { return nil }
        return .computed(function: function, input: input)
    }

    private func function() -> String? {
        guard let name = fields.text("compute") else { return nil }
        guard let known, !known.contains(name) else { return name }
        fields.report(
            "compute",
            message: "there is no reference function \"\(name)\"",
            help: nearestNames(to: name, among: known, limit: 1).first
                .map { "did you mean \"\($0)\"?" } ?? "there are \(Fields.listed(known))"
        )
        return nil
    }

    private func input() -> ChunkedBytes? {
        guard let node = fields.node("input") else { return nil }
        guard case .scalar(let text, let style) = node.content else {
            fields.report(
                "input",
                message: "\"input\" must be a text, not \(node.described)",
                help: "write the bytes in '…'"
            )
            return nil
        }
        guard style == .singleQuoted else {
            fields.report(
                "input",
                message: "\"input\" must stand in '…'",
                help: "without single quotes YAML may change what \\ and other signs mean"
            )
            return nil
        }
        do {
            return try ChunkedBytes(notation: text)
        } catch {
            // Behind the opening quote; a quote in the text is written twice.
            let before = text.prefix(error.offset)
            let scalars = before.unicodeScalars.count + before.count { $0 == "'" } + 1
            fields.report(
                "input",
                message: error.message,
                help: "a bar cuts the bytes; write \\| for one that does not",
                at: .init(line: node.place.line, scalars: node.place.scalars + scalars)
            )
            return nil
        }
    }
}
