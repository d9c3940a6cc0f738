/// Writes an event stream, `text/event-stream`, as a server does (WHATWG HTML, 9.2.5).
///
/// What it writes, `EventStreamParser` reads back: the same events with the same types and IDs.
/// One thing cannot be kept, since an event stream has no form for it: a CR or CRLF in the data
/// ends a line there, and comes back as the LF between two lines of data.
///
/// ```swift
/// var encoder = EventStreamEncoder()
/// try encoder.encode(ServerSentEvent(type: "ping", data: "a\nb"))
/// // event: ping␊data: a␊data: b␊␊
/// ```
///
/// An ID outlives its event: readers keep it until another one comes. So the encoder remembers the
/// last one, and writes an `id` field when it changes, also when it changes back to none.
public struct EventStreamEncoder: Sendable {
    /// What ends a line; the standard lets a server choose.
    public enum LineEnding: String, CaseIterable, Hashable, Sendable {
        /// LF, as nearly every server has it.
        case lineFeed = "\n"
        /// CR alone.
        case carriageReturn = "\r"
        /// CR and LF, which are one line ending.
        case carriageReturnLineFeed = "\r\n"
    }

    /// What ends each line.
    public var lineEnding: LineEnding

    /// The ID that readers of the stream have at this point; empty when they have none.
    public private(set) var lastEventID: String

    /// An encoder at the start of a stream.
    /// - Parameters:
    ///   - lineEnding: what ends each line.
    ///   - lastEventID: the ID that the reader has already, from its `Last-Event-ID` header.
    public init(lineEnding: LineEnding = .lineFeed, lastEventID: String = "") {
        self.lineEnding = lineEnding
        self.lastEventID = lastEventID
    }

    /// The bytes of one event, its blank line included.
    /// - Throws: `EventStreamEncodingError` when the type or the ID cannot stand in a stream; the
    ///   encoder is then as it was.
    public mutating func encode(
        _ event: ServerSentEvent
    ) throws(EventStreamEncodingError) -> [UInt8] {
        var bytes: [UInt8] = []
        try encode(event, into: &bytes)
        return bytes
    }

    /// Appends the bytes of one event, its blank line included, to `bytes`.
    /// - Throws: `EventStreamEncodingError` when the type or the ID cannot stand in a stream;
    ///   nothing is appended then.
    public mutating func encode(
        _ event: ServerSentEvent,
        into bytes: inout [UInt8]
    ) throws(EventStreamEncodingError) {
        guard !event.type.isEmpty else {
            throw EventStreamEncodingError(field: .type, problem: .empty)
        }
        try check(event.type, of: .type)
        try check(event.lastEventID, of: .id)
        if event.type != "message" { writeLine("event", event.type.utf8, to: &bytes) }
        if !event.lastEventID.hasSameBytes(as: lastEventID) {
            writeLine("id", event.lastEventID.utf8, to: &bytes)
            lastEventID = event.lastEventID
        }
        writeLines("data", event.data, to: &bytes)
        endLine(of: &bytes)
    }

    /// The bytes of `data: [DONE]`, the mark that ends a Chat Completions stream.
    public var doneMark: [UInt8] {
        var bytes: [UInt8] = []
        writeLine("data", "[DONE]".utf8, to: &bytes)
        endLine(of: &bytes)
        return bytes
    }

    /// The bytes of a comment, which readers ignore: servers send them to keep connections open.
    /// - Parameters:
    ///   - text: what stands behind the colon; a text of several lines becomes several comments.
    ///   - endsBlock: whether a blank line follows. Without one the next event begins with it.
    public func comment(_ text: String, endsBlock: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        writeLines("", text, to: &bytes)
        if endsBlock { endLine(of: &bytes) }
        return bytes
    }

    /// The bytes of a `retry` field: how long readers wait before they connect again.
    /// - Parameter milliseconds: zero or more.
    public func retry(milliseconds: UInt) -> [UInt8] {
        var bytes: [UInt8] = []
        writeLine("retry", String(milliseconds).utf8, to: &bytes)
        endLine(of: &bytes)
        return bytes
    }
}

/// The parts of lines.
extension EventStreamEncoder {
    private func check(
        _ value: String,
        of field: EventStreamEncodingError.Field
    ) throws(EventStreamEncodingError) {
        for byte in value.utf8 {
            switch byte {
            case 0x0A, 0x0D: throw EventStreamEncodingError(field: field, problem: .lineBreak)
            case 0x00: throw EventStreamEncodingError(field: field, problem: .nul)
            default: break
            }
        }
    }

    /// Writes a field for each line of a text: one at least, and an empty one after a final line
    /// ending.
    private func writeLines(_ name: String, _ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { characters in
            var start = 0
            var index = 0
            while index < characters.count {
                let byte = characters[index]
                guard byte == 0x0A || byte == 0x0D else {
                    index += 1
                    continue
                }
                writeLine(name, characters[start..<index], to: &bytes)
                let next = index + 1
                let isPair = byte == 0x0D && next < characters.count && characters[next] == 0x0A
                index = isPair ? next + 1 : next
                start = index
            }
            writeLine(name, characters[start...], to: &bytes)
        }
    }

    private func writeLine(
        _ name: String,
        _ value: some Collection<UInt8>,
        to bytes: inout [UInt8]
    ) {
        bytes += name.utf8
        bytes.append(UInt8(ascii: ":"))
        // The space is dropped by readers, and keeps one that the value begins with.
        if !value.isEmpty { bytes.append(UInt8(ascii: " ")) }
        bytes += value
        endLine(of: &bytes)
    }

    private func endLine(of bytes: inout [UInt8]) { bytes += lineEnding.rawValue.utf8 }
}
