/// Which part of a response an event of the Realtime API is about.
public struct RealtimePlace: Hashable, Sendable {
    /// The response.
    public var responseID: String?
    /// The item that the model writes.
    public var itemID: String?
    /// The item's place in the response's output.
    public var outputIndex: Int
    /// The part's place in the item's content; `nil` when the event is about the whole item.
    public var contentIndex: Int?

    /// A place from its parts.
    public init(responseID: String?, itemID: String?, outputIndex: Int, contentIndex: Int? = 0) {
        self.responseID = responseID
        self.itemID = itemID
        self.outputIndex = outputIndex
        self.contentIndex = contentIndex
    }
}

/// What a model writes or says, and what comes in pieces.
public enum RealtimeOutput: String, CaseIterable, Hashable, Sendable {
    /// Text.
    case text = "output_text"
    /// Sound in base64: PCM of 16 bits and 24 kHz unless the session says otherwise.
    case audio = "output_audio"
    /// What the sound says.
    case transcript = "output_audio_transcript"
    /// The arguments of a function of the client: JSON text.
    case functionArguments = "function_call_arguments"
    /// The arguments of a tool of an MCP server: JSON text.
    case mcpArguments = "mcp_call_arguments"

    /// The member that has the whole in the event at its end; sound is not sent again.
    public var member: String? {
        switch self {
        case .text: "text"
        case .audio: nil
        case .transcript: "transcript"
        case .functionArguments, .mcpArguments: "arguments"
        }
    }
}

/// What happened to the sound that the client sends.
public enum RealtimeInputAudio: String, CaseIterable, Hashable, Sendable {
    /// It is an item now.
    case committed
    /// It is forgotten.
    case cleared
    /// The user begins to speak.
    case speechStarted = "speech_started"
    /// The user stops.
    case speechStopped = "speech_stopped"
    /// The user has said nothing for long.
    case timeoutTriggered = "timeout_triggered"
    /// The user pressed a key of a telephone.
    case keyPressed = "dtmf_event_received"
}

/// What happened to the sound that the client plays, over WebRTC.
public enum RealtimeOutputAudio: String, CaseIterable, Hashable, Sendable {
    /// It begins.
    case started
    /// It has been played to its end.
    case stopped
    /// It was cut off.
    case cleared
}

/// What happened to an item of a conversation.
public enum RealtimeItemChange: String, CaseIterable, Hashable, Sendable {
    /// It exists, in the older name for `added`.
    case created
    /// It is in the conversation, perhaps without its content.
    case added
    /// It is whole.
    case done
    /// The client asked to see it.
    case retrieved
}
