import StreamingKit
import Terminal

/// The picture of a conversation in which functions are called.
struct ToolCallFrame: LiveFrame {
    var profile: TerminalProfile

    func introduction(_ api: ToolAPI) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([
            .plain("Two functions of this program are offered to the model. Their arguments "),
            .plain("come in pieces; each "), .strong("|"),
            .plain(" is where one ended. \(api.keyNote)"),
        ])
        screen.blank()
        return screen.lines
    }

    func lines(_ conversation: ToolConversation) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.said("You", [.plain(conversation.question)])
        for round in conversation.rounds {
            screen.blank()
            if !round.text.isEmpty || round.calls.isEmpty {
                screen.said("Model", [.plain(round.text.isEmpty ? "..." : round.text)])
            }
            for call in round.calls {
                let names = "   \(call.key), \(call.id.shortened(to: 14))"
                screen.said("Model", [.code(call.name), .dim(names)])
                screen.saidVerbatim("", fragments(of: call))
                screen.said("Client", state(of: call))
            }
            for output in round.calls.compactMap(conversation.output) {
                let sent = StyledText("sends ", .dim) + StyledText(output.text(), .codeString)
                screen.saidVerbatim("", sent)
            }
        }
        return screen.lines
    }

    /// The arguments as they came.
    private func fragments(of call: ToolRound.Call) -> StyledText {
        var text = StyledText()
        for (index, fragment) in call.fragments.enumerated() {
            if index > 0 { text.append("|", .dim) }
            text.append(visibleText(fragment), .codeString)
        }
        return call.fragments.isEmpty && call.isWhole ? StyledText("(empty)", .dim) : text
    }

    /// What the client makes of a call.
    private func state(of call: ToolRound.Call) -> [Piece] {
        let count = "\(call.fragments.count) \(call.fragments.count == 1 ? "piece" : "pieces")"
        guard call.isWhole else { return [.dim("\(count), and more may come: it waits")] }
        do throws(JSONSyntaxError) {
            _ = try call.parsed()
        } catch {
            return [.plain("whole after \(count), but no JSON (\(error))")]
        }
        let isEmpty = call.arguments.isEmpty
        let what = isEmpty ? "whole, and empty: no arguments" : "whole after \(count), and JSON"
        guard call.output != nil else { return [.plain(what)] }
        guard LocalTool(rawValue: call.name) != nil else {
            return [.plain(what + ", but no function of ours: "), .strong("that goes back")]
        }
        return [.plain(what + (isEmpty ? ", so " : ": ")), .strong("it runs")]
    }

    // MARK: - The end

    func result(_ conversation: ToolConversation, _ end: LiveAnswer) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        let (mark, text) = conclusion(conversation, end)
        screen.marked(mark, [.plain(text)])
        screen.blank()
        return screen.lines
    }

    private func conclusion(
        _ conversation: ToolConversation,
        _ end: LiveAnswer
    ) -> (Mark, String) {
        switch end {
        case .problem(let problem): return (.bad, "Something went wrong: \(problem).")
        case .stopped:
            return (
                .question,
                "Stopped: the connection is closed. A call that was not whole never runs."
            )
        case .whole: break
        }
        let rounds = conversation.rounds
        guard let last = rounds.last, let first = rounds.first else { return (.bad, "No answer.") }
        guard last.calls.isEmpty else {
            guard last.wantsTools else {
                return (.bad, "The answer was cut. Nothing runs, however whole a call looks.")
            }
            let areJSON = last.calls.allSatisfy { (try? $0.parsed()) != nil }
            return areJSON
                ? (.question, "The model calls again. A client sets a limit: here it is reached.")
                : (
                    .bad,
                    "Not run: nobody guesses what a model meant. A client sends what is wrong "
                        + "back as the call's output, and the model tries again."
                )
        }
        guard rounds.count > 1 else { return (.ok, "The model answered without a call.") }
        return (
            .ok,
            "Two requests. Nothing ran before \(first.finish ?? "the end") had come. The second "
                + "one repeats the question, "
                + (first.calls.count == 1
                    ? "the call and what it gave." : "the calls and what they gave.")
        )
    }
}

extension ToolAPI {
    /// What tells the pieces of several calls apart.
    fileprivate var keyNote: String {
        switch self {
        case .chat: "Its index says to which call a piece belongs."
        case .responses: "Its item_id says to which call a piece belongs."
        }
    }
}

extension ToolRound.Key: CustomStringConvertible {
    var description: String {
        switch self {
        case .index(let index): "index \(index)"
        case .item(let id): "item \(id.shortened(to: 14))"
        }
    }
}
