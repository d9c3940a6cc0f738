import StreamingKit

/// Brings a scenario and a request together.
///
/// The same scenario, prompt and choice give the same answer, in every run.
struct AnswerWriter {
    let scenario: Scenario
    let prompt: Prompt
    /// How many tokens the text shall have; `nil` for what the scenario has.
    var length: Int?

    /// The answer with this index, of the `n` that a request may ask for.
    func answer(choice: Int = 0) -> Answer {
        let scripted = self.scripted(choice: choice)
        var answer = Answer(items: [], finish: scripted.finish)
        for item in scripted.output {
            for content in contents(of: item, choice: choice) {
                answer.items.append(AnswerItem(content: content))
            }
        }
        if let maximum = prompt.maximumTokens { answer = answer.limited(to: maximum) }
        return answer
    }

    private func scripted(choice: Int) -> ScriptedAnswer {
        let first = scenario.answers.first { prompt.meets($0.condition) }
        let condition = first?.condition ?? Condition()
        let alternatives = scenario.answers.filter { $0.condition == condition }
        var random = prompt.random("answer")
        return alternatives[
            (random.number(below: alternatives.count) + choice) % alternatives.count
        ]
    }

    private func contents(of item: ScriptedItem, choice: Int) -> [AnswerItem.Content] {
        switch item {
        case .message(let text, let annotations, let phase):
            let words = resized(tokens(of: stopped(filled(text))))
            return [.message(words, annotations: annotations, phase: phase)]
        case .refusal(let text): return [.refusal(tokens(of: filled(text)))]
        case .reasoning(let summary, let text):
            return [
                .reasoning(summary: summary.map { tokens(of: $0) }, text: tokens(of: text ?? ""))
            ]
        case .functionCall(let name, let arguments):
            return [.functionCall(name: name, arguments: tokens(of: arguments))]
        case .offeredToolCalls(let count):
            let called = prompt.tools.prefix(prompt.allowsParallelCalls ? count : 1)
            return called.map { tool in
                let random = prompt.random("arguments \(tool.name) \(choice)")
                let arguments = SchemaSample.value(for: tool.parameters, random: random)
                return .functionCall(name: tool.name, arguments: tokens(of: arguments.text()))
            }
        case .customToolCall(let name, let input):
            return [.customToolCall(name: name, input: tokens(of: input))]
        case .json:
            var value = SchemaSample.value(
                for: prompt.schema ?? [:],
                random: prompt.random("json \(choice)")
            )
            if value.isNull { value = ["answer": .string(prompt.lastUserText)] }
            return [.message(tokens(of: value.text()), annotations: [], phase: nil)]
        case .other(let item): return [.other(item)]
        }
    }

    /// The text with its placeholders filled.
    private func filled(_ text: String) -> String {
        guard text.contains("{") else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            if rest.hasPrefix("{input}") {
                filled += prompt.lastUserText
                rest = rest.dropFirst("{input}".count)
            } else if rest.hasPrefix("{toolResult}") {
                filled += prompt.toolResult ?? ""
                rest = rest.dropFirst("{toolResult}".count)
            } else {
                filled.append(rest.removeFirst())
            }
        }
        return filled + rest
    }

    /// The text up to the first of the texts that the request wants it to stop before.
    private func stopped(_ text: String) -> String {
        var end = text.utf8.endIndex
        for stop in prompt.stopTexts where !stop.isEmpty {
            let wanted = Array(stop.utf8)
            var start = text.utf8.startIndex
            while start < end {
                if text.utf8[start...].starts(with: wanted) {
                    end = start
                    break
                }
                start = text.utf8.index(after: start)
            }
        }
        return end == text.utf8.endIndex ? text : String(Substring(text.utf8[..<end]))
    }

    /// The tokens made as many as are wanted: repeated, or cut.
    private func resized(_ words: [Substring]) -> [Substring] {
        guard let length, !words.isEmpty else { return words }
        guard length > words.count else { return Array(words.prefix(length)) }
        let round = words + ["\n\n"]
        return (0..<length).map { round[$0 % round.count] }
    }
}

extension Prompt {
    /// Whether an answer with this condition fits.
    func meets(_ condition: Condition) -> Bool {
        if let tools = condition.tools, tools == self.tools.isEmpty { return false }
        if let json = condition.json, json == (schema == nil) { return false }
        if let result = condition.toolResult, result == (toolResult == nil) { return false }
        if let words = condition.contains, !lastUserText.lowercased().contains(words) {
            return false
        }
        return true
    }
}
