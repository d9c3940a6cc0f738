/// One event that a client sends over the Realtime API (`RealtimeClientEvent` in the API's OpenAPI
/// description).
public struct RealtimeClientEvent: Hashable, Sendable {
    /// What the client asks for.
    public var kind: Kind
    /// The client's name for the event; an error that it causes says it again.
    public var eventID: String?
    /// Every other member.
    public var others: JSONObject

    /// An event from its parts.
    public init(_ kind: Kind, eventID: String? = nil, others: JSONObject = [:]) {
        self.kind = kind
        self.eventID = eventID
        self.others = others
    }

    /// What a client can ask for.
    public enum Kind: Hashable, Sendable {
        /// `session.update`: other settings.
        case updateSession(JSONValue)
        /// `input_audio_buffer.append`: sound of the user, in base64.
        case appendAudio(base64: String)
        /// `input_audio_buffer.commit`: what was appended is an item now.
        case commitAudio
        /// `input_audio_buffer.clear`: what was appended is forgotten.
        case clearAudio
        /// `conversation.item.create`: another item, behind another one or at the end.
        case createItem(JSONValue, previousItemID: String?)
        /// `conversation.item.delete`
        case deleteItem(itemID: String)
        /// `conversation.item.retrieve`
        case retrieveItem(itemID: String)
        /// `conversation.item.truncate`: the user heard no more than this of an answer.
        case truncateItem(itemID: String, contentIndex: Int, audioEndMilliseconds: Int)
        /// `response.create`: the model's turn, with settings of its own or without.
        case createResponse(JSONValue?)
        /// `response.cancel`: the turn ends; the one in progress when there is no ID.
        case cancelResponse(responseID: String?)
        /// `output_audio_buffer.clear`: nothing more is played.
        case clearOutputAudio
    }

    /// The event's type as the API writes it, such as `response.create`.
    public var type: String {
        switch kind {
        case .updateSession: "session.update"
        case .appendAudio: "input_audio_buffer.append"
        case .commitAudio: "input_audio_buffer.commit"
        case .clearAudio: "input_audio_buffer.clear"
        case .createItem: "conversation.item.create"
        case .deleteItem: "conversation.item.delete"
        case .retrieveItem: "conversation.item.retrieve"
        case .truncateItem: "conversation.item.truncate"
        case .createResponse: "response.create"
        case .cancelResponse: "response.cancel"
        case .clearOutputAudio: "output_audio_buffer.clear"
        }
    }
}
