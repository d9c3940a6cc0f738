import StreamingKit

/// What a client does to the items of the conversation, and to the sound that it sends.
extension RealtimeSession {
    mutating func create(
        _ item: JSONValue,
        after previous: String?
    ) throws(ErrorReply) -> [DialogueStep] {
        let item = try RealtimeItem.checked(item, id: newID("item_"), prefix: "item.")
        if let id = item["id"]?.string, conversation.item(id) != nil {
            throw .invalid(
                "The conversation has an item '\(id)' already.",
                param: "item.id",
                code: "item_already_exists"
            )
        }
        return added(item, after: try conversation.insert(item, after: previous))
    }

    /// Says that an item of the client is there.
    private mutating func added(_ item: JSONValue, after previous: String?) -> [DialogueStep] {
        let others: JSONObject = previous == nil ? ["previous_item_id": .null] : [:]
        return [
            say(.item(.added, item, previousItemID: previous), others),
            say(.item(.done, item, previousItemID: previous), others),
        ]
    }

    mutating func delete(_ id: String) throws(ErrorReply) -> [DialogueStep] {
        guard conversation.remove(id) else { throw unknown(id, "delete") }
        return [say(.itemDeleted(itemID: id))]
    }

    mutating func retrieve(_ id: String) throws(ErrorReply) -> [DialogueStep] {
        guard let item = conversation.item(id) else { throw unknown(id, "retrieve") }
        return [say(.item(.retrieved, item, previousItemID: nil))]
    }

    mutating func truncate(
        _ id: String,
        _ index: Int,
        at end: Int
    ) throws(ErrorReply) -> [DialogueStep] {
        guard let item = conversation.item(id) else { throw unknown(id, "truncate") }
        guard let part = item["content"]?[index], part["type"]?.string == "output_audio",
            let transcript = part["transcript"]?.string
        else {
            throw .invalid(
                "Only what the model said can be truncated; item '\(id)' has no sound at "
                    + "content_index \(index).",
                param: "content_index",
                code: "invalid_value"
            )
        }
        let words = tokens(of: transcript)
        let length = words.count * Sound.tokenMilliseconds
        guard (0...length).contains(end) else {
            throw .invalid(
                "Audio content of \(length)ms is already shorter than \(end)ms",
                param: "audio_end_ms",
                code: "invalid_value"
            )
        }
        let heard = words.prefix(end / Sound.tokenMilliseconds).joined()
        var content = item["content"]?.array ?? []
        content[index] = part.setting("transcript", to: .string(heard))
        conversation.replace(item.setting("content", to: .array(content)))
        return [
            say(.itemTruncated(itemID: id, contentIndex: index, audioEndMilliseconds: end))
        ]
    }

    private func unknown(_ id: String, _ verb: String) -> ErrorReply {
        .invalid(
            "Item '\(id)' does not exist in the conversation.",
            param: "item_id",
            code: "item_\(verb)_invalid_item_id"
        )
    }

    // MARK: Sound

    /// The most sound that may be appended: what the API allows too.
    private static let maximumSound = 15 << 20

    mutating func append(_ base64: String) throws(ErrorReply) -> [DialogueStep] {
        guard let sound = Base64.decode(base64) else { throw Sound.notBase64("audio") }
        guard soundBytes + sound.count <= Self.maximumSound else {
            throw .invalid(
                "The input audio buffer is full: it may have \(Self.maximumSound) bytes. Commit "
                    + "or clear it.",
                param: "audio",
                code: "input_audio_buffer_full"
            )
        }
        // Nobody listens here: how much there is says all that is used.
        soundBytes += sound.count
        return []
    }

    mutating func commit() throws(ErrorReply) -> [DialogueStep] {
        let length = Sound.milliseconds(of: soundBytes)
        guard length >= 100 else {
            throw .invalid(
                "Error committing input audio buffer: buffer too small. Expected at least 100ms "
                    + "of audio, but buffer only has \(length)ms of audio.",
                code: "input_audio_buffer_commit_empty"
            )
        }
        let transcript = Sound.stand(for: soundBytes)
        let id = newID("item_")
        let item: JSONValue = [
            "id": .string(id), "object": "realtime.item", "type": "message",
            "status": "completed", "role": "user",
            "content": [["type": "input_audio", "transcript": .string(transcript)]],
        ]
        let previous = try conversation.insert(item)
        soundBytes = 0
        var steps = [
            say(
                .inputAudio(.committed, itemID: id),
                ["previous_item_id": .optional(previous)]
            )
        ]
        steps += added(item, after: previous)
        guard settings.transcribes else { return steps }
        for word in tokens(of: transcript) {
            steps.append(
                say(.inputTranscriptDelta(itemID: id, contentIndex: 0, delta: String(word)))
            )
        }
        let usage: JSONValue = [
            "type": "duration",
            "seconds": JSONNumber(Double(length) / 1000).map { .number($0) } ?? 0,
        ]
        steps.append(
            say(
                .inputTranscriptCompleted(itemID: id, contentIndex: 0, transcript: transcript),
                ["usage": usage]
            )
        )
        return steps
    }
}
