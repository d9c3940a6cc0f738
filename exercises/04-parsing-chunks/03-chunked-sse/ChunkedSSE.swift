import ExerciseSupport

/// Turns the chunks of a response into server-sent events.
///
/// Written against one recording, in which each chunk held one event.
struct SSEParser {
    private var data = ""

    /// Takes the bytes that came, and gives the events that they complete.
    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        // TODO: a chunk may end inside a line, or inside a character. What must outlive this call?
        let text = String(decoding: chunk, as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                // TODO: this is reached more often than there are events.
                events.append(ServerSentEvent(data: data))
            } else {
                take(String(line))
            }
        }
        return events
    }

    /// Takes one line of an event.
    private mutating func take(_ line: String) {
        // TODO: the other fields, comments, and a second data line.
        if line.hasPrefix("data: ") { data = String(line.dropFirst(6)) }
    }
}
