/// What a model thought and what it said, apart, and what each was billed.
public struct ReasoningSplit: Equatable, Sendable, CustomStringConvertible {
    /// How many tokens were billed.
    public struct Tokens: Equatable, Sendable {
        /// For what the model was given.
        public var input: Int
        /// For its reasoning, whether anybody saw it or not.
        public var reasoning: Int
        /// For everything else that it wrote.
        public var answer: Int

        /// Makes a bill.
        public init(input: Int, reasoning: Int, answer: Int) {
            self.input = input
            self.reasoning = reasoning
            self.answer = answer
        }
    }

    /// The parts of the summaries, in the order of the output.
    public var summary: [String]
    /// The reasoning itself, from models that show it.
    public var reasoning: String
    /// The text of the answer.
    public var answer: String
    /// The words in which the model declines.
    public var refusal: String
    /// The bill; nil until the response has ended with one.
    public var tokens: Tokens?

    /// Makes a split; what is left out has not come.
    public init(
        summary: [String] = [],
        reasoning: String = "",
        answer: String = "",
        refusal: String = "",
        tokens: Tokens? = nil
    ) {
        self.summary = summary
        self.reasoning = reasoning
        self.answer = answer
        self.refusal = refusal
        self.tokens = tokens
    }

    /// What has come, one kind a line.
    public var description: String {
        var lines: [String] = []
        if !summary.isEmpty { lines.append("summary " + shown(summary)) }
        if !reasoning.isEmpty { lines.append("reasoning " + shown(text: reasoning)) }
        if !answer.isEmpty { lines.append("answer " + shown(text: answer)) }
        if !refusal.isEmpty { lines.append("refusal " + shown(text: refusal)) }
        if let tokens {
            lines.append(
                "tokens input \(tokens.input), reasoning \(tokens.reasoning), answer \(tokens.answer)"
            )
        }
        return lines.isEmpty ? "(nothing)" : lines.joined(separator: "\n")
    }
}
