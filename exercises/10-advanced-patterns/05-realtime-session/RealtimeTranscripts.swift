import ExerciseSupport

/// The transcript of a session of the Realtime API.
struct RealtimeTranscript {
    /// The response that speaks.
    private struct Current {
        var id: String
        /// Its place in `turns`.
        var turn: Int
        // TODO: what else must be known when the user interrupts?
    }

    private(set) var turns: [RealtimeTurn] = []
    private var current: Current?
    /// The users' turns, by the ID of their items.
    private var userTurns: [String: Int] = [:]

    /// Takes the next event of the server.
    mutating func take(_ event: JSONValue) {
        switch event["type"]?.string {
        case "conversation.item.added": addUser(event["item"])
        case "conversation.item.input_audio_transcription.completed":
            // What a user said is understood later than it is heard.
            guard let turn = event["item_id"]?.string.flatMap({ userTurns[$0] }) else { return }
            turns[turn].text = event["transcript"]?.string ?? ""
        case "response.created":
            guard let id = event["response"]?["id"]?.string else { return }
            current = Current(id: id, turn: turns.count)
            turns.append(RealtimeTurn(.assistant, "", .open))
        case "response.output_text.delta", "response.output_audio_transcript.delta":
            // TODO: whose delta is it?
            turns[turns.count - 1].text += event["delta"]?.string ?? ""
        // TODO: response.output_audio.delta, response.done
        default: break
        }
    }

    /// The user interrupts, having heard so much of the current answer.
    /// - Returns: What is to be sent to the server.
    mutating func interrupt(heard milliseconds: Int) -> [RealtimeCommand] {
        // TODO: what was heard stays; the rest goes, here and on the server.
        []
    }

    private mutating func addUser(_ item: JSONValue?) {
        guard let item, item["role"]?.string == "user", let id = item["id"]?.string else { return }
        let texts = item["content"]?.array?.compactMap { $0["text"]?.string } ?? []
        userTurns[id] = turns.count
        turns.append(RealtimeTurn(.user, texts.joined()))
    }
}
