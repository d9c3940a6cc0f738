import StreamingKit

/// What one line did to the parser: the line, the buffers after it, and the event that it ended.
struct EventStreamStep: Sendable {
    var line: String
    var isFirst: Bool
    var before: EventStreamSnapshot
    var after: EventStreamSnapshot
    var event: ServerSentEvent?
    /// The reconnection time that the stream has asked for, in milliseconds.
    var retry: Int?

    /// What happened, in a sentence or two.
    var saying: String {
        let text = isFirst && line.unicodeScalars.first == "\u{FEFF}" ? line.withoutFirst : line
        let saying =
            switch EventStreamLine(text) {
            case .blank: end
            case .comment: "A comment. It is ignored; servers send some to keep a connection open."
            case .field(let name, let value): field(name, value, in: text)
            }
        return (text == line ? "" : "The byte order mark at the very start is dropped. ") + saying
    }

    private var end: String {
        guard event == nil else { return "An empty line ends the event." }
        guard before.type.isEmpty else {
            return "An empty line, but there is no data: nothing is dispatched, and the type "
                + EventNotation.quoted(before.type) + " is forgotten."
        }
        return "An empty line, but there is no data: nothing is dispatched."
    }

    private func field(_ name: String, _ value: String, in text: String) -> String {
        let quoted = EventNotation.quoted(value)
        let saying: String
        switch name {
        case "data" where before.data == nil: saying = "Data: \(quoted)."
        case "data": saying = "More data: a line feed, then \(quoted)."
        case "event": saying = value.isEmpty ? "No type again." : "The event's type: \(quoted)."
        case "id" where value.unicodeScalars.contains("\0"):
            return "An id with U+0000 in it is ignored."
        case "id" where value.isEmpty: saying = "The last event ID is empty again."
        case "id": saying = "The last event ID: \(quoted). It stays for the events behind this one."
        case "retry" where !value.isEmpty && value.utf8.allSatisfy { (48...57).contains($0) }:
            saying = "A client that lost the connection waits \(retry ?? 0) ms, then comes back."
        case "retry": return "A retry that is not ASCII digits alone is ignored."
        default: return unknown(name)
        }
        return saying + form(of: text, value)
    }

    /// What is worth saying of the way that a field is written.
    private func form(of text: String, _ value: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ":")) else {
            return " Without a colon the whole line is the name, and the value is empty."
        }
        return value.hasPrefix(" ") ? " One space behind the colon goes, the others stay." : ""
    }

    private func unknown(_ name: String) -> String {
        let known = ["data", "event", "id", "retry"]
        let plain = name.lowercased().filter { $0 != " " }
        guard known.contains(plain) else { return "No field has this name, so it is ignored." }
        return
            "Ignored: \(EventNotation.quoted(name)) is not \"\(plain)\". Names are compared byte "
            + "for byte."
    }

    /// The buffers as they are after the line.
    var buffers: String {
        var parts: [String] = []
        if let data = after.data { parts.append("data \(EventNotation.quoted(data))") }
        if !after.type.isEmpty { parts.append("type \(EventNotation.quoted(after.type))") }
        if !after.id.isEmpty { parts.append("last event ID \(EventNotation.quoted(after.id))") }
        return parts.isEmpty ? "empty" : parts.joined(separator: ", ")
    }
}

extension String {
    fileprivate var withoutFirst: String {
        String(String.UnicodeScalarView(unicodeScalars.dropFirst()))
    }
}
