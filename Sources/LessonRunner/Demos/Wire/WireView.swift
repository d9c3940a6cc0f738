import StreamingKit
import Terminal

/// How the bytes of an exchange are shown: what belongs to which layer, and what cannot be seen.
///
/// Every line has a sign for its layer at its start, so that colours only repeat what it says.
struct WireView: Sendable {
    var profile: TerminalProfile
    var showsTimes: Bool
    private var chunks = 0
    private var bodyBytes = 0
    private var framingBytes = 0
    private var events = 0
    private var parser = EventStreamParser()

    init(profile: TerminalProfile, showsTimes: Bool) {
        self.profile = profile
        self.showsTimes = showsTimes
    }

    /// The request, head and body.
    func request(_ bytes: [UInt8]) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([.dim("> is what we send, < the head of the answer, # the size of a chunk,")])
        screen.text([.dim("| its data, = an event that is whole.")])
        screen.blank()
        let text = String(decoding: bytes, as: UTF8.self)
        return screen.lines + rows(">", text, .codeName)
    }

    mutating func lines(of part: ResponseReader.Part, at time: Duration) -> [StyledLine] {
        switch part {
        case .head(let head): return [""] + rows("<", head.text, .codeName, time)
        case .chunkSize(let text, let size):
            framingBytes += text.utf8.count
            if size > 0 { chunks += 1 }
            let meaning = size == 0 ? "no more chunks" : "\(size) bytes follow"
            let shown = profile.adapted(
                StyledText(Invisible.text(of: Array(text.utf8)), .codeNumber)
            )
            return ["", StyledLine(start("#", time) + shown + StyledText("  " + meaning, .dim))]
        case .body(let bytes): return data(bytes)
        case .chunkEnd:
            framingBytes += 2
            return []
        case .end: return [""]
        }
    }

    /// The data of a chunk, and the events that it completes.
    private mutating func data(_ bytes: [UInt8]) -> [StyledLine] {
        bodyBytes += bytes.count
        var found: [ServerSentEvent] = []
        try? parser.push(bytes, into: &found)
        events += found.count
        return rows("|", bytes, .codeString)
            + found.map { event in
                let size = "\(event.data.utf8.count) bytes of data"
                let data = event.data.utf8.count < 24 ? EventNotation.quoted(event.data) : size
                return StyledLine(start("=", nil) + StyledText("\(event.type), \(data)", .strong))
            }
    }

    /// What it all came to.
    var summary: String {
        "\(events) events in \(chunks) chunks: \(bodyBytes) bytes of body, and \(framingBytes) of "
            + "framing around them. The chunks are HTTP's; the events are ours to find."
    }

    func end(_ text: String, _ mark: Mark) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.marked(mark, [.plain(text)])
        screen.blank()
        return screen.lines
    }

    // MARK: - Rows

    private func rows(
        _ sign: String,
        _ text: String,
        _ style: Style,
        _ time: Duration? = nil
    ) -> [StyledLine] { rows(sign, Array(text.utf8), style, time) }

    /// Bytes as lines: each ends where the bytes say so, and shows with which bytes.
    private func rows(
        _ sign: String,
        _ bytes: [UInt8],
        _ style: Style,
        _ time: Duration? = nil
    ) -> [StyledLine] {
        var rows: [StyledLine] = []
        var line: [UInt8] = []
        var time = time
        for (index, byte) in bytes.enumerated() {
            line.append(byte)
            if byte == 0x0A || index == bytes.count - 1 {
                rows += row(sign, Invisible.text(of: line), style, time)
                time = nil
                line = []
            }
        }
        return rows
    }

    /// All of it, on as many lines as it takes: no byte is left out.
    private func row(
        _ sign: String,
        _ text: String,
        _ style: Style,
        _ time: Duration?
    ) -> [StyledLine] {
        let more = Symbol.continuation.text(for: profile)
        let space = displayWidth(start(sign, time)) - displayWidth(more) - 1
        return wrapVerbatim(
            profile.adapted(StyledText(text, style)),
            width: profile.width,
            first: start(sign, time),
            continuation: StyledText(String(repeating: " ", count: space) + more + " ", .dim)
        )
    }

    /// The time, where there is one, and the sign of the layer.
    private func start(_ sign: String, _ time: Duration?) -> StyledText {
        var text = "  "
        if showsTimes {
            let shown = time?.inHundredths ?? ""
            text += String(repeating: " ", count: max(0, 8 - shown.count)) + shown + " "
        }
        return StyledText(text + sign + " ", .dim)
    }
}
