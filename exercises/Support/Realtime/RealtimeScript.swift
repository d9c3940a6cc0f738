/// One thing that happens in a session: an event of the server, or an interruption.
public enum RealtimeStep: Sendable, CustomStringConvertible {
    /// The server sends an event.
    case event(JSONValue)
    /// The user interrupts, having heard so many milliseconds of the current answer.
    case interrupt(heard: Int)

    /// A message of the user.
    public static func user(_ id: String, _ text: String) -> RealtimeStep {
        .event([
            "type": "conversation.item.added",
            "item": [
                "id": .string(id), "type": "message", "role": "user",
                "content": [["type": "input_text", "text": .string(text)]],
            ],
        ])
    }

    /// A response begins.
    public static func created(_ id: String) -> RealtimeStep {
        .event([
            "type": "response.created", "response": ["id": .string(id), "status": "in_progress"],
        ])
    }

    /// A piece of text.
    public static func text(_ id: String, _ delta: String) -> RealtimeStep {
        .piece("output_text", id, delta)
    }

    /// A piece of what the voice says.
    public static func words(_ id: String, _ delta: String) -> RealtimeStep {
        .piece("output_audio_transcript", id, delta)
    }

    /// Sound of so many milliseconds.
    public static func sound(_ id: String, _ milliseconds: Int) -> RealtimeStep {
        .piece("output_audio", id, Sound.silence(milliseconds: milliseconds))
    }

    /// The last event of a response.
    public static func done(_ id: String, _ status: String = "completed") -> RealtimeStep {
        .event([
            "type": "response.done", "response": ["id": .string(id), "status": .string(status)],
        ])
    }

    private static func piece(_ kind: String, _ id: String, _ delta: String) -> RealtimeStep {
        .event([
            "type": .string("response.\(kind).delta"), "response_id": .string(id),
            "item_id": .string("item_" + id), "output_index": 0, "content_index": 0,
            "delta": .string(delta),
        ])
    }

    /// The step on one line: `text r1 "Hello"`, `sound r1 1500 ms`, `interrupt(heard: 900)`.
    public var description: String {
        guard case .event(let event) = self else {
            if case .interrupt(let heard) = self { return "interrupt(heard: \(heard))" }
            return ""
        }
        let type = event["type"]?.string ?? "no type"
        let response = event["response"]
        let id = event["response_id"]?.string ?? response?["id"]?.string
        var parts = [type] + (id.map { [$0] } ?? [])
        if let delta = event["delta"]?.string {
            parts.append(
                type == "response.output_audio.delta"
                    ? "\(Sound.milliseconds(inBase64: delta)) ms" : shown(text: delta)
            )
        }
        if type == "response.done" { parts.append(response?["status"]?.string ?? "no status") }
        if let text = event["item"]?["content"]?[0]?["text"]?.string {
            parts.append(shown(text: text))
        }
        return parts.joined(separator: " ")
    }
}
