/// The events about what a model thinks, and about tools.
extension ResponseEvent.Kind {
    static func reasoning(_ type: String, _ members: inout MemberReader) -> Self? {
        switch type {
        case "response.reasoning_text.delta":
            members.string("delta").map { .reasoningDelta(members.content(), delta: $0) }
        case "response.reasoning_text.done":
            members.string("text").map { .reasoningDone(members.content(), text: $0) }
        case "response.reasoning_summary_part.added":
            members.value("part").map { .summaryPartAdded(members.summary(), part: $0) }
        case "response.reasoning_summary_part.done":
            members.value("part").map { .summaryPartDone(members.summary(), part: $0) }
        case "response.reasoning_summary_text.delta":
            members.string("delta").map { .summaryDelta(members.summary(), delta: $0) }
        case "response.reasoning_summary_text.done":
            members.string("text").map { .summaryDone(members.summary(), text: $0) }
        default: nil
        }
    }

    static func toolInput(_ type: String, _ members: inout MemberReader) -> Self? {
        if let input = inputDeltas[type] {
            return members.string("delta").map { .toolInputDelta(input, members.item(), delta: $0) }
        }
        guard let input = inputDones[type] else { return nil }
        return members.string(input.member).map {
            .toolInputDone(input, members.item(), text: $0)
        }
    }

    private static let inputDeltas = Dictionary(
        uniqueKeysWithValues: ResponseToolInput.allCases.map {
            ("response.\($0.rawValue).delta", $0)
        }
    )
    private static let inputDones = Dictionary(
        uniqueKeysWithValues: ResponseToolInput.allCases.map {
            ("response.\($0.rawValue).done", $0)
        }
    )

    static func toolProgress(_ type: String, _ members: inout MemberReader) -> Self? {
        if type == "response.image_generation_call.partial_image" {
            return members.string("partial_image_b64").map {
                .partialImage(
                    members.item(),
                    index: members.index("partial_image_index"),
                    base64: $0
                )
            }
        }
        guard let event = toolEvents[type] else { return nil }
        return .toolProgress(event.tool, event.phase, members.item())
    }

    private static let toolEvents: [String: (tool: ResponseTool, phase: ResponseTool.Phase)] = {
        var events: [String: (tool: ResponseTool, phase: ResponseTool.Phase)] = [:]
        for tool in ResponseTool.allCases {
            for phase in tool.phases {
                events["response.\(tool.rawValue).\(phase.rawValue)"] = (tool, phase)
            }
        }
        return events
    }()

    static func shell(_ type: String, _ members: inout MemberReader) -> Self? {
        switch type {
        case "response.shell_call_command.added":
            members.string("command").map { .commandAdded(members.command(), command: $0) }
        case "response.shell_call_command.delta":
            members.string("delta").map { .commandDelta(members.command(), delta: $0) }
        case "response.shell_call_command.done":
            members.string("command").map { .commandDone(members.command(), command: $0) }
        case "response.shell_call_output_content.delta":
            members.value("delta").map { .commandOutputDelta(members.command(), delta: $0) }
        case "response.shell_call_output_content.done":
            members.array("output").map { .commandOutputDone(members.command(), output: $0) }
        default: nil
        }
    }

    static func audio(_ type: String, _ members: inout MemberReader) -> Self? {
        switch type {
        case "response.audio.delta": members.string("delta").map { .audioDelta($0) }
        case "response.audio.done": .audioDone
        case "response.audio.transcript.delta": members.string("delta").map { .transcriptDelta($0) }
        case "response.audio.transcript.done": .transcriptDone
        default: nil
        }
    }
}

extension MemberReader {
    mutating func summary() -> ResponsePartPlace { part("summary_index") }
    mutating func command() -> ResponsePartPlace { part("command_index") }
}
