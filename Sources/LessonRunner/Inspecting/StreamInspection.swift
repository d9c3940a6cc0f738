package import StreamingKit

/// An event stream as it comes: its events with their times, and what can be said at its end.
///
/// Pure: whoever reads the bytes says when they came.
package struct StreamInspection: Sendable {
    /// One event and when its last byte came.
    package struct Entry: Hashable, Sendable {
        package var event: ServerSentEvent
        /// Milliseconds since the stream's first byte.
        package var at: Double
    }

    package private(set) var entries: [Entry] = []
    package private(set) var bytes = 0
    package private(set) var comments = 0
    package private(set) var answer = AssembledAnswer()
    private var parser: EventStreamParser

    package init(endOfStream: EventStreamParser.EndOfStreamPolicy = .strict) {
        parser = EventStreamParser(endOfStream: endOfStream)
    }

    package var reconnectionTime: Int? { parser.reconnectionTime }
    package var lastEventID: String { parser.lastEventID }

    /// Takes the bytes that came at `at`, and returns the events that end in them.
    package mutating func push(
        _ chunk: [UInt8],
        at: Double
    ) throws(EventStreamLimitExceeded) -> [Entry] {
        bytes += chunk.count
        var events: [ServerSentEvent] = []
        var comments = 0
        try parser.push(
            chunk.span,
            onEvent: { type, data, id in
                events.append(
                    ServerSentEvent(
                        type: Self.text(type),
                        data: Self.text(data),
                        lastEventID: Self.text(id)
                    )
                )
            },
            onComment: { _ in comments += 1 }
        )
        self.comments += comments
        return note(events, at: at)
    }

    /// Ends the stream; returns the event that the end completes, where the policy says so.
    package mutating func finish(at: Double) throws(EventStreamLimitExceeded) -> [Entry] {
        var events: [ServerSentEvent] = []
        try parser.finish(into: &events)
        return note(events, at: at)
    }

    private mutating func note(_ events: [ServerSentEvent], at: Double) -> [Entry] {
        let new = events.map { Entry(event: $0, at: at) }
        entries += new
        for event in events { answer.add(event) }
        return new
    }

    private static func text(_ span: Span<UInt8>) -> String {
        String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
    }
}

/// The text of an answer, put together from the deltas of either API.
package struct AssembledAnswer: Hashable, Sendable {
    /// By choice (Chat Completions) or by output item (Responses), in the order of their index.
    package private(set) var texts: [Int: String] = [:]
    /// What the stream said of its end: `[DONE]`, `response.completed` and the like; nil so far.
    package private(set) var ending: String?
    /// Payloads that are neither JSON nor `[DONE]`.
    package private(set) var malformed = 0

    package var text: String {
        texts.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n")
    }

    mutating func add(_ event: ServerSentEvent) {
        switch StreamPayload(data: event.data) {
        case .done: ending = "[DONE]"
        case .malformed: malformed += 1
        case .json(let payload): add(payload)
        }
    }

    private mutating func add(_ payload: JSONValue) {
        for choice in payload["choices"]?.array ?? [] {
            guard let content = choice["delta"]?["content"]?.string else { continue }
            texts[choice["index"]?.int ?? 0, default: ""] += content
        }
        guard let type = payload["type"]?.string else { return }
        switch type {
        case "response.output_text.delta":
            texts[payload["output_index"]?.int ?? 0, default: ""] += payload["delta"]?.string ?? ""
        case "response.completed", "response.failed", "response.incomplete", "error":
            ending = type
        default: break
        }
    }
}
