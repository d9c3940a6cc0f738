extension ResponseEvent.Kind {
    /// The item that the event changes, and the type that such an item has when nothing has
    /// announced it; `nil` for events that change no item.
    var target: (place: ResponseItemPlace, itemType: String)? {
        switch self {
        case .partAdded(let place, _), .partDone(let place, _), .textDelta(let place, _, _),
            .textDone(let place, _, _), .annotationAdded(let place, _, _),
            .refusalDelta(let place, _), .refusalDone(let place, _):
            (place.item, "message")
        case .reasoningDelta(let place, _), .reasoningDone(let place, _),
            .summaryPartAdded(let place, _), .summaryPartDone(let place, _),
            .summaryDelta(let place, _), .summaryDone(let place, _):
            (place.item, "reasoning")
        case .toolInputDelta(let input, let place, _), .toolInputDone(let input, let place, _):
            (place, input.itemType)
        case .toolProgress(let tool, _, let place):
            (place, tool.rawValue)
        case .commandAdded(let place, _), .commandDelta(let place, _), .commandDone(let place, _):
            (place.item, "shell_call")
        case .commandOutputDelta(let place, _), .commandOutputDone(let place, _):
            (place.item, "shell_call_output")
        case .step, .error, .itemAdded, .itemDone, .partialImage, .audioDelta, .audioDone,
            .transcriptDelta, .transcriptDone, .unknown:
            nil
        }
    }
}

extension ResponseToolInput {
    fileprivate var itemType: String {
        switch self {
        case .functionArguments: "function_call"
        case .customToolInput: "custom_tool_call"
        case .mcpArguments: "mcp_call"
        case .code: "code_interpreter_call"
        }
    }
}

extension AssembledItem {
    /// Does to the item what an event about it says.
    mutating func add(_ kind: ResponseEvent.Kind) {
        switch kind {
        case .partAdded(let place, let part), .partDone(let place, let part):
            content[place.index] = AssembledPart(part)
        case .textDelta(let place, let delta, let logprobs):
            content[place.index, default: AssembledPart(type: "output_text")]
                .append(delta, to: "text", logprobs: logprobs ?? [])
        case .textDone(let place, let text, let logprobs):
            content[place.index, default: AssembledPart(type: "output_text")]
                .set(text, in: "text", logprobs: logprobs ?? [])
        case .annotationAdded(let place, let index, let annotation):
            content[place.index, default: AssembledPart(type: "output_text")]
                .set(annotation: annotation, at: index)
        case .refusalDelta(let place, let delta):
            content[place.index, default: AssembledPart(type: "refusal")]
                .append(delta, to: "refusal")
        case .refusalDone(let place, let refusal):
            content[place.index, default: AssembledPart(type: "refusal")]
                .set(refusal, in: "refusal")
        case .reasoningDelta(let place, let delta):
            content[place.index, default: AssembledPart(type: "reasoning_text")]
                .append(delta, to: "text")
        case .reasoningDone(let place, let text):
            content[place.index, default: AssembledPart(type: "reasoning_text")]
                .set(text, in: "text")
        case .summaryPartAdded(let place, let part), .summaryPartDone(let place, let part):
            summary[place.index] = AssembledPart(part)
        case .summaryDelta(let place, let delta):
            summary[place.index, default: AssembledPart(type: "summary_text")]
                .append(delta, to: "text")
        case .summaryDone(let place, let text):
            summary[place.index, default: AssembledPart(type: "summary_text")]
                .set(text, in: "text")
        default:
            addToolEvent(kind)
        }
    }

    private mutating func addToolEvent(_ kind: ResponseEvent.Kind) {
        switch kind {
        case .toolInputDelta(let input, _, let delta): append(delta, to: input)
        case .toolInputDone(let input, _, let text): set(text, in: input)
        case .toolProgress(_, let phase, _): set(status: phase.rawValue)
        case .commandAdded(let place, let command), .commandDone(let place, let command):
            commands[place.index] = command
        case .commandDelta(let place, let delta):
            commands[place.index, default: ""] += delta
        case .commandOutputDelta(let place, let delta):
            for member in delta.object?.members ?? [] {
                guard let text = member.value.string else { continue }
                outputs[place.index, default: AssembledPart([:])].append(text, to: member.key)
            }
        case .commandOutputDone(let place, let output):
            // One command has one output; an event with several has those of all commands.
            if output.count == 1 {
                outputs[place.index] = AssembledPart(output[0])
            } else {
                for (index, value) in output.enumerated() { outputs[index] = AssembledPart(value) }
            }
        default: break
        }
    }
}
