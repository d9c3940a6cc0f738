import StreamingKit

/// What a session of the Realtime API is set to, as the object that clients see and change.
struct RealtimeSettings: Equatable, Sendable {
    private(set) var object: JSONObject

    /// What holds until the client says something else; `id` and `model` name the session.
    init(id: String, model: String, expires: Int) {
        let format: JSONValue = ["type": "audio/pcm", "rate": 24000]
        object = [
            "type": "realtime", "object": "realtime.session", "id": .string(id),
            "model": .string(model), "output_modalities": ["audio"], "instructions": "",
            "tools": [], "tool_choice": "auto", "max_output_tokens": "inf", "tracing": .null,
            "truncation": "auto", "prompt": .null, "expires_at": .int(expires),
            "audio": [
                "input": [
                    "format": format, "transcription": .null, "noise_reduction": .null,
                    "turn_detection": .null,
                ],
                "output": ["format": format, "voice": "marin", "speed": 1],
            ], "include": .null,
        ]
    }

    /// Whether what the user says is written down.
    var transcribes: Bool {
        let value = object["audio"]?["input"]?["transcription"]
        return value.map { !$0.isNull } ?? false
    }

    /// Takes the members that a client sends; the others stay as they are.
    /// - Throws: `ErrorReply` with the first member that is wrong; nothing has changed then.
    mutating func update(_ change: JSONValue) throws(ErrorReply) {
        let reader = ParameterReader(body: change, prefix: "session.")
        guard let type = try reader.string("type") else { throw reader.missing("type") }
        guard type == "realtime" else {
            throw .invalid(
                "Invalid value: '\(type)'. Supported values are: 'realtime'.",
                param: "session.type",
                code: "invalid_value"
            )
        }
        var changed = object
        for member in change.object?.members ?? [] {
            guard object[member.key] != nil || Self.others.contains(member.key) else {
                throw .unknownParameter("session.\(member.key)")
            }
            guard !Self.fixed.contains(member.key) else { continue }
            if member.key == "audio" {
                changed["audio"] = try Self.merged(audio: object["audio"] ?? [:], member.value)
            } else {
                changed[member.key] = member.value
            }
        }
        // What an answer depends on must be right before one is asked for.
        _ = try RealtimeOrder(.object(changed), prefix: "session.")
        object = changed
    }

    /// Members that a client may send and that are not there from the start.
    private static let others = ["parallel_tool_calls", "reasoning"]
    /// Members that stay what they are.
    private static let fixed = ["id", "object", "expires_at", "model", "type"]

    private static func merged(
        audio: JSONValue,
        _ change: JSONValue
    ) throws(ErrorReply) -> JSONValue {
        let reader = ParameterReader(body: change, prefix: "session.audio.")
        guard change.object != nil else {
            throw ParameterReader(body: [:], prefix: "session.")
                .wrongType("audio", change, wanted: "an object")
        }
        var merged = audio
        for side in change.object?.members ?? [] {
            guard ["input", "output"].contains(side.key) else {
                throw .unknownParameter("session.audio.\(side.key)")
            }
            guard let members = try reader.object(side.key) else { continue }
            try check(members, side: side.key)
            var values = audio[side.key] ?? [:]
            for member in side.value.object?.members ?? [] {
                values = values.setting(member.key, to: member.value)
            }
            merged = merged.setting(side.key, to: values)
        }
        return merged
    }

    private static func check(_ side: ParameterReader, side name: String) throws(ErrorReply) {
        let path = "session.audio.\(name)."
        let format = try side.object("format")
        if let type = try format?.string("type"), type != "audio/pcm" {
            throw .invalid(
                "The simulator knows sound as 'audio/pcm' alone, not '\(type)'.",
                param: path + "format.type",
                code: "invalid_value"
            )
        }
        if side.value("turn_detection") != nil {
            throw .invalid(
                "The simulator does not listen for the end of speech: 'turn_detection' must be "
                    + "null. Send input_audio_buffer.commit and response.create.",
                param: path + "turn_detection",
                code: "invalid_value"
            )
        }
    }
}

extension ErrorReply {
    /// A member that the API does not have.
    static func unknownParameter(_ name: String) -> ErrorReply {
        .invalid("Unknown parameter: '\(name)'.", param: name, code: "unknown_parameter")
    }
}
