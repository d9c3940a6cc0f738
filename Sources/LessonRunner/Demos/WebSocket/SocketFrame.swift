import StreamingKit
import Terminal

/// The picture of a WebSocket connection: its handshake, and a row for each frame.
struct SocketFrame: LiveFrame {
    var profile: TerminalProfile
    var showsTimes: Bool

    private var isWide: Bool { profile.width >= 72 }
    private let margin = String(repeating: " ", count: ScreenBuilder.margin)

    init(profile: TerminalProfile, showsTimes: Bool) {
        self.profile = profile
        self.showsTimes = showsTimes
    }

    func introduction() -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([
            .plain(
                "A WebSocket begins as an HTTP request. From the 101 on both sides send frames "
            ),
            .plain("when they like: "), .strong(">"), .plain(" ours, "), .strong("<"),
            .plain(" the server's."),
        ])
        if isWide {
            screen.text([
                .dim("The header's first byte has fin and opcode, the others mask and length.")
            ])
        }
        screen.blank()
        return screen.lines
    }

    private func lines(_ handshake: LiveSocket.Handshake) -> [StyledLine] {
        let path = handshake.target.prefix { $0 != "&" }
        var lines = [
            sign(.sent, "GET \(path)", " HTTP/1.1"),
            sign(.sent, "Connection: Upgrade", ", Upgrade: websocket"),
            sign(.sent, "Sec-WebSocket-Key: ", handshake.key),
            sign(.received, handshake.statusLine, ""),
        ]
        if let accept = handshake.accept {
            lines.append(sign(.received, "Sec-WebSocket-Accept: ", accept))
            let verdict =
                handshake.isAccepted
                ? "made from the key, as RFC 6455 asks" : "not what the key asks for"
            lines.append(StyledLine(StyledText(margin + "  " + verdict, .dim)))
        }
        return lines + [""]
    }

    private func sign(_ way: SocketLog.Direction, _ name: String, _ value: String) -> StyledLine {
        let text =
            StyledText(margin) + StyledText(way.sign + " ", .strong)
            + StyledText(visibleText(name), .codeName) + StyledText(visibleText(value))
        return StyledLine(
            text.truncated(to: profile.width, ellipsis: Symbol.ellipsis.text(for: profile))
        )
    }

    // MARK: - Frames

    func lines(_ log: SocketLog) -> [StyledLine] {
        guard let handshake = log.handshake else { return [] }
        return lines(handshake) + [header()]
            + log.entries.flatMap { entry -> [StyledLine] in
                switch entry {
                case .heading(let text): ["", StyledLine(StyledText(margin + text, .heading))]
                case .row(let row): lines(row)
                }
            }
    }

    private func header() -> StyledLine {
        var text = margin + "  "
        if isWide {
            if showsTimes { text += "time".padding(8) }
            text += "header".padding(13) + "opcode".padding(8) + "fin mask length  event"
        } else {
            text += "opcode size  event"
        }
        return StyledLine(StyledText(text, .dim))
    }

    private func lines(_ row: SocketLog.Row) -> [StyledLine] {
        var first = StyledText(margin) + StyledText(row.direction.sign + " ", .strong)
        let length = "\(row.frame.payload.count)"
        if isWide {
            if showsTimes { first.append(row.time.inHundredths.padding(8), .dim) }
            first.append(Invisible.hexadecimal(row.header).padding(13), .codeNumber)
            first.append(row.frame.opcode.word.padding(8))
            first.append(row.frame.isFinal ? "fin " : " -  ")
            first.append(row.direction == .sent ? "mask " : " -   ")
            first.append(String(repeating: " ", count: max(0, 6 - length.count)) + length + "  ")
        } else {
            first.append(row.frame.opcode.word.padding(6) + length.padding(5))
        }
        let meaning = row.count == 1 ? row.meaning : "\(row.meaning) (\(row.count))"
        let style: Style = row.direction == .sent ? .strong : .code
        let rest = StyledText(String(repeating: " ", count: displayWidth(first)))
        let parts = parts(of: visibleText(meaning), room: profile.width - displayWidth(first))
        return parts.enumerated().map { index, part in
            StyledLine((index == 0 ? first : rest) + StyledText(part, style))
        }
    }

    /// A name in parts that fit, each but the first with the full stop before it.
    private func parts(of name: String, room: Int) -> [String] {
        guard name.count > room else { return [name] }
        let start = name.prefix(room)
        let end = start.lastIndex { $0 == "." || $0 == " " } ?? start.endIndex
        guard end > name.startIndex else { return [String(start)] }
        return [String(name[..<end])] + parts(of: String(name[end...]), room: room)
    }

    // MARK: - The end

    func result(_ log: SocketLog) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        for answer in log.answers where !answer.text.isEmpty {
            screen.said("Model", [.plain(answer.text), .dim("  (\(answer.status ?? "cut off"))")])
        }
        screen.blank()
        switch log.end {
        case .problem(let problem):
            screen.marked(.bad, [.plain("Something went wrong: \(problem).")])
        case .stopped:
            screen.marked(
                .question,
                [.plain("Stopped: the connection is closed, without a close frame.")]
            )
        case .whole:
            screen.marked(
                .ok,
                [
                    .plain("\(log.sent) frames of ours, each with a mask, and \(log.received) of "),
                    .plain("the server's, none with one. A cancelled response has a last event "),
                    .plain("too; what was said until then stays in the conversation."),
                ]
            )
        }
        screen.blank()
        return screen.lines
    }
}

extension SocketLog.Direction {
    fileprivate var sign: String { self == .sent ? ">" : "<" }
}

extension WebSocketOpcode {
    fileprivate var word: String {
        switch self {
        case .continuation: "more"
        case .text: "text"
        case .binary: "binary"
        case .close: "close"
        case .ping: "ping"
        case .pong: "pong"
        }
    }
}
