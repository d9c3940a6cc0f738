import StreamingKit

/// What tells the payload of one event from the next, for lines that are too short for all of it.
///
/// The APIs put the same members around every piece of text: who sent it, of which response it is,
/// where it goes. The text stands behind them, where a line has ended.
struct PayloadGist {
    /// The payload as JSON with `…` for the members that were left out.
    let text: String

    /// Members that events of one stream share, or that only count them.
    private static let envelope: Set<String> = [
        "id", "object", "created", "model", "system_fingerprint", "service_tier", "type",
        "sequence_number", "event_id", "response_id", "item_id", "output_index", "content_index",
        "summary_index", "obfuscation", "logprobs",
    ]

    /// - Parameter payload: An event's data.
    /// - Returns: Nil where nothing can be left out: no JSON object, or nothing but the envelope.
    init?(of payload: String, ellipsis: String) {
        guard case .object(let object)? = try? JSONValue(parsing: payload) else { return nil }
        let members = object.members.filter {
            !Self.envelope.contains($0.key) && $0.value != .null
        }
        guard !members.isEmpty, members.count < object.members.count else { return nil }
        let kept = members.map { "\(JSONValue.string($0.key).text()):\($0.value.text())" }
        text = "{\(ellipsis),\(kept.joined(separator: ","))}"
    }
}
