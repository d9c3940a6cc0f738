import StreamingKit

/// The type and the members of each event.
extension ResponsePlan {
    /// What the event of `step` says, besides its type and its number.
    func payload(of step: PlannedEvent, at index: Int) -> (String, JSONObject) {
        switch step {
        case .created: ("response.created", ["response": response(startStatus)])
        case .queued: ("response.queued", ["response": response(.queued)])
        case .inProgress: ("response.in_progress", ["response": response(.inProgress)])
        case .end: ("response.\(finalStatus.rawValue)", ["response": response(finalStatus)])
        case .error: ("error", failureMembers)
        case .itemAdded(let item):
            (
                "response.output_item.added",
                ["output_index": .int(item), "item": self.item(item, isDone: false)]
            )
        case .itemDone(let item):
            (
                "response.output_item.done",
                ["output_index": .int(item), "item": self.item(item, isDone: true)]
            )
        case .contentAdded(let item):
            ("response.content_part.added", at(item, ["part": part(item, isDone: false)]))
        case .contentDone(let item):
            ("response.content_part.done", at(item, ["part": part(item, isDone: true)]))
        case .textDelta(let item, let text, let place):
            delta(
                "response.output_text",
                item,
                text,
                index,
                ["logprobs": logprobs([text], from: place)]
            )
        case .textDone(let item):
            (
                "response.output_text.done",
                at(
                    item,
                    [
                        "text": .string(words(item).joined()),
                        "logprobs": logprobs(words(item), from: 0),
                    ]
                )
            )
        case .annotation(let item, let number):
            (
                "response.output_text.annotation.added",
                at(
                    item,
                    ["annotation_index": .int(number), "annotation": annotations(item)[number]]
                )
            )
        case .refusalDelta(let item, let text): delta("response.refusal", item, text, index)
        case .refusalDone(let item):
            ("response.refusal.done", at(item, ["refusal": .string(words(item).joined())]))
        case .reasoningDelta(let item, let text):
            delta("response.reasoning_text", item, text, index)
        case .reasoningDone(let item):
            ("response.reasoning_text.done", at(item, ["text": .string(words(item).joined())]))
        case .summaryAdded(let item, let number):
            (
                "response.reasoning_summary_part.added",
                summary(item, number, ["part": Self.summaryPart("")])
            )
        case .summaryDelta(let item, let number, let text):
            (
                "response.reasoning_summary_text.delta",
                obfuscated(summary(item, number, ["delta": .string(String(text))]), text, index)
            )
        case .summaryTextDone(let item, let number):
            (
                "response.reasoning_summary_text.done",
                summary(item, number, ["text": .string(summaryText(item, number))])
            )
        case .summaryDone(let item, let number):
            (
                "response.reasoning_summary_part.done",
                summary(item, number, ["part": Self.summaryPart(summaryText(item, number))])
            )
        case .argumentsDelta(let item, let text):
            callDelta("response.function_call_arguments.delta", item, text, index)
        case .argumentsDone(let item):
            (
                "response.function_call_arguments.done",
                call(
                    item,
                    ["name": .string(name(item)), "arguments": .string(words(item).joined())]
                )
            )
        case .inputDelta(let item, let text):
            callDelta("response.custom_tool_call_input.delta", item, text, index)
        case .inputDone(let item):
            (
                "response.custom_tool_call_input.done",
                call(item, ["input": .string(words(item).joined())])
            )
        case .other(let item, let event), .otherDone(let item, let event):
            other(item, event, delta: nil, index)
        case .otherDelta(let item, let event, let text): other(item, event, delta: text, index)
        }
    }

    private var startStatus: Status { request.isBackground ? .queued : .inProgress }

    private var failureMembers: JSONObject {
        guard case .failed(let code, let message) = answer.finish else { return [:] }
        return Self.errorMembers(.failure(code: code, message), isFlat: false)
    }

    /// The members that say where in the output something belongs.
    private func at(_ item: Int, _ members: JSONObject) -> JSONObject {
        merged(call(item, ["content_index": 0]), members)
    }

    private func call(_ item: Int, _ members: JSONObject) -> JSONObject {
        merged(["item_id": .string(itemID(item)), "output_index": .int(item)], members)
    }

    private func summary(_ item: Int, _ part: Int, _ members: JSONObject) -> JSONObject {
        merged(call(item, ["summary_index": .int(part)]), members)
    }

    private func merged(_ first: JSONObject, _ second: JSONObject) -> JSONObject {
        second.members.reduce(into: first) { $0[$1.key] = $1.value }
    }

    private func delta(
        _ type: String,
        _ item: Int,
        _ text: Substring,
        _ index: Int,
        _ members: JSONObject = [:]
    ) -> (String, JSONObject) {
        let members = merged(["delta": .string(String(text))], members)
        return (type + ".delta", obfuscated(at(item, members), text, index))
    }

    private func callDelta(
        _ type: String,
        _ item: Int,
        _ text: Substring,
        _ index: Int
    ) -> (String, JSONObject) {
        (type, obfuscated(call(item, ["delta": .string(String(text))]), text, index))
    }

    private func obfuscated(_ members: JSONObject, _ text: Substring, _ index: Int) -> JSONObject {
        guard request.includesObfuscation else { return members }
        return merged(members, ["obfuscation": .string(obfuscation(of: text, at: index))])
    }

    /// An event that the scenario has written out, with the indexes that it leaves to us.
    private func other(
        _ item: Int,
        _ number: Int,
        delta: Substring?,
        _ index: Int
    ) -> (String, JSONObject) {
        guard case .other(let other) = answer.items[item].content else { return ("", [:]) }
        var type: String
        var members: JSONObject
        switch other.events[number] {
        case .event(let name, let written): (type, members) = (name, written)
        case .text(let name, let field, let text, let written):
            (type, members) = (name + (delta == nil ? ".done" : ".delta"), written)
            if let delta {
                members["delta"] = .string(String(delta))
            } else {
                members[field] = .string(text)
            }
        }
        // Audio belongs to the response, the commands of a shell to the item's index alone.
        if !type.hasPrefix("response.audio.") {
            let place = call(item, [:])
            for member in place.members where members[member.key] == nil {
                if member.key == "item_id", type.hasPrefix("response.shell_call_command.") {
                    continue
                }
                members[member.key] = member.value
            }
        }
        return (type, delta.map { obfuscated(members, $0, index) } ?? members)
    }
}
