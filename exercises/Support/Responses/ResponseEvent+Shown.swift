extension ResponseEvent: CustomStringConvertible {
    /// The event's type as the API writes it.
    public var type: String {
        switch self {
        case .step(let step, _): "response.\(step)"
        case .error: "error"
        case .itemAdded: "response.output_item.added"
        case .itemDone: "response.output_item.done"
        case .partAdded: "response.content_part.added"
        case .partDone: "response.content_part.done"
        case .textDelta: "response.output_text.delta"
        case .textDone: "response.output_text.done"
        case .refusalDelta: "response.refusal.delta"
        case .refusalDone: "response.refusal.done"
        case .unknown(let type, _): type
        }
    }

    /// The event on one line, without `response.`: `output_text.delta "Hi" at msg_1 0/0`.
    public var description: String {
        let name = type.hasPrefix("response.") ? String(type.dropFirst(9)) : type
        switch self {
        case .step(_, let response): return "\(name) \(response)"
        case .error(let code, let message):
            return "\(name) \(shown(text: message))" + (code.map { " code \($0)" } ?? "")
        case .itemAdded(let item, let output), .itemDone(let item, let output):
            return "\(name) \(output): \(item)"
        case .partAdded(let part, let place), .partDone(let part, let place):
            return "\(name) \(part) at \(place)"
        case .textDelta(let text, let place), .textDone(let text, let place),
            .refusalDelta(let text, let place), .refusalDone(let text, let place):
            return "\(name) \(shown(text: text)) at \(place)"
        case .unknown(_, let payload):
            return "unknown \(type.isEmpty ? shown(text: type) : type) \(payload)"
        }
    }
}

/// Things that came one after the other, a line for each, so that the first that differs is seen.
public struct ShownLines: Equatable, Sendable, CustomStringConvertible {
    /// The lines.
    public var lines: [String]

    /// Takes the lines as they are.
    public init(_ lines: [String]) { self.lines = lines }

    /// Shows each of the events on a line.
    public init(_ events: [ResponseEvent]) { lines = events.map(\.description) }

    /// The lines.
    public var description: String {
        lines.isEmpty ? "(nothing)" : lines.joined(separator: "\n")
    }
}
