import StreamingKit

/// A question, the model's answers to it, and what goes back to the model in between.
struct ToolConversation: Sendable {
    let api: ToolAPI
    let model: String
    let question: String
    private(set) var rounds: [ToolRound] = []

    /// Whoever lets a model call functions sets a limit, since it may never stop.
    static let maximumRounds = 2

    init(api: ToolAPI, model: String, question: String) {
        self.api = api
        self.model = model
        self.question = question
    }

    /// A request goes out.
    mutating func begin() { rounds.append(ToolRound()) }

    mutating func take(_ event: ServerSentEvent) {
        guard !rounds.isEmpty else { return }
        rounds[rounds.count - 1].take(event, api)
    }

    /// Runs what the last answer calls, and says whether something goes back to the model: only
    /// where every call is whole and its arguments are JSON.
    mutating func runTools() -> Bool {
        guard let round = rounds.last, round.wantsTools, rounds.count < Self.maximumRounds,
            round.calls.allSatisfy({ (try? $0.parsed()) != nil })
        else { return false }
        for (index, call) in round.calls.enumerated() {
            guard let arguments = try? call.parsed() else { continue }
            rounds[rounds.count - 1].calls[index].output =
                LocalTool.result(of: call.name, arguments)
        }
        return true
    }

    // MARK: - Requests

    /// The next request: everything that was said, in the form of the API.
    var request: LiveRequest {
        let tools = JSONValue.array(LocalTool.allCases.map { $0.offer(api) })
        let user: JSONValue = ["role": "user", "content": .string(question)]
        let history = JSONValue.array([user] + rounds.flatMap(said))
        return switch api {
        case .chat:
            LiveRequest(
                path: "/v1/chat/completions",
                body: [
                    "model": .string(model), "messages": history, "tools": tools, "stream": true,
                ]
            )
        case .responses:
            LiveRequest(
                path: "/v1/responses",
                body: [
                    "model": .string(model), "input": history, "tools": tools, "stream": true,
                ]
            )
        }
    }

    /// An answer with calls, and their outputs, as the next request repeats them.
    private func said(_ round: ToolRound) -> [JSONValue] {
        guard !round.calls.isEmpty else { return [] }
        switch api {
        case .responses: return round.items + round.calls.compactMap(output)
        case .chat:
            let calls = round.calls.map { call -> JSONValue in
                [
                    "id": .string(call.id), "type": "function",
                    "function": [
                        "name": .string(call.name), "arguments": .string(call.arguments),
                    ],
                ]
            }
            let assistant: JSONValue = [
                "role": "assistant", "tool_calls": .array(calls),
                "content": round.text.isEmpty ? .null : .string(round.text),
            ]
            return [assistant] + round.calls.compactMap(output)
        }
    }

    /// What tells the model what a call gave; nil as long as it did not run.
    func output(of call: ToolRound.Call) -> JSONValue? {
        guard let output = call.output else { return nil }
        return switch api {
        case .responses:
            [
                "type": "function_call_output", "call_id": .string(call.id),
                "output": .string(output),
            ]
        case .chat:
            ["role": "tool", "tool_call_id": .string(call.id), "content": .string(output)]
        }
    }
}
