import StreamingKit

/// What is left of a Responses stream that was interrupted, as the predictions of lesson 7 ask for
/// it. An event that the end cuts off is no event.
enum InterruptedAnswer {
    /// The text of the deltas that came whole, over one connection.
    static func keptText(of chunks: [[UInt8]]) -> String {
        deltas(in: events(in: chunks)).joined()
    }

    /// The number of the last event that came whole, to go on behind it; nil where none came.
    static func startingAfter(_ chunks: [[UInt8]]) -> Int? {
        events(in: chunks).last { $0.sequenceNumber != nil }?.sequenceNumber
    }

    /// The text of several connections to one answer, one in each chunk: what came twice counts
    /// once.
    static func joinedText(of connections: [[UInt8]]) -> String {
        var taken = -1
        var text = ""
        for connection in connections {
            let new = events(in: [connection]).filter { ($0.sequenceNumber ?? taken) > taken }
            taken = max(taken, new.compactMap(\.sequenceNumber).max() ?? taken)
            text += deltas(in: new).joined()
        }
        return text
    }

    private static func events(in chunks: [[UInt8]]) -> [ResponseEvent] {
        ReferenceFunction.events(in: chunks).compactMap { try? ResponseEvent($0) }
    }

    private static func deltas(in events: [ResponseEvent]) -> [String] {
        events.compactMap { event in
            guard case .textDelta(_, let delta, _) = event.kind else { return nil }
            return delta
        }
    }
}
