/// One event that a server sends over the Realtime API (`RealtimeServerEvent` in the API's OpenAPI
/// description).
///
/// Reading one is lenient, as for `ResponseEvent`: what is not known is `unknown` with its whole
/// payload, and every member without a place in `kind` is kept in `others`.
public struct RealtimeServerEvent: Hashable, Sendable {
    /// What happened.
    public var kind: Kind
    /// The server's name for the event.
    public var eventID: String?
    /// Every other member.
    public var others: JSONObject

    /// An event from its parts.
    public init(_ kind: Kind, eventID: String?, others: JSONObject = [:]) {
        self.kind = kind
        self.eventID = eventID
        self.others = others
    }

    /// What happened, for each of the events' shapes.
    public enum Kind: Hashable, Sendable {
        /// `error`: an event of the client was wrong; the session goes on.
        case error(APIError)
        /// `session.created`: the first event of a connection.
        case sessionCreated(JSONValue)
        /// `session.updated`
        case sessionUpdated(JSONValue)
        /// `conversation.created`
        case conversationCreated(JSONValue)

        /// `conversation.item.added` and those of the other changes.
        case item(RealtimeItemChange, JSONValue, previousItemID: String?)
        /// `conversation.item.deleted`
        case itemDeleted(itemID: String)
        /// `conversation.item.truncated`
        case itemTruncated(itemID: String, contentIndex: Int, audioEndMilliseconds: Int)

        /// `conversation.item.input_audio_transcription.delta`: what the user says, in pieces.
        case inputTranscriptDelta(itemID: String, contentIndex: Int, delta: String)
        /// `conversation.item.input_audio_transcription.segment`: a part with its speaker and time.
        case inputTranscriptSegment(itemID: String, contentIndex: Int, text: String)
        /// `conversation.item.input_audio_transcription.completed`
        case inputTranscriptCompleted(itemID: String, contentIndex: Int, transcript: String)
        /// `conversation.item.input_audio_transcription.failed`
        case inputTranscriptFailed(itemID: String, contentIndex: Int, APIError)
        /// `input_audio_buffer.committed` and the others of the buffer.
        case inputAudio(RealtimeInputAudio, itemID: String?)

        /// `response.created`
        case responseCreated(JSONValue)
        /// `response.done`: the last event of a response, whatever its status.
        case responseDone(JSONValue)
        /// `response.output_item.added`
        case outputItemAdded(responseID: String?, outputIndex: Int, item: JSONValue)
        /// `response.output_item.done`
        case outputItemDone(responseID: String?, outputIndex: Int, item: JSONValue)
        /// `response.content_part.added`
        case partAdded(RealtimePlace, part: JSONValue)
        /// `response.content_part.done`
        case partDone(RealtimePlace, part: JSONValue)
        /// `response.output_text.delta` and those of the other outputs.
        case delta(RealtimeOutput, RealtimePlace, String)
        /// `response.output_text.done` and those of the other outputs; `nil` for sound.
        case done(RealtimeOutput, RealtimePlace, String?)

        /// `response.mcp_call.in_progress`, `.completed` and `.failed`.
        case mcpCall(ResponseTool.Phase, itemID: String?, outputIndex: Int)
        /// `mcp_list_tools.in_progress`, `.completed` and `.failed`.
        case mcpListTools(ResponseTool.Phase, itemID: String?)
        /// `output_audio_buffer.started`, `.stopped` and `.cleared`.
        case outputAudio(RealtimeOutputAudio, responseID: String?)
        /// `rate_limits.updated`: sent when a response begins.
        case rateLimits([JSONValue])

        /// Any other type, and one of the above that lacks what it is about; the payload is whole.
        case unknown(type: String, payload: JSONValue)
    }

    /// The event's type as the API writes it, such as `response.output_text.delta`.
    public var type: String {
        switch kind {
        case .error: "error"
        case .sessionCreated: "session.created"
        case .sessionUpdated: "session.updated"
        case .conversationCreated: "conversation.created"
        case .item(let change, _, _): "conversation.item.\(change.rawValue)"
        case .itemDeleted: "conversation.item.deleted"
        case .itemTruncated: "conversation.item.truncated"
        case .inputTranscriptDelta: "conversation.item.input_audio_transcription.delta"
        case .inputTranscriptSegment: "conversation.item.input_audio_transcription.segment"
        case .inputTranscriptCompleted: "conversation.item.input_audio_transcription.completed"
        case .inputTranscriptFailed: "conversation.item.input_audio_transcription.failed"
        case .inputAudio(let event, _): "input_audio_buffer.\(event.rawValue)"
        case .responseCreated: "response.created"
        case .responseDone: "response.done"
        case .outputItemAdded: "response.output_item.added"
        case .outputItemDone: "response.output_item.done"
        case .partAdded: "response.content_part.added"
        case .partDone: "response.content_part.done"
        case .delta(let output, _, _): "response.\(output.rawValue).delta"
        case .done(let output, _, _): "response.\(output.rawValue).done"
        case .mcpCall(let phase, _, _): "response.mcp_call.\(phase.rawValue)"
        case .mcpListTools(let phase, _): "mcp_list_tools.\(phase.rawValue)"
        case .outputAudio(let event, _): "output_audio_buffer.\(event.rawValue)"
        case .rateLimits: "rate_limits.updated"
        case .unknown(let type, _): type
        }
    }
}
