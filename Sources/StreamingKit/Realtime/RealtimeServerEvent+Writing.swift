extension RealtimeServerEvent {
    /// The event as the API writes it: an object that begins with its type and ID.
    public var json: JSONValue {
        if case .unknown(_, let payload) = kind { return payload }
        var members = MemberWriter(others: others)
        members.write("type", type)
        members.write("event_id", eventID)
        kind.write(to: &members)
        return members.finish()
    }
}

extension RealtimeServerEvent.Kind {
    fileprivate func write(to members: inout MemberWriter) {
        switch self {
        case .error(let error): members.write("error", error.json)
        case .sessionCreated(let session), .sessionUpdated(let session):
            members.write("session", session)
        case .conversationCreated(let conversation): members.write("conversation", conversation)
        case .item(_, let item, let previousItemID):
            members.write("previous_item_id", previousItemID)
            members.write("item", item)
        case .itemDeleted(let itemID): members.write("item_id", itemID)
        case .itemTruncated(let itemID, let contentIndex, let end):
            members.write(itemID, contentIndex, "audio_end_ms", JSONValue(end))
        case .inputTranscriptDelta(let itemID, let contentIndex, let delta):
            members.write(itemID, contentIndex, "delta", .string(delta))
        case .inputTranscriptSegment(let itemID, let contentIndex, let text):
            members.write(itemID, contentIndex, "text", .string(text))
        case .inputTranscriptCompleted(let itemID, let contentIndex, let transcript):
            members.write(itemID, contentIndex, "transcript", .string(transcript))
        case .inputTranscriptFailed(let itemID, let contentIndex, let error):
            members.write(itemID, contentIndex, "error", error.json)
        case .inputAudio(_, let itemID), .mcpListTools(_, let itemID):
            members.write("item_id", itemID)
        case .responseCreated(let response), .responseDone(let response):
            members.write("response", response)
        case .outputItemAdded(let responseID, let outputIndex, let item),
            .outputItemDone(let responseID, let outputIndex, let item):
            members.write("response_id", responseID)
            members.write("output_index", outputIndex)
            members.write("item", item)
        case .partAdded(let place, let part), .partDone(let place, let part):
            members.write(place)
            members.write("part", part)
        case .delta(_, let place, let delta):
            members.write(place)
            members.write("delta", delta)
        case .done(let output, let place, let whole):
            members.write(place)
            if let member = output.member { members.write(member, whole) }
        case .mcpCall(_, let itemID, let outputIndex):
            members.write("item_id", itemID)
            members.write("output_index", outputIndex)
        case .outputAudio(_, let responseID): members.write("response_id", responseID)
        case .rateLimits(let limits): members.write("rate_limits", limits)
        case .unknown: break
        }
    }
}

extension MemberWriter {
    fileprivate mutating func write(_ place: RealtimePlace) {
        write("response_id", place.responseID)
        write("item_id", place.itemID)
        write("output_index", place.outputIndex)
        write("content_index", place.contentIndex)
    }

    fileprivate mutating func write(
        _ itemID: String,
        _ contentIndex: Int,
        _ key: String,
        _ value: JSONValue
    ) {
        write("item_id", itemID)
        write("content_index", contentIndex)
        write(key, value)
    }
}
