/// A sequence diagram in Mermaid's notation, as far as lessons use it.
struct SequenceDiagram: Hashable {
    struct Participant: Hashable {
        var id: String
        var name: String
    }

    enum Event: Hashable {
        /// An arrow; `isReply` for a dashed one, `isLost` for one that ends in a cross.
        case message(from: Int, to: Int, text: String, isReply: Bool, isLost: Bool)
        /// A remark over one or more participants.
        case note(over: ClosedRange<Int>, text: String)
        /// The start of a part, such as `loop each event`, or `else`, or `end`.
        case frame(text: String)
    }

    private(set) var title: String?
    private(set) var participants: [Participant] = []
    private(set) var events: [Event] = []

    /// Reads a diagram.
    /// - Returns: Nil for another kind of diagram, and where a line is not understood.
    init?(source: String) {
        var lines = source.split(whereSeparator: \.isNewline).map { $0.trimmingWhitespace }
            .filter { !$0.isEmpty && !$0.hasPrefix("%%") }
        guard lines.first == "sequenceDiagram" else { return nil }
        lines.removeFirst()
        for line in lines {
            guard read(line) else { return nil }
        }
        guard !participants.isEmpty else { return nil }
    }

    private mutating func read(_ line: String) -> Bool {
        let word = String(line.prefix { !$0.isWhitespace && $0 != ":" })
        let rest = line.dropFirst(word.count).trimmingWhitespace
        switch word {
        case "participant", "actor":
            declare(rest)
        case "title":
            title = String((rest.hasPrefix(":") ? rest.dropFirst() : rest[...]).drop { $0 == " " })
        case "autonumber", "activate", "deactivate", "destroy":
            break
        case "Note", "note":
            return readNote(rest)
        case "loop", "alt", "opt", "par", "critical", "break", "else", "and", "option", "end":
            events.append(.frame(text: line))
        case "rect":
            return false
        default:
            return readMessage(line)
        }
        return true
    }

    private mutating func declare(_ text: String) {
        let parts = text.split(separator: " as ", maxSplits: 1).map { $0.trimmingWhitespace }
        guard let id = parts.first else { return }
        let name = Self.text(parts.count > 1 ? parts[1] : id)
        if let known = participants.firstIndex(where: { $0.id == id }) {
            participants[known].name = name
        } else {
            participants.append(Participant(id: id, name: name))
        }
    }

    private mutating func index(of id: String) -> Int {
        if let known = participants.firstIndex(where: { $0.id == id }) { return known }
        participants.append(Participant(id: id, name: id))
        return participants.count - 1
    }

    private mutating func readNote(_ text: String) -> Bool {
        for place in ["over ", "left of ", "right of "] where text.hasPrefix(place) {
            let parts = text.dropFirst(place.count).split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return false }
            let ids = parts[0].split(separator: ",").map { $0.trimmingWhitespace }
            guard let first = ids.first, let last = ids.last else { return false }
            let ends = [index(of: first), index(of: last)].sorted()
            events.append(.note(over: ends[0]...ends[1], text: Self.text(String(parts[1]))))
            return true
        }
        return false
    }

    /// Arrows, longer ones first: the second half of each is a beginning of it.
    private static let arrows = ["-->>", "->>", "-->", "->", "--x", "-x", "--)", "-)"]

    private mutating func readMessage(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        let head = line[..<colon]
        // The arrow that comes first; of those at one place the longest.
        var found: (start: String.Index, arrow: String)?
        for arrow in Self.arrows {
            guard let range = head.firstRange(of: arrow) else { continue }
            if let present = found, present.start <= range.lowerBound { continue }
            found = (range.lowerBound, arrow)
        }
        guard let (start, arrow) = found else { return false }
        let from = head[..<start].trimmingWhitespace
        let end = head.index(start, offsetBy: arrow.count)
        // Plus and minus say that the participant gets busy or free.
        let to = String(head[end...].drop { $0 == "+" || $0 == "-" }).trimmingWhitespace
        guard !from.isEmpty, !to.isEmpty else { return false }
        let ends = (index(of: from), index(of: to))
        events.append(
            .message(
                from: ends.0,
                to: ends.1,
                text: Self.text(String(line[colon...].dropFirst())),
                isReply: arrow.hasPrefix("--"),
                isLost: arrow.hasSuffix("x")
            )
        )
        return true
    }

    /// A label, with Mermaid's line breaks and entities as plain text.
    private static func text(_ label: String) -> String {
        var text = label.trimmingWhitespace
        for (from, to) in [
            ("<br/>", " "), ("<br>", " "), ("#59;", ";"), ("#35;", "#"), ("#58;", ":"),
        ] {
            text = text.split(separator: from, omittingEmptySubsequences: false)
                .joined(separator: to)
        }
        return text
    }
}
