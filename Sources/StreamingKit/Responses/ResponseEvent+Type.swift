extension ResponseEvent {
    /// The event's type as the API writes it, such as `response.output_text.delta`.
    public var type: String { kind.type }
}

extension ResponseEvent.Kind {
    /// The type as the API writes it, such as `response.output_text.delta`.
    public var type: String {
        switch self {
        case .step(let step, _): "response.\(step.rawValue)"
        case .error: "error"
        case .itemAdded: "response.output_item.added"
        case .itemDone: "response.output_item.done"
        case .partAdded: "response.content_part.added"
        case .partDone: "response.content_part.done"
        case .textDelta: "response.output_text.delta"
        case .textDone: "response.output_text.done"
        case .annotationAdded: "response.output_text.annotation.added"
        case .refusalDelta: "response.refusal.delta"
        case .refusalDone: "response.refusal.done"
        case .reasoningDelta: "response.reasoning_text.delta"
        case .reasoningDone: "response.reasoning_text.done"
        case .summaryPartAdded: "response.reasoning_summary_part.added"
        case .summaryPartDone: "response.reasoning_summary_part.done"
        case .summaryDelta: "response.reasoning_summary_text.delta"
        case .summaryDone: "response.reasoning_summary_text.done"
        case .toolInputDelta(let input, _, _): "response.\(input.rawValue).delta"
        case .toolInputDone(let input, _, _): "response.\(input.rawValue).done"
        case .toolProgress(let tool, let phase, _): "response.\(tool.rawValue).\(phase.rawValue)"
        case .partialImage: "response.image_generation_call.partial_image"
        case .commandAdded: "response.shell_call_command.added"
        case .commandDelta: "response.shell_call_command.delta"
        case .commandDone: "response.shell_call_command.done"
        case .commandOutputDelta: "response.shell_call_output_content.delta"
        case .commandOutputDone: "response.shell_call_output_content.done"
        case .audioDelta: "response.audio.delta"
        case .audioDone: "response.audio.done"
        case .transcriptDelta: "response.audio.transcript.delta"
        case .transcriptDone: "response.audio.transcript.done"
        case .unknown(let type, _): type
        }
    }
}
