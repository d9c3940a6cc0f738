/// One thing that happens in a conversation with tools, and what a suite expects to see then.
///
/// What is seen: `asks: …` with what is new in the request, `call_a runs`, `returns "…"` and
/// `throws …`. Calls that begin to run one after the other stand in the order of the answer.
public struct ToolStep: Sendable {
    enum Action: Sendable {
        case start
        case gives(String, String)
        case fails(String, String)
        case cancel
    }

    let action: Action
    let expected: [String]

    /// Starts the conversation.
    public static func start(_ seen: String...) -> Self { Self(action: .start, expected: seen) }
    /// Starts the conversation; calls run behind its first request.
    public static func start(_ request: String, _ runs: [String]) -> Self {
        Self(action: .start, expected: [request] + runs)
    }
    /// Lets the tool that runs for this call give a text.
    public static func gives(_ callID: String, _ text: String, _ seen: String...) -> Self {
        Self(action: .gives(callID, text), expected: seen)
    }
    /// Lets the tool that runs for this call give a text.
    public static func gives(_ callID: String, _ text: String, _ seen: [String]) -> Self {
        Self(action: .gives(callID, text), expected: seen)
    }
    /// Lets the tool that runs for this call throw a `ToolFailure` with this sentence.
    public static func fails(_ callID: String, _ sentence: String, _ seen: [String]) -> Self {
        Self(action: .fails(callID, sentence), expected: seen)
    }
    /// Lets the tool that runs for this call throw a `ToolFailure` with this sentence.
    public static func fails(_ callID: String, _ sentence: String, _ seen: String...) -> Self {
        Self(action: .fails(callID, sentence), expected: seen)
    }
    /// Cancels the task of the conversation.
    public static func cancel(_ seen: String...) -> Self {
        Self(action: .cancel, expected: seen)
    }

    var name: String {
        switch action {
        case .start: "start"
        case .gives(let id, let text): "\(id) gives \(shown(text: text))"
        case .fails(let id, let sentence): "\(id) throws \(shown(text: sentence))"
        case .cancel: "the task is cancelled"
        }
    }
}

extension ToolTurn {
    /// The turn on one line; `known` are the calls that need no more than their ID.
    func line(known: [ToolCall]) -> String {
        switch self {
        case .user(let text): return "user \(shown(text: text))"
        case .output(let id, let text): return "output of \(id) \(shown(text: text))"
        case .assistant(let text, let calls):
            let said = text.isEmpty ? "" : " \(shown(text: text))"
            if calls.isEmpty { return "assistant\(said)" }
            let names = calls.map { known.contains($0) ? $0.id : $0.description }
            return "assistant\(said) calls \(names.joined(separator: ", "))"
        }
    }
}
