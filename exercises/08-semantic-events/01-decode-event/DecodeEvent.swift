import ExerciseSupport

/// Tells what an event of a streamed response says.
func decode(_ event: ServerSentEvent) throws -> ResponseEvent {
    guard let payload = try? JSONValue(parsing: event.data), let members = payload.object else {
        // TODO: the data is no event. What does the caller need to know?
        return .unknown(type: event.type, payload: .null)
    }
    // TODO: is the event's name always the type?
    switch event.type {
    case "response.output_text.delta":
        return .textDelta(members["delta"]?.string ?? "", at: place(members))
    case "response.output_text.done":
        return .textDone(members["text"]?.string ?? "", at: place(members))
    // TODO: refusals, parts, items, steps, errors.
    default:
        // TODO: a type that nobody here knows is no error.
        throw EventDecodingError.missing(member: "type", type: event.type)
    }
}

/// Where in the response the part is that the event is about.
private func place(_ members: JSONObject) -> PartPlace {
    // TODO: a member that is not there must not become an empty text or a 0.
    PartPlace(
        itemID: members["item_id"]?.string ?? "",
        output: members["output_index"]?.int ?? 0,
        content: members["content_index"]?.int ?? 0
    )
}
