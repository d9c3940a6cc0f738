extension StepReader {
    /// Reads a question with choices, of which some are right and some are not.
    mutating func quiz(_ fields: Fields, _ fence: Int) -> StepContent? {
        let id = id(fields, fence)
        let ask = fields.text("ask")
        guard let items = fields.items("choices", count: 2...9, of: "choices") else { return nil }
        var texts: Set<String> = []
        let choices = items.compactMap { node, path -> Quiz.Choice? in
            guard
                let choice = Fields(
                    node,
                    path: path,
                    what: "a choice",
                    known: ["text", "right", "why"],
                    source: source,
                    sink: sink
                )
            else { return nil }
            let text = choice.text("text")
            if let text, !texts.insert(text).inserted {
                choice.report(
                    "text",
                    message: "another choice has the same text",
                    help: "change one"
                )
            }
            let problems = sink.problems.count
            let isRight = choice.flag("right")
            let why = choice.text("why")
            guard let text, let why, problems == sink.problems.count else { return nil }
            return Quiz.Choice(
                text: text.withoutLastBreak,
                isRight: isRight,
                why: why.withoutLastBreak
            )
        }
        guard choices.count == items.count else { return nil }
        let right = choices.count(where: \.isRight)
        if right == 0 || right == choices.count {
            fields.report(
                "choices",
                message: right == 0 ? "no choice is right" : "every choice is right",
                help: right == 0
                    ? "mark at least one with right: true" : "a quiz needs a wrong choice too",
                at: fields.keyPlace(of: "choices")
            )
        }
        guard let id, let ask else { return nil }
        return .quiz(Quiz(id: id, ask: ask.withoutLastBreak, choices: choices))
    }
}
