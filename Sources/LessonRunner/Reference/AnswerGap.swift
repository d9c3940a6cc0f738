/// What lies between a wrong answer and the right one, said without giving the answer away.
struct AnswerGap {
    private var typed: String
    private var right: String

    init(_ typed: String, _ right: String) {
        self.typed = AnswerMatcher.normalized(typed)
        self.right = AnswerMatcher.normalized(right)
    }

    /// One sentence about the first place where the two part.
    var sentence: String {
        if let typed = Int(typed), let right = Int(right) {
            return typed < right ? "There are more." : "There are fewer."
        }
        if Int(right) != nil { return "A number is asked for." }
        let common = zip(typed, right).prefix { $0 == $1 }.count
        if common == typed.count {
            return common == 0
                ? "Something does come out." : "As far as it goes it is right; something follows."
        }
        if common == right.count { return "It is right, up to \"\(right)\"; nothing follows that." }
        if common == 0 { return "It starts with something else." }
        return "It is right up to \"\(right.prefix(common))\"; then something else comes."
    }

    /// What an answer looks like, as a first hint.
    static func shape(of answer: String) -> String {
        if Int(answer) != nil { return "The answer is a number." }
        let words = answer.split(separator: " ")
        let first = answer.first.map(String.init) ?? ""
        let start =
            first == "\u{FFFD}" ? "U+FFFD" : "\"\(first)\""
        if words.count > 1 {
            return "The answer has \(words.count) parts and starts with \(start)."
        }
        return answer.count == 1
            ? "The answer is one character."
            : "The answer has \(answer.count) characters and starts with \(start)."
    }
}
