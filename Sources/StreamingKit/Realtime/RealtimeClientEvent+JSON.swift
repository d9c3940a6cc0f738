extension RealtimeClientEvent {
    /// The event in a JSON value.
    ///
    /// A server must say what is wrong with one, so reading is strict.
    /// - Throws: `APIError`, an `invalid_request_error` with the parameter that is wrong and the
    ///   event's ID, as a server answers it.
    public init(_ payload: JSONValue) throws(APIError) {
        guard let object = payload.object else {
            throw .invalidEvent("An event must be a JSON object.", "invalid_json", param: nil)
        }
        var members = MemberReader(object)
        let eventID = members.string("event_id")
        self.eventID = eventID
        do throws(APIError) {
            let type = try members.required("type", \.string)
            kind = try Kind(type: type, members: &members)
        } catch {
            var error = error
            error.others["event_id"] = eventID.map(JSONValue.string) ?? .null
            throw error
        }
        others = members.others
    }

    /// The event as clients write it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("type", type)
        members.write("event_id", eventID)
        switch kind {
        case .updateSession(let session): members.write("session", session)
        case .appendAudio(let base64): members.write("audio", base64)
        case .createItem(let item, let previousItemID):
            members.write("previous_item_id", previousItemID)
            members.write("item", item)
        case .deleteItem(let itemID), .retrieveItem(let itemID): members.write("item_id", itemID)
        case .truncateItem(let itemID, let contentIndex, let end):
            members.write("item_id", itemID)
            members.write("content_index", contentIndex)
            members.write("audio_end_ms", end)
        case .createResponse(let response): members.write("response", response)
        case .cancelResponse(let responseID): members.write("response_id", responseID)
        case .commitAudio, .clearAudio, .clearOutputAudio: break
        }
        return members.finish()
    }
}

extension RealtimeClientEvent.Kind {
    fileprivate init(type: String, members: inout MemberReader) throws(APIError) {
        switch type {
        case "session.update": self = .updateSession(try members.required("session", \.ifObject))
        case "input_audio_buffer.append":
            self = .appendAudio(base64: try members.required("audio", \.string))
        case "input_audio_buffer.commit": self = .commitAudio
        case "input_audio_buffer.clear": self = .clearAudio
        case "conversation.item.create":
            self = .createItem(
                try members.required("item", \.ifObject),
                previousItemID: members.string("previous_item_id")
            )
        case "conversation.item.delete":
            self = .deleteItem(itemID: try members.required("item_id", \.string))
        case "conversation.item.retrieve":
            self = .retrieveItem(itemID: try members.required("item_id", \.string))
        case "conversation.item.truncate":
            self = .truncateItem(
                itemID: try members.required("item_id", \.string),
                contentIndex: try members.required("content_index", \.int),
                audioEndMilliseconds: try members.required("audio_end_ms", \.int)
            )
        case "response.create": self = .createResponse(members.take("response", \.ifObject))
        case "response.cancel":
            self = .cancelResponse(responseID: members.string("response_id"))
        case "output_audio_buffer.clear": self = .clearOutputAudio
        default:
            throw .invalidEvent("No event has the type '\(type)'.", "invalid_value", param: "type")
        }
    }
}

extension JSONValue {
    /// The value itself when it is an object.
    fileprivate var ifObject: JSONValue? { object == nil ? nil : self }
}

extension MemberReader {
    fileprivate mutating func required<Value>(
        _ key: String,
        _ read: (JSONValue) -> Value?
    ) throws(APIError) -> Value {
        if let value = take(key, read) { return value }
        guard others[key] == nil else {
            throw .invalidEvent("'\(key)' has not the right type.", "invalid_type", param: key)
        }
        throw .missing(key)
    }
}

extension APIError {
    fileprivate static func missing(_ key: String) -> APIError {
        .invalidEvent("'\(key)' is missing.", "missing_required_parameter", param: key)
    }

    fileprivate static func invalidEvent(
        _ message: String,
        _ code: String,
        param: String?
    ) -> APIError {
        APIError(
            message: message,
            type: "invalid_request_error",
            code: code,
            param: param,
            others: ["param": .null, "event_id": .null]
        )
    }
}
