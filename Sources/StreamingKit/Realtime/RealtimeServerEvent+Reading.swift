extension RealtimeServerEvent {
    /// The event in a JSON object; `nil` when `payload` is none.
    public init?(_ payload: JSONValue) {
        guard let object = payload.object else { return nil }
        var members = MemberReader(object)
        let type = members.string("type") ?? ""
        eventID = members.string("event_id")
        if let kind = Kind(type: type, members: &members) {
            self.kind = kind
            others = members.others
        } else {
            kind = .unknown(type: type, payload: payload)
            others = [:]
        }
    }
}

extension RealtimeServerEvent.Kind {
    /// What the members of an event of this type say; `nil` when they lack what it is about, or
    /// nobody knows the type.
    fileprivate init?(type: String, members: inout MemberReader) {
        guard
            let kind = Self.output(type, &members) ?? Self.response(type, &members)
                ?? Self.conversation(type, &members) ?? Self.transcript(type, &members)
                ?? Self.session(type, &members) ?? Self.named(type, &members)
        else { return nil }
        self = kind
    }

    private static func output(_ type: String, _ members: inout MemberReader) -> Self? {
        if let output = deltas[type] {
            return members.string("delta").map { .delta(output, members.place(of: output), $0) }
        }
        guard let output = dones[type] else { return nil }
        guard let member = output.member else {
            return .done(output, members.place(of: output), nil)
        }
        return members.string(member).map { .done(output, members.place(of: output), $0) }
    }

    private static let deltas = Dictionary(
        uniqueKeysWithValues: RealtimeOutput.allCases.map { ("response.\($0.rawValue).delta", $0) }
    )
    private static let dones = Dictionary(
        uniqueKeysWithValues: RealtimeOutput.allCases.map { ("response.\($0.rawValue).done", $0) }
    )

    private static func response(_ type: String, _ members: inout MemberReader) -> Self? {
        switch type {
        case "response.created": members.value("response").map { .responseCreated($0) }
        case "response.done": members.value("response").map { .responseDone($0) }
        case "response.output_item.added":
            members.value("item").map {
                .outputItemAdded(
                    responseID: members.string("response_id"),
                    outputIndex: members.outputIndex(),
                    item: $0
                )
            }
        case "response.output_item.done":
            members.value("item").map {
                .outputItemDone(
                    responseID: members.string("response_id"),
                    outputIndex: members.outputIndex(),
                    item: $0
                )
            }
        case "response.content_part.added":
            members.value("part").map { .partAdded(members.place(of: .text), part: $0) }
        case "response.content_part.done":
            members.value("part").map { .partDone(members.place(of: .text), part: $0) }
        case "rate_limits.updated": members.array("rate_limits").map { .rateLimits($0) }
        default: nil
        }
    }

    private static func conversation(_ type: String, _ members: inout MemberReader) -> Self? {
        switch type {
        case "conversation.created": members.value("conversation").map { .conversationCreated($0) }
        case "conversation.item.deleted":
            members.string("item_id").map { .itemDeleted(itemID: $0) }
        case "conversation.item.truncated":
            members.string("item_id").map {
                .itemTruncated(
                    itemID: $0,
                    contentIndex: members.index("content_index"),
                    audioEndMilliseconds: members.index("audio_end_ms")
                )
            }
        default:
            type.suffix(after: "conversation.item.").flatMap(RealtimeItemChange.init).flatMap {
                change in
                members.value("item").map {
                    .item(change, $0, previousItemID: members.string("previous_item_id"))
                }
            }
        }
    }

    private static func transcript(_ type: String, _ members: inout MemberReader) -> Self? {
        guard let step = type.suffix(after: "conversation.item.input_audio_transcription."),
            let itemID = members.string("item_id")
        else { return nil }
        let index = members.index("content_index")
        return switch step {
        case "delta":
            members.string("delta").map {
                .inputTranscriptDelta(itemID: itemID, contentIndex: index, delta: $0)
            }
        case "segment":
            members.string("text").map {
                .inputTranscriptSegment(itemID: itemID, contentIndex: index, text: $0)
            }
        case "completed":
            members.string("transcript").map {
                .inputTranscriptCompleted(itemID: itemID, contentIndex: index, transcript: $0)
            }
        case "failed":
            members.take("error", { APIError($0) }).map {
                .inputTranscriptFailed(itemID: itemID, contentIndex: index, $0)
            }
        default: nil
        }
    }

    private static func session(_ type: String, _ members: inout MemberReader) -> Self? {
        switch type {
        case "error": members.take("error", { APIError($0) }).map { .error($0) }
        case "session.created": members.value("session").map { .sessionCreated($0) }
        case "session.updated": members.value("session").map { .sessionUpdated($0) }
        default: nil
        }
    }

    /// The events whose types end with the name of what happened.
    private static func named(_ type: String, _ members: inout MemberReader) -> Self? {
        if let event = type.suffix(after: "input_audio_buffer.").flatMap(RealtimeInputAudio.init) {
            return .inputAudio(event, itemID: members.string("item_id"))
        }
        if let event = type.suffix(after: "output_audio_buffer.").flatMap(RealtimeOutputAudio.init)
        {
            return .outputAudio(event, responseID: members.string("response_id"))
        }
        if let phase = type.suffix(after: "response.mcp_call.").flatMap(ResponseTool.Phase.init),
            ResponseTool.mcpCall.phases.contains(phase)
        {
            return .mcpCall(
                phase,
                itemID: members.string("item_id"),
                outputIndex: members.outputIndex()
            )
        }
        if let phase = type.suffix(after: "mcp_list_tools.").flatMap(ResponseTool.Phase.init),
            ResponseTool.mcpListTools.phases.contains(phase)
        {
            return .mcpListTools(phase, itemID: members.string("item_id"))
        }
        return nil
    }
}

extension String {
    /// What follows `prefix`; `nil` when the text does not begin with it.
    fileprivate func suffix(after prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

extension MemberReader {
    /// The place that the members name: of a part, or of an item whose arguments come.
    fileprivate mutating func place(of output: RealtimeOutput) -> RealtimePlace {
        let isItem = output == .functionArguments || output == .mcpArguments
        return RealtimePlace(
            responseID: string("response_id"),
            itemID: string("item_id"),
            outputIndex: outputIndex(),
            contentIndex: isItem ? nil : index("content_index")
        )
    }
}
