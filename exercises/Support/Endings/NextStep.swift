/// What a client does when a choice of a chat completion is over.
public enum NextStep: Equatable, Sendable, CustomStringConvertible {
    /// Show the text: it is whole.
    case show
    /// Show that the model declined, in its own words.
    case showRefusal
    /// Run these calls and send their results back.
    case run([ToolCall])
    /// Keep the text, say that a limit cut it off, and offer to go on.
    case offerToGoOn
    /// Ask again with a higher limit: this one was reached before there was any text.
    case raiseLimit
    /// Keep the text, and say that a filter has left something out.
    case noteFilter
    /// Keep the text, say that it broke off, and leave it to the reader to ask again.
    case offerToAskAgain
    /// Ask again: nobody has seen anything yet.
    case askAgain
    /// Keep the text, and report this reason to whoever looks after the program.
    case report(String)

    /// The step on one line: `run(weather("{}") id call_1)`, `report("eos")`.
    public var description: String {
        switch self {
        case .show: "show"
        case .showRefusal: "showRefusal"
        case .run(let calls): "run(\(calls.isEmpty ? "no calls" : shown(calls)))"
        case .offerToGoOn: "offerToGoOn"
        case .raiseLimit: "raiseLimit"
        case .noteFilter: "noteFilter"
        case .offerToAskAgain: "offerToAskAgain"
        case .askAgain: "askAgain"
        case .report(let reason): "report(\(shown(text: reason)))"
        }
    }
}
