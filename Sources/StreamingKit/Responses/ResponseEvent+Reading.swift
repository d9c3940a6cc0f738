extension ResponseEvent {
    /// The event in a JSON object; `nil` when `payload` is none.
    /// - Parameters:
    ///   - payload: the JSON value in the data of an event.
    ///   - eventType: the type of that event, for payloads without a `type` of their own.
    public init?(_ payload: JSONValue, eventType: String? = nil) {
        guard let object = payload.object else { return nil }
        var members = MemberReader(object)
        let type = members.string("type") ?? eventType ?? ""
        sequenceNumber = members.int("sequence_number")
        if let kind = Kind(type: type, members: &members) {
            self.kind = kind
            others = members.others
        } else {
            kind = .unknown(type: type, payload: payload)
            others = [:]
        }
    }

    /// The event in the data of an event of a stream.
    ///
    /// The API marks no end of a Responses stream; for servers that send `[DONE]` all the same, ask
    /// `StreamPayload` first.
    /// - Throws: `JSONSyntaxError` when the data is no JSON object.
    public init(_ event: ServerSentEvent) throws(JSONSyntaxError) {
        let payload = try JSONValue(parsing: event.data)
        guard let read = ResponseEvent(payload, eventType: event.type) else {
            throw JSONSyntaxError(offset: 0, expected: "an object", found: event.data.utf8.first)
        }
        self = read
    }
}

extension ResponseEvent.Kind {
    /// What the members of an event of this type say; `nil` when they lack what it is about, or
    /// nobody knows the type.
    fileprivate init?(type: String, members: inout MemberReader) {
        // Texts are first because nearly all events are.
        guard
            let kind = Self.text(type, &members) ?? Self.toolInput(type, &members)
                ?? Self.reasoning(type, &members) ?? Self.frame(type, &members)
                ?? Self.toolProgress(type, &members) ?? Self.shell(type, &members)
                ?? Self.audio(type, &members)
        else { return nil }
        self = kind
    }

    private static func text(_ type: String, _ members: inout MemberReader) -> Self? {
        switch type {
        case "response.output_text.delta":
            members.string("delta").map {
                .textDelta(members.content(), delta: $0, logprobs: members.array("logprobs"))
            }
        case "response.output_text.done":
            members.string("text").map {
                .textDone(members.content(), text: $0, logprobs: members.array("logprobs"))
            }
        case "response.output_text.annotation.added":
            members.value("annotation").map {
                .annotationAdded(
                    members.content(),
                    annotationIndex: members.index("annotation_index"),
                    annotation: $0
                )
            }
        case "response.refusal.delta":
            members.string("delta").map { .refusalDelta(members.content(), delta: $0) }
        case "response.refusal.done":
            members.string("refusal").map { .refusalDone(members.content(), refusal: $0) }
        default: nil
        }
    }

    private static func frame(_ type: String, _ members: inout MemberReader) -> Self? {
        switch type {
        case "response.output_item.added":
            members.value("item").map { .itemAdded(outputIndex: members.outputIndex(), item: $0) }
        case "response.output_item.done":
            members.value("item").map { .itemDone(outputIndex: members.outputIndex(), item: $0) }
        case "response.content_part.added":
            members.value("part").map { .partAdded(members.content(), part: $0) }
        case "response.content_part.done":
            members.value("part").map { .partDone(members.content(), part: $0) }
        case "error":
            error(&members)
        default:
            ResponseStep(rawValue: String(type.dropFirst("response.".count))).flatMap { step in
                members.value("response").map { .step(step, response: $0) }
            }
        }
    }

    /// An error in either shape: nested in a member, or the members themselves.
    private static func error(_ members: inout MemberReader) -> Self? {
        if let error = members.take("error", { APIError($0) }) {
            return .error(error, isNested: true)
        }
        guard let error = APIError(.object(members.others)), !error.message.isEmpty else {
            return nil
        }
        members.removeAll()
        return .error(error, isNested: false)
    }
}

extension MemberReader {
    /// The place that the members name: an item.
    mutating func item() -> ResponseItemPlace {
        ResponseItemPlace(itemID: string("item_id"), outputIndex: outputIndex())
    }

    /// The place that the members name: a part of an item, with its index in the member `key`.
    mutating func part(_ key: String) -> ResponsePartPlace {
        ResponsePartPlace(
            itemID: string("item_id"),
            outputIndex: outputIndex(),
            index: index(key)
        )
    }

    mutating func content() -> ResponsePartPlace { part("content_index") }
    mutating func outputIndex() -> Int { index("output_index") }
}
