// caught by: unknown, unknownTypes — what my client does not know is an error
import ExerciseSupport

/// Tells what an event of a streamed response says.
func decode(_ event: ServerSentEvent) throws -> ResponseEvent {
    guard let payload = try? JSONValue(parsing: event.data), let members = payload.object else {
        throw EventDecodingError.notAnObject(data: event.data)
    }
    let type = members["type"]?.string ?? event.type
    let fields = Fields(members: members, type: type)
    switch type {
    case "response.output_text.delta":
        return .textDelta(try fields.text("delta"), at: try fields.place())
    case "response.output_text.done":
        return .textDone(try fields.text("text"), at: try fields.place())
    case "response.refusal.delta":
        return .refusalDelta(try fields.text("delta"), at: try fields.place())
    case "response.refusal.done":
        return .refusalDone(try fields.text("refusal"), at: try fields.place())
    case "response.content_part.added":
        return .partAdded(try fields.need("part", OutputPart.init), at: try fields.place())
    case "response.content_part.done":
        return .partDone(try fields.need("part", OutputPart.init), at: try fields.place())
    case "response.output_item.added":
        return .itemAdded(try fields.need("item", OutputItem.init), output: try fields.output())
    case "response.output_item.done":
        return .itemDone(try fields.need("item", OutputItem.init), output: try fields.output())
    case "error":
        let inner = Fields(members: members["error"]?.object ?? members, type: type)
        return .error(code: inner.members["code"]?.string, message: try inner.text("message"))
    default:
        guard type.hasPrefix("response."),
            let step = ResponseStep(rawValue: String(type.dropFirst("response.".count)))
        else { throw EventDecodingError.missing(member: "type", type: type) }
        return .step(step, try fields.need("response", ResponseSnapshot.init))
    }
}

/// The members of an event, each of which is there or is an error.
private struct Fields {
    let members: JSONObject
    let type: String

    func need<Value>(_ member: String, _ read: (JSONValue) -> Value?) throws -> Value {
        guard let value = members[member].flatMap(read) else {
            throw EventDecodingError.missing(member: member, type: type)
        }
        return value
    }

    func text(_ member: String) throws -> String { try need(member) { $0.string } }
    func output() throws -> Int { try need("output_index") { $0.int } }

    func place() throws -> PartPlace {
        PartPlace(
            itemID: try text("item_id"),
            output: try output(),
            content: try need("content_index") { $0.int }
        )
    }
}
