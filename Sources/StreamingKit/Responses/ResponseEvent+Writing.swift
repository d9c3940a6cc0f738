extension ResponseEvent {
    /// The event as the API writes it: an object that begins with its type and number.
    public var json: JSONValue {
        if case .unknown(_, let payload) = kind { return payload }
        var members = MemberWriter(others: others)
        members.write("type", type)
        members.write("sequence_number", sequenceNumber)
        kind.write(to: &members)
        return members.finish()
    }

    /// The event as one of an event stream: its type is both the event's and the payload's.
    public var serverSentEvent: ServerSentEvent {
        ServerSentEvent(type: type.isEmpty ? "message" : type, data: json.text())
    }
}

extension ResponseEvent.Kind {
    fileprivate func write(to members: inout MemberWriter) {
        switch self {
        case .step(_, let response): members.write("response", response)
        case .error(let error, let isNested): members.write(error, isNested: isNested)
        case .itemAdded(let index, let item), .itemDone(let index, let item):
            members.write("output_index", index)
            members.write("item", item)
        case .partAdded(let place, let part), .partDone(let place, let part):
            members.write(place, "content_index", "part", part)
        case .textDelta(let place, let delta, let logprobs):
            members.write(place, "content_index", "delta", .string(delta))
            members.write("logprobs", logprobs)
        case .textDone(let place, let text, let logprobs):
            members.write(place, "content_index", "text", .string(text))
            members.write("logprobs", logprobs)
        case .annotationAdded(let place, let index, let annotation):
            members.write(place, "content_index", "annotation_index", JSONValue(index))
            members.write("annotation", annotation)
        case .refusalDelta(let place, let delta), .reasoningDelta(let place, let delta):
            members.write(place, "content_index", "delta", .string(delta))
        case .refusalDone(let place, let refusal):
            members.write(place, "content_index", "refusal", .string(refusal))
        case .reasoningDone(let place, let text):
            members.write(place, "content_index", "text", .string(text))
        case .summaryPartAdded(let place, let part), .summaryPartDone(let place, let part):
            members.write(place, "summary_index", "part", part)
        case .summaryDelta(let place, let delta):
            members.write(place, "summary_index", "delta", .string(delta))
        case .summaryDone(let place, let text):
            members.write(place, "summary_index", "text", .string(text))
        case .toolInputDelta(_, let place, let delta):
            members.write(place)
            members.write("delta", delta)
        case .toolInputDone(let input, let place, let text):
            members.write(place)
            members.write(input.member, text)
        case .toolProgress(_, _, let place):
            members.write(place)
        case .partialImage(let place, let index, let base64):
            members.write(place)
            members.write("partial_image_index", index)
            members.write("partial_image_b64", base64)
        case .commandAdded(let place, let command), .commandDone(let place, let command):
            members.write(place, "command_index", "command", .string(command))
        case .commandDelta(let place, let delta):
            members.write(place, "command_index", "delta", .string(delta))
        case .commandOutputDelta(let place, let delta):
            members.write(place, "command_index", "delta", delta)
        case .commandOutputDone(let place, let output):
            members.write(place, "command_index", "output", .array(output))
        case .audioDelta(let delta), .transcriptDelta(let delta): members.write("delta", delta)
        case .audioDone, .transcriptDone, .unknown: break
        }
    }
}

extension MemberWriter {
    fileprivate mutating func write(_ place: ResponseItemPlace) {
        write("item_id", place.itemID)
        write("output_index", place.outputIndex)
    }

    fileprivate mutating func write(
        _ place: ResponsePartPlace,
        _ indexKey: String,
        _ key: String,
        _ value: JSONValue
    ) {
        write(place.item)
        write(indexKey, place.index)
        write(key, value)
    }

    fileprivate mutating func write(_ error: APIError, isNested: Bool) {
        if isNested { return write("error", error.json) }
        for member in error.json.object?.members ?? [] where member.key != "type" {
            write(member.key, member.value)
        }
    }
}
