/// One event of a streamed response (`ResponseStreamEvent` in the API's OpenAPI description).
///
/// Reading one is lenient. A type that is not known, and a known one whose essential member is
/// missing, is `unknown` with its whole payload: the API grows, and a client that stops at what is
/// new breaks. An index that is missing or no number is 0. Every other member that has no place in
/// `kind` is kept in `others`, so that an event that is read and written again says what it said.
public struct ResponseEvent: Hashable, Sendable {
    /// What happened.
    public var kind: Kind
    /// The event's number in its stream, from 0: what to resume after when the connection breaks.
    public var sequenceNumber: Int?
    /// Every other member, such as `obfuscation`.
    public var others: JSONObject

    /// An event from its parts.
    public init(_ kind: Kind, sequenceNumber: Int? = nil, others: JSONObject = [:]) {
        self.kind = kind
        self.sequenceNumber = sequenceNumber
        self.others = others
    }

    /// What happened, for each of the events' shapes. Every delta is text to append; every `Done`
    /// event has the whole of what its deltas said.
    public enum Kind: Hashable, Sendable {
        /// `response.created`, `.queued`, `.in_progress`, `.completed`, `.failed`, `.incomplete`.
        case step(ResponseStep, response: JSONValue)
        /// `error`; the flat shape is documented, the nested one is also sent.
        case error(APIError, isNested: Bool)

        /// `response.output_item.added`: an item begins.
        case itemAdded(outputIndex: Int, item: JSONValue)
        /// `response.output_item.done`: an item is whole.
        case itemDone(outputIndex: Int, item: JSONValue)
        /// `response.content_part.added`: a part of an item's content begins.
        case partAdded(ResponsePartPlace, part: JSONValue)
        /// `response.content_part.done`
        case partDone(ResponsePartPlace, part: JSONValue)

        /// `response.output_text.delta`
        case textDelta(ResponsePartPlace, delta: String, logprobs: [JSONValue]?)
        /// `response.output_text.done`
        case textDone(ResponsePartPlace, text: String, logprobs: [JSONValue]?)
        /// `response.output_text.annotation.added`: a citation, for instance.
        case annotationAdded(ResponsePartPlace, annotationIndex: Int, annotation: JSONValue)
        /// `response.refusal.delta`
        case refusalDelta(ResponsePartPlace, delta: String)
        /// `response.refusal.done`
        case refusalDone(ResponsePartPlace, refusal: String)

        /// `response.reasoning_text.delta`
        case reasoningDelta(ResponsePartPlace, delta: String)
        /// `response.reasoning_text.done`
        case reasoningDone(ResponsePartPlace, text: String)
        /// `response.reasoning_summary_part.added`
        case summaryPartAdded(ResponsePartPlace, part: JSONValue)
        /// `response.reasoning_summary_part.done`
        case summaryPartDone(ResponsePartPlace, part: JSONValue)
        /// `response.reasoning_summary_text.delta`
        case summaryDelta(ResponsePartPlace, delta: String)
        /// `response.reasoning_summary_text.done`
        case summaryDone(ResponsePartPlace, text: String)

        /// `response.function_call_arguments.delta` and those of the other inputs.
        case toolInputDelta(ResponseToolInput, ResponseItemPlace, delta: String)
        /// `response.function_call_arguments.done` and those of the other inputs.
        case toolInputDone(ResponseToolInput, ResponseItemPlace, text: String)
        /// `response.web_search_call.searching` and those of the other tools and phases.
        case toolProgress(ResponseTool, ResponseTool.Phase, ResponseItemPlace)
        /// `response.image_generation_call.partial_image`: an image so far, in base64.
        case partialImage(ResponseItemPlace, index: Int, base64: String)

        /// `response.shell_call_command.added`
        case commandAdded(ResponsePartPlace, command: String)
        /// `response.shell_call_command.delta`
        case commandDelta(ResponsePartPlace, delta: String)
        /// `response.shell_call_command.done`
        case commandDone(ResponsePartPlace, command: String)
        /// `response.shell_call_output_content.delta`: text to append to `stdout` or `stderr`.
        case commandOutputDelta(ResponsePartPlace, delta: JSONValue)
        /// `response.shell_call_output_content.done`
        case commandOutputDone(ResponsePartPlace, output: [JSONValue])

        /// `response.audio.delta`: sound in base64.
        case audioDelta(String)
        /// `response.audio.done`
        case audioDone
        /// `response.audio.transcript.delta`: what the sound says.
        case transcriptDelta(String)
        /// `response.audio.transcript.done`
        case transcriptDone

        /// Any other type, and one of the above that lacks what it is about; the payload is whole.
        case unknown(type: String, payload: JSONValue)
    }
}
