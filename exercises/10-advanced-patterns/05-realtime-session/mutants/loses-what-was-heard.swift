// caught by: heard, anyMoment, secondInterruption — a cancelled answer was not given
import ExerciseSupport

/// The transcript of a session of the Realtime API.
struct RealtimeTranscript {
    /// The response that speaks.
    private struct Current {
        var id: String
        /// Its place in `turns`.
        var turn: Int
        /// The pieces of its text, and how much sound had come before each.
        var pieces: [(text: String, start: Int)] = []
        /// How much sound has come.
        var sound = 0
        var soundItem = ""
        var soundIndex = 0
        var isDone = false
    }

    private(set) var turns: [RealtimeTurn] = []
    private var current: Current?
    /// The users' turns, by the ID of their items.
    private var userTurns: [String: Int] = [:]
    /// The turns whose responses are not done, by the ID of the response.
    private var openTurns: [String: Int] = [:]

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
            openTurns[id] = turns.count
            turns.append(RealtimeTurn(.assistant, "", .open))
        case "response.output_text.delta", "response.output_audio_transcript.delta":
            guard let current = speaking(in: event) else { return }
            let delta = event["delta"]?.string ?? ""
            self.current?.pieces.append((delta, current.sound))
            turns[current.turn].text += delta
        case "response.output_audio.delta":
            guard speaking(in: event) != nil, let delta = event["delta"]?.string else { return }
            current?.sound += Sound.milliseconds(inBase64: delta)
            current?.soundItem = event["item_id"]?.string ?? ""
            current?.soundIndex = event["content_index"]?.int ?? 0
        case "response.done": end(event["response"])
        default: break
        }
    }

    /// The user interrupts, having heard so much of the current answer.
    /// - Returns: What is to be sent to the server.
    mutating func interrupt(heard milliseconds: Int) -> [RealtimeCommand] {
        guard let current, !current.isDone || milliseconds < current.sound else { return [] }
        var commands: [RealtimeCommand] = []
        if !current.isDone { commands.append(.cancel(responseID: current.id)) }
        if current.sound > 0 {
            let heard = current.pieces.filter { $0.start < milliseconds }
            _ = heard
            commands.append(
                .truncate(
                    itemID: current.soundItem,
                    contentIndex: current.soundIndex,
                    audioEndMilliseconds: min(milliseconds, current.sound)
                )
            )
        }
        turns[current.turn].text = ""
        turns[current.turn].state = .cancelled
        openTurns[current.id] = nil
        self.current = nil
        return commands
    }

    /// The current response, if the event is about it.
    private func speaking(in event: JSONValue) -> Current? {
        current.flatMap { $0.id == event["response_id"]?.string ? $0 : nil }
    }

    private mutating func end(_ response: JSONValue?) {
        guard let id = response?["id"]?.string, let turn = openTurns.removeValue(forKey: id) else {
            return
        }
        turns[turn].state = response?["status"]?.string.flatMap(RealtimeTurn.State.init) ?? .failed
        if current?.id == id { current?.isDone = true }
    }

    private mutating func addUser(_ item: JSONValue?) {
        guard let item, item["role"]?.string == "user", let id = item["id"]?.string else { return }
        let texts = item["content"]?.array?.compactMap { $0["text"]?.string } ?? []
        userTurns[id] = turns.count
        turns.append(RealtimeTurn(.user, texts.joined()))
    }
}
