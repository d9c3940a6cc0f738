import StreamingKit
import Terminal

/// The picture of a `SplitDemo`: the bytes around the cut, and the three buffers.
struct SplitFrame {
    var demo: SplitDemo
    var profile: TerminalProfile

    private static let labelWidth = 17

    func lines() -> [StyledLine] {
        var lines: [StyledLine] = []
        let (text, marker) = strip()
        lines.append(labelled("chunk \(demo.chunks + 1)", text))
        lines += caret(at: marker)
        lines.append("")
        let (snapshot, events) = demo.afterCut
        lines.append(labelled("  bytes held", held(snapshot)))
        lines.append(labelled("  line so far", orNothing(visibleText(snapshot.line))))
        lines.append(labelled("  event so far", orNothing(event(snapshot))))
        lines.append(labelled("  dispatched", StyledText(String(events.count))))
        for event in events {
            lines.append(labelled("", StyledText(EventNotation.text(of: event), .code)))
        }
        return lines
    }

    /// The caret below the cut, with what it divides behind it, or before it where there is no room.
    private func caret(at column: Int) -> [StyledLine] {
        let caret = Symbol.caret.styled(for: profile)
        let what = whatIsCut
        if column + 2 + displayWidth(what) <= profile.width {
            let space = StyledText(String(repeating: " ", count: column))
            return [StyledLine(space + caret + StyledText(" " + what, .dim))]
        }
        if displayWidth(what) + 1 <= column {
            let text = StyledText(what + " ", .dim)
            let space = StyledText(String(repeating: " ", count: column - displayWidth(text)))
            return [StyledLine(space + text + caret)]
        }
        let space = StyledText(String(repeating: " ", count: column))
        return [StyledLine(space + caret)] + profile.lines(StyledText("  " + what, .dim))
    }

    /// The bytes as text with `|` at the cut, as much as fits, and the column of the cut.
    private func strip() -> (StyledText, Int) {
        let room = profile.width - Self.labelWidth - 6
        let before = Invisible.text(of: demo.bytes[demo.delivered..<demo.cut])
        let after = Invisible.text(of: demo.bytes[demo.cut...])
        var left = before
        if displayWidth(left) > room / 2 {
            let dots = Symbol.ellipsis.text(for: profile)
            while displayWidth(left) > room / 2 - 3 { left.removeFirst() }
            left = dots + left
        }
        var right = after
        while displayWidth(right) > room - displayWidth(left) - 1 { right.removeLast() }
        let text = StyledText(left) + StyledText("|", .marked) + StyledText(right, .dim)
        return (text, Self.labelWidth + 2 + displayWidth(left))
    }

    private var whatIsCut: String {
        let place = demo.cut
        guard place < demo.bytes.count else { return "the end of the bytes" }
        switch SplitDemo.border(at: place, in: demo.bytes) {
        case .character:
            var start = place
            while start > 0, demo.bytes[start] & 0xC0 == 0x80 { start -= 1 }
            var end = place
            while end < demo.bytes.count, demo.bytes[end] & 0xC0 == 0x80 { end += 1 }
            let character = String(decoding: demo.bytes[start..<end], as: UTF8.self)
            return "cut inside \(character) (\(Invisible.hexadecimal(demo.bytes[start..<place]))|"
                + "\(Invisible.hexadecimal(demo.bytes[place..<end])))"
        case let border: return "cut \(border.rawValue)"
        }
    }

    private func held(_ snapshot: EventStreamSnapshot) -> StyledText {
        if snapshot.awaitsLineFeed {
            return StyledText("CR; an LF right after it is dropped")
        }
        return orNothing(Invisible.hexadecimal(snapshot.undecided))
    }

    private func event(_ snapshot: EventStreamSnapshot) -> String {
        var parts: [String] = []
        if !snapshot.type.isEmpty { parts.append("event \(snapshot.type)") }
        if let data = snapshot.data {
            // The parser keeps the LF that the next data line would need.
            parts.append("data \(EventNotation.quoted(data))")
        }
        return parts.joined(separator: ", ")
    }

    private func orNothing(_ text: String) -> StyledText {
        text.isEmpty ? StyledText("(nothing)", .dim) : StyledText(text)
    }

    private func labelled(_ label: String, _ text: StyledText) -> StyledLine {
        let padded = label + String(repeating: " ", count: max(0, Self.labelWidth - label.count))
        return StyledLine(StyledText("  " + padded) + truncated(text))
    }

    private func truncated(_ text: StyledText) -> StyledText {
        text.truncated(
            to: profile.width - Self.labelWidth - 3,
            ellipsis: Symbol.ellipsis.text(for: profile)
        )
    }
}
