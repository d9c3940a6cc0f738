import ExerciseSupport

/// The text that a server sends for an event (HTML standard, section 9.2.5).
func encode(_ event: ServerSentEvent) throws -> String {
    if event.type.isEmpty { throw EventEncodingError.emptyType }
    if hasLineEnding(event.type) { throw EventEncodingError.lineEnding(in: .type) }
    if hasLineEnding(event.lastEventID) { throw EventEncodingError.lineEnding(in: .id) }
    if event.lastEventID.utf8.contains(0) { throw EventEncodingError.zeroInID }

    var text = ""
    if event.type != "message" { text += "event: \(event.type)\n" }
    if !event.lastEventID.isEmpty { text += "id: \(event.lastEventID)\n" }
    text += "data: "
    var last: Unicode.Scalar?
    for scalar in event.data.unicodeScalars {
        switch scalar {
        case "\n" where last == "\r": break
        case "\n", "\r": text += "\ndata: "
        default: text.unicodeScalars.append(scalar)
        }
        last = scalar
    }
    return text + "\n\n"
}

private func hasLineEnding(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
}
