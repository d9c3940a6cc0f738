/// An event as it is dispatched to a program (HTML standard, section 9.2.6).
public struct ServerSentEvent: Equatable, Sendable, CustomStringConvertible {
    /// The event's name, `message` where the stream names none.
    public var type: String
    /// The values of its `data` lines, joined by line feeds.
    public var data: String
    /// The last `id` that the stream has sent so far; empty before the first.
    public var lastEventID: String

    /// Makes an event; what is left out is as it is in a stream that does not say it.
    public init(type: String = "message", data: String, lastEventID: String = "") {
        self.type = type
        self.data = data
        self.lastEventID = lastEventID
    }

    /// The event on one line: `[message "one\ntwo"]`, with `id "7"` where there is one.
    public var description: String {
        let id = lastEventID.isEmpty ? "" : " id \(shown(text: lastEventID))"
        return "[\(type.isEmpty ? shown(text: type) : type) \(shown(text: data))\(id)]"
    }

    /// Whether both are the same event, code point by code point: Swift's own `==` of strings takes
    /// "é" and "e" with a combining accent for one.
    public static func == (left: ServerSentEvent, right: ServerSentEvent) -> Bool {
        left.type.utf8.elementsEqual(right.type.utf8)
            && left.data.utf8.elementsEqual(right.data.utf8)
            && left.lastEventID.utf8.elementsEqual(right.lastEventID.utf8)
    }
}
