extension AskRun {
    /// What the client did, a line for each thing.
    func account(of api: SimulatorAPI) -> String {
        let sent = api.sent
        guard let answer = scene.answer else { return unfinished(sent) }
        var lines = ["\(answer.ending)", "text \(shown(text: answer.text))"]
        let seen = scene.shown.joined()
        if !isSameText(seen, answer.text) { lines.append("but shown was \(shown(text: seen))") }
        if !scene.shownLate.isEmpty {
            lines.append("shown after Stop: \(shown(text: scene.shownLate.joined()))")
        }
        lines += scene.ran.map { "ran \($0)" }
        // Whether a call without a tool counts as one that was run is left open.
        let told = answer.calls.filter { call in tools.contains { $0.name == call.name } }
            .map { "\($0.name)(\($0.arguments))" }
        if told != scene.ran { lines.append("but calls is \(shown(told))") }
        lines += sent.indices.map { self.line(of: $0, sent) }
        if answer.requests != sent.count { lines.append("but requests is \(answer.requests)") }
        let open = sent.indices.filter { sent[$0].connection.isOpen }
        if showsOpen {
            lines += open.map { "the connection of request \($0 + 1) was left open" }
        }
        return lines.joined(separator: "\n")
    }

    private func unfinished(_ sent: [SimulatorAPI.Sent]) -> String {
        var lines = ["(it never returned)", "shown so far \(shown(text: scene.shown.joined()))"]
        lines += scene.ran.map { "ran \($0)" }
        lines += sent.indices.map { self.line(of: $0, sent) }
        return lines.joined(separator: "\n")
    }

    /// A request: how long it came after the one before, and which turns are new in it.
    private func line(of index: Int, _ sent: [SimulatorAPI.Sent]) -> String {
        var line = "request \(index + 1)"
        let turns = sent[index].turns
        guard index > 0 else {
            return turns == [.user(question)] ? line : "\(line): \(words(for: turns[...]))"
        }
        let before = sent[index - 1]
        // A slow stream is no wait, and how exactly a silence is measured is left open.
        let isTimed = !isSlow && !before.fault.contains("stall")
        let wait = isTimed ? before.time.duration(to: sent[index].time) : .zero
        if wait > .zero { line += " after \(shown(duration: wait))" }
        if turns == before.turns { return line + ": the same" }
        guard turns.starts(with: before.turns) else {
            return line + ": \(words(for: turns[...]))"
        }
        return line + " adds: \(words(for: turns[before.turns.count...]))"
    }

    private func words(for turns: ArraySlice<ToolTurn>) -> String {
        turns.map { turn in
            switch turn {
            case .user(let text): return "user \(shown(text: text))"
            case .output(let id, let text):
                return "output of \(named(id, turns)) \(shown(text: text))"
            case .assistant(let text, let calls):
                let words = text.isEmpty ? "" : " \(shown(text: text))"
                let names = calls.map { $0.name + (isCallID($0.id) ? "" : " (id \($0.id))") }
                return "assistant\(words)"
                    + (names.isEmpty ? "" : " calls \(names.joined(separator: ", "))")
            }
        }.joined(separator: "; ")
    }

    /// IDs differ from run to run, so a call is named by its tool.
    private func named(_ id: String, _ turns: ArraySlice<ToolTurn>) -> String {
        for case .assistant(_, let calls) in turns {
            if let call = calls.first(where: { $0.id == id }) { return call.name }
        }
        return "an unknown call \(id)"
    }

    /// Whether it is the ID of a call, and not the one of its item.
    private func isCallID(_ id: String) -> Bool { id.hasPrefix("call_") }
}
