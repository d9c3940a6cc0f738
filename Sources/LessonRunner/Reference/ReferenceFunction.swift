import StreamingKit

/// What the `compute` of a prediction can name: the answer comes from the reference library, and
/// is never written down.
package enum ReferenceFunction: String, CaseIterable, Sendable {
    /// Each chunk decoded alone with `String(decoding:as:)`, joined: the mistake to see.
    case utf8PerChunk = "utf8-per-chunk"
    /// The chunks decoded by one incremental decoder, joined.
    case utf8Stream = "utf8-stream"
    /// How many lines end in the bytes, and how many `chunk`s and bytes there are.
    case lineCount = "line-count"
    case chunkCount = "chunk-count"
    case byteCount = "byte-count"
    /// The lines that end in the bytes, each in quotes.
    case lines
    /// The events that are dispatched.
    case eventCount = "event-count"
    case events
    /// The data of the events, each in quotes.
    case eventData = "event-data"
    /// The bytes that an incremental decoder still holds at the end, or `none`.
    case heldBytes = "held-bytes"
    /// For each event `json`, `done` or `malformed`.
    case payloads
    /// When the first text came, and at which rate the text behind it, in seconds; how long a reader
    /// waits for it; a percentile. `TimedText` says how their inputs are written.
    case timeToFirstText = "time-to-first-text"
    case tokenRate = "token-rate"
    case readerWait = "reader-wait"
    case nearestRank = "nearest-rank"
    /// The type of each event of a response, its text, and the numbers that are missing.
    case eventTypes = "event-types"
    case responseText = "response-text"
    case missingNumbers = "missing-numbers"
    /// What the chunks of a chat completion say together, and how many characters a text has.
    case chatContents = "chat-contents"
    case finishReasons = "finish-reasons"
    case characterCount = "character-count"
    /// How a stream ended; when a reader gives up waiting. `StreamEndings` says how it is written.
    case streamEnding = "stream-ending"
    case idleTimeout = "idle-timeout"
    /// What is left of an answer that was interrupted: its text, the number to go on behind, and the
    /// text of several connections, one in each chunk.
    case keptText = "kept-text"
    case startingAfter = "starting-after"
    case joinedText = "joined-text"
    /// The names of the functions that an answer calls, and the arguments of each.
    case callNames = "call-names"
    case callArguments = "call-arguments"
    /// How far the member `text` of a cut JSON object may be shown.
    case shownText = "shown-text"
    /// What may be shown of half a JSON text: `PartialJSONAnswers`.
    case partialJSON = "partial-json"
    /// What the bytes of a WebSocket connection say, and the length of the first frame:
    /// `WebSocketAnswers`.
    case webSocketMessages = "websocket-messages"
    case frameLength = "frame-length"

    /// All names, for messages about a name that is not there.
    package static let names = Set(allCases.map(\.rawValue))

    /// What comes out of the chunks, as a student would type it.
    package func answer(for chunks: [[UInt8]]) -> String {
        switch self {
        case .utf8PerChunk:
            return chunks.map { String(decoding: $0, as: UTF8.self) }.joined()
        case .utf8Stream:
            var decoder = UTF8StreamDecoder()
            let text = chunks.map { decoder.decode($0) }.joined()
            return text + decoder.finish()
        case .heldBytes:
            var decoder = UTF8StreamDecoder()
            for chunk in chunks { _ = decoder.decode(chunk) }
            return decoder.pending.isEmpty ? "none" : Invisible.hexadecimal(decoder.pending)
        case .chunkCount: return String(chunks.count)
        case .byteCount: return String(chunks.reduce(0) { $0 + $1.count })
        case .lineCount: return String(Self.lines(in: chunks).count)
        case .lines:
            return Self.lines(in: chunks).map(EventNotation.quoted).joined(separator: " ")
        case .eventCount: return String(Self.events(in: chunks).count)
        case .events:
            return Self.events(in: chunks).map(EventNotation.text(of:)).joined(separator: " ")
        case .eventData:
            return Self.events(in: chunks).map { EventNotation.quoted($0.data) }
                .joined(separator: " ")
        case .timeToFirstText: return TimedText.typed(TimedText(chunks).firstText)
        case .tokenRate: return TimedText.typed(TimedText(chunks).tokenRate)
        case .readerWait: return TimedText.typed(TimedText(chunks).readerWait)
        case .nearestRank: return TimedText.typed(TimedText(chunks).nearestRank)
        case .eventTypes: return StreamedResponse(chunks).types
        case .responseText: return StreamedResponse(chunks).text
        case .missingNumbers: return StreamedResponse(chunks).missingNumbers
        case .chatContents: return ChatText(chunks).contents
        case .finishReasons: return ChatText(chunks).finishReasons
        case .characterCount: return String(ChatText.characterCount(of: chunks))
        case .streamEnding: return StreamEndings.ending(of: chunks)
        case .idleTimeout: return StreamEndings.idleTimeout(chunks)
        case .keptText: return InterruptedAnswer.keptText(of: chunks)
        case .startingAfter:
            return InterruptedAnswer.startingAfter(chunks).map(String.init) ?? "none"
        case .joinedText: return InterruptedAnswer.joinedText(of: chunks)
        case .callNames: return CalledTools(Self.events(in: chunks)).names
        case .callArguments: return CalledTools(Self.events(in: chunks)).arguments
        case .shownText: return CutArguments.shownText(in: chunks)
        case .partialJSON: return PartialJSONAnswers.shown(chunks)
        case .webSocketMessages: return WebSocketAnswers.messages(chunks)
        case .frameLength: return WebSocketAnswers.frameLength(chunks)
        case .payloads:
            return Self.events(in: chunks).map { event in
                switch StreamPayload(data: event.data) {
                case .json: "json"
                case .done: "done"
                case .malformed: "malformed"
                }
            }.joined(separator: " ")
        }
    }

    /// The events of the chunks; the one that the end cuts off is dropped, as the standard says.
    static func events(in chunks: [[UInt8]]) -> [ServerSentEvent] {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        for chunk in chunks { try? parser.push(chunk, into: &events) }
        try? parser.finish(into: &events)
        return events
    }

    /// The lines that end in the bytes, by the event stream's three line endings.
    /// - Parameter keepsRest: Whether what stands behind the last line ending is a line too.
    static func lines(in chunks: [[UInt8]], keepsRest: Bool = false) -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        var skipsLineFeed = false
        for byte in chunks.joined() {
            defer { skipsLineFeed = byte == 0x0D }
            switch byte {
            case 0x0A where skipsLineFeed: break
            case 0x0A, 0x0D:
                lines.append(String(decoding: line, as: UTF8.self))
                line = []
            default: line.append(byte)
            }
        }
        if keepsRest, !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
        return lines
    }
}

/// How events are written on screens: `[message "one\ntwo"]`.
enum EventNotation {
    static func text(of event: ServerSentEvent) -> String {
        let id = event.lastEventID.isEmpty ? "" : " id \(quoted(event.lastEventID))"
        return "[\(event.type) \(quoted(event.data))\(id)]"
    }

    /// A text in quotes, with its line endings as they are typed in Swift.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\0": quoted += "\\0"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
