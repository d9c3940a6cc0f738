import StreamingKit

/// The items of an answer.
extension ScenarioReader {
    /// One element of `output`.
    func item(_ value: JSONValue, at place: String) throws(MalformedScenario) -> ScriptedItem {
        switch value["type"]?.string {
        case "message":
            try check(value, at: place, members: ["type", "text", "annotations", "phase"])
            return .message(
                text: try text(value, "text", at: place),
                annotations: try list(value, "annotations", at: place, optional: true),
                phase: value["phase"] == nil ? nil : try text(value, "phase", at: place)
            )
        case "refusal":
            try check(value, at: place, members: ["type", "text"])
            return .refusal(try text(value, "text", at: place))
        case "reasoning":
            try check(value, at: place, members: ["type", "summary", "text"])
            var summary: [String] = []
            for (index, part) in try list(value, "summary", at: place, optional: true).enumerated()
            {
                guard let part = part.string else {
                    throw problem("\(place).summary[\(index)]", "must be text")
                }
                summary.append(part)
            }
            return .reasoning(
                summary: summary,
                text: value["text"] == nil ? nil : try text(value, "text", at: place)
            )
        case "function_call":
            try check(value, at: place, members: ["type", "name", "arguments"])
            guard let arguments = value["arguments"] else {
                throw problem("\(place).arguments", "must be an object, or text for any other")
            }
            return .functionCall(
                name: try text(value, "name", at: place),
                // Text is taken as it is, so that arguments can be broken on purpose.
                arguments: arguments.string ?? arguments.text()
            )
        case "tool_calls":
            try check(value, at: place, members: ["type", "count"])
            let count = value["count"] == nil ? 1 : value["count"]?.int ?? 0
            guard (1...16).contains(count) else {
                throw problem("\(place).count", "must be from 1 to 16")
            }
            return .offeredToolCalls(count: count)
        case "custom_tool_call":
            try check(value, at: place, members: ["type", "name", "input"])
            return .customToolCall(
                name: try text(value, "name", at: place),
                input: try text(value, "input", at: place)
            )
        case "json":
            try check(value, at: place, members: ["type"])
            return .json
        case "item": return .other(try otherItem(value, at: place))
        default:
            throw problem(
                "\(place).type",
                "must be message, refusal, reasoning, function_call, tool_calls, "
                    + "custom_tool_call, json or item"
            )
        }
    }

    private func otherItem(
        _ value: JSONValue,
        at place: String
    ) throws(MalformedScenario) -> OtherItem {
        try check(value, at: place, members: ["type", "item", "added", "events"])
        guard let item = value["item"], item["type"]?.string != nil else {
            throw problem("\(place).item", "must be an object with a 'type'")
        }
        guard let added = (value["added"] ?? [:]).object else {
            throw problem("\(place).added", "must be an object")
        }
        var events: [OtherEvent] = []
        for (index, event) in try list(value, "events", at: place, optional: true).enumerated() {
            events.append(try otherEvent(event, at: "\(place).events[\(index)]"))
        }
        return OtherItem(item: item, added: added, events: events)
    }

    private func otherEvent(
        _ value: JSONValue,
        at place: String
    ) throws(MalformedScenario) -> OtherEvent {
        guard var members = value.object else { throw problem(place, "must be an object") }
        if let type = value["stream"]?.string {
            let field = try text(value, "as", at: place)
            let text = try text(value, "text", at: place)
            for name in ["stream", "as", "text"] { members[name] = nil }
            return .text(type: type, field: field, text: text, members: members)
        }
        let type = try text(value, "type", at: place)
        members["type"] = nil
        return .event(type: type, members: members)
    }
}
