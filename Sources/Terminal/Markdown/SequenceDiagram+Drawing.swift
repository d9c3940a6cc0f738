extension SequenceDiagram {
    /// The diagram drawn with a column for each participant, or as a list where that is too wide.
    func lines(width: Int, profile: TerminalProfile) -> [StyledLine] {
        drawn(width: width, profile: profile) ?? listed(width: width, profile: profile)
    }

    /// `A -> B: text`, one line each.
    func listed(width: Int, profile: TerminalProfile) -> [StyledLine] {
        var lines: [StyledLine] = []
        if let title { lines += wrap(profile.adapted(StyledText(title, .strong)), width: width) }
        var depth = 0
        for event in events {
            let text: StyledText
            var indent = depth
            switch event {
            case .message(let from, let to, let label, let isReply, let isLost):
                let arrow = (isReply ? "-->" : "->") + (isLost ? " x" : "")
                text =
                    StyledText(participants[from].name, .strong) + StyledText(" \(arrow) ", .dim)
                    + StyledText(participants[to].name, .strong) + StyledText(": \(label)")
            case .note(let over, let label):
                let names = over.map { participants[$0].name }.joined(separator: ", ")
                text = StyledText("(\(names): \(label))", .dim)
            case .frame(let label):
                if Self.closes(label) { indent -= 1 }
                depth = max(0, indent) + (Self.opens(label) ? 1 : 0)
                guard label != "end" else { continue }
                text = StyledText(label, .emphasis)
            }
            let space = StyledText(String(repeating: "  ", count: max(0, indent)))
            lines += wrap(
                profile.adapted(text),
                width: width,
                first: space,
                rest: space + "    "
            )
        }
        return lines
    }

    static func opens(_ frame: String) -> Bool { frame != "end" }

    /// Whether a frame's line ends the part before it.
    static func closes(_ frame: String) -> Bool {
        ["end", "else", "and", "option"].contains(String(frame.prefix { $0 != " " }))
    }

    /// Columns and arrows; nil where they do not fit the width.
    private func drawn(width: Int, profile: TerminalProfile) -> [StyledLine]? {
        guard let places = lifelines(within: width) else { return nil }
        let canvas = DiagramCanvas(places: places, width: width, profile: profile)
        var lines: [StyledLine] = []
        if let title { lines += wrap(profile.adapted(StyledText(title, .strong)), width: width) }
        lines.append(canvas.heads(participants.map(\.name)))
        for event in events {
            switch event {
            case .message(let from, let to, let label, let isReply, let isLost):
                if from == to {
                    lines += canvas.remark(label, after: from, mark: "(itself)")
                } else {
                    lines.append(canvas.label(label, between: min(from, to), and: max(from, to)))
                    lines.append(
                        canvas.arrow(from: from, to: to, isDashed: isReply, isLost: isLost)
                    )
                }
            case .note(let over, let label):
                lines += canvas.remark(label, after: over.lowerBound, mark: "*")
            case .frame(let label):
                guard label != "end" else {
                    lines.append(canvas.frame("end"))
                    continue
                }
                lines.append(canvas.frame(label))
            }
        }
        return lines.allSatisfy { $0.width <= width } ? lines : nil
    }

    /// The column of each participant's line; nil where the texts need more than `width`.
    private func lifelines(within width: Int) -> [Int]? {
        // How far a line has to be from the one before it.
        var gaps = Array(repeating: 0, count: participants.count)
        for index in participants.indices.dropFirst() {
            let names = [participants[index - 1], participants[index]].map { displayWidth($0.name) }
            gaps[index] = (names[0] + 1) / 2 + names[1] / 2 + 3
        }
        for case .message(let from, let to, let label, _, _) in events where from != to {
            let (left, right) = (min(from, to), max(from, to))
            let have = gaps[(left + 1)...right].reduce(0, +)
            let missing = displayWidth(label) + 5 - have
            if missing > 0 { gaps[right] += missing }
        }
        var places = [displayWidth(participants[0].name) / 2]
        for gap in gaps.dropFirst() { places.append((places.last ?? 0) + gap) }
        let last = (places.last ?? 0) + (displayWidth(participants.last?.name ?? "") + 1) / 2
        return last <= width ? places : nil
    }
}
