import StreamingKit

/// Checks the items that clients add to a conversation.
enum RealtimeItem {
    /// The item as the conversation holds it: with an id and a status, and without sound.
    /// - Parameters:
    ///   - id: the id for an item that has none.
    ///   - prefix: what stands before the names of members in messages, such as `item.`.
    /// - Throws: `ErrorReply` with the member that is wrong.
    static func checked(
        _ item: JSONValue,
        id: String,
        prefix: String
    ) throws(ErrorReply) -> JSONValue {
        let reader = ParameterReader(body: item, prefix: prefix)
        guard let type = try reader.string("type") else { throw reader.missing("type") }
        var object = JSONObject()
        object["id"] = .string(try reader.string("id") ?? id)
        object["object"] = "realtime.item"
        object["type"] = .string(type)
        object["status"] = "completed"
        switch type {
        case "message": try addMessage(reader, to: &object, prefix: prefix)
        case "function_call":
            for name in ["call_id", "name", "arguments"] {
                guard let text = try reader.string(name) else { throw reader.missing(name) }
                object[name] = .string(text)
            }
        case "function_call_output":
            for name in ["call_id", "output"] {
                guard let text = try reader.string(name) else { throw reader.missing(name) }
                object[name] = .string(text)
            }
        default:
            throw .invalid(
                "Invalid value: '\(type)'. Supported values are: 'message', 'function_call', and "
                    + "'function_call_output'.",
                param: prefix + "type",
                code: "invalid_value"
            )
        }
        return .object(object)
    }

    private static func addMessage(
        _ reader: ParameterReader,
        to object: inout JSONObject,
        prefix: String
    ) throws(ErrorReply) {
        guard let role = try reader.string("role") else { throw reader.missing("role") }
        guard let kinds = partTypes[role] else {
            throw .invalid(
                "Invalid value: '\(role)'. Supported values are: 'user', 'assistant', and "
                    + "'system'.",
                param: prefix + "role",
                code: "invalid_value"
            )
        }
        guard let content = try reader.array("content") else { throw reader.missing("content") }
        var parts: [JSONValue] = []
        for (index, part) in content.enumerated() {
            parts.append(
                try checked(part: part, of: kinds, prefix: "\(prefix)content[\(index)].")
            )
        }
        object["role"] = .string(role)
        object["content"] = .array(parts)
    }

    /// The kinds of content that each role may have, with the member that each must have.
    private static let partTypes: [String: [(type: String, member: String)]] = [
        "user": [("input_text", "text"), ("input_audio", "audio"), ("input_image", "image_url")],
        "system": [("input_text", "text")],
        "assistant": [("output_text", "text"), ("output_audio", "transcript")],
    ]

    private static func checked(
        part: JSONValue,
        of kinds: [(type: String, member: String)],
        prefix: String
    ) throws(ErrorReply) -> JSONValue {
        guard part.object != nil else {
            throw .invalid(
                "Invalid type for '\(prefix.dropLast())': expected an object.",
                param: String(prefix.dropLast()),
                code: "invalid_type"
            )
        }
        let reader = ParameterReader(body: part, prefix: prefix)
        guard let type = try reader.string("type") else { throw reader.missing("type") }
        guard let kind = kinds.first(where: { $0.type == type }) else {
            throw .invalid(
                "Invalid value: '\(type)'. Value must be "
                    + kinds.map { "'\($0.type)'" }.joined(separator: " or ") + ".",
                param: prefix + "type",
                code: "invalid_value"
            )
        }
        guard let value = try reader.string(kind.member) else { throw reader.missing(kind.member) }
        guard kind.member == "audio" else {
            return ["type": .string(type), kind.member: .string(value)]
        }
        guard let sound = Base64.decode(value) else { throw Sound.notBase64(prefix + "audio") }
        let transcript = try reader.string("transcript")
        return [
            "type": .string(type),
            "transcript": .string(transcript ?? Sound.stand(for: sound.count)),
        ]
    }
}
