/// One event of every type that the API has, as `type` and the members that it has beside `type`
/// and `sequence_number`.
enum ResponseEventTypes {
    static let all: [(type: String, members: String)] =
        steps + items + texts + tools + shell + audio

    private static let part = #""item_id":"i1","output_index":1,"content_index":2"#
    private static let summary = #""item_id":"i1","output_index":1,"summary_index":2"#
    private static let item = #""item_id":"i1","output_index":1"#

    private static let steps: [(type: String, members: String)] =
        ["created", "queued", "in_progress", "completed", "failed", "incomplete"].map {
            ("response.\($0)", #""response":{"id":"r","status":"x","output":[]}"#)
        } + [("error", #""code":"c","message":"m","param":null"#)]

    private static let items: [(type: String, members: String)] = [
        ("response.output_item.added", #""output_index":1,"item":{"id":"i1"}"#),
        ("response.output_item.done", #""output_index":1,"item":{"id":"i1"}"#),
        ("response.content_part.added", part + #","part":{"type":"output_text"}"#),
        ("response.content_part.done", part + #","part":{"type":"output_text"}"#),
    ]

    private static let texts: [(type: String, members: String)] = [
        ("response.output_text.delta", part + #","delta":"a","logprobs":[],"obfuscation":"x""#),
        ("response.output_text.done", part + #","text":"a","logprobs":[]"#),
        (
            "response.output_text.annotation.added",
            part + #","annotation_index":3,"annotation":{"type":"url_citation"}"#
        ),
        ("response.refusal.delta", part + #","delta":"a""#),
        ("response.refusal.done", part + #","refusal":"a""#),
        ("response.reasoning_text.delta", part + #","delta":"a""#),
        ("response.reasoning_text.done", part + #","text":"a""#),
        ("response.reasoning_summary_part.added", summary + #","part":{"text":""}"#),
        ("response.reasoning_summary_part.done", summary + #","part":{},"status":"incomplete""#),
        ("response.reasoning_summary_text.delta", summary + #","delta":"a""#),
        ("response.reasoning_summary_text.done", summary + #","text":"a""#),
    ]

    private static let tools: [(type: String, members: String)] =
        [
            ("response.function_call_arguments", "arguments"),
            ("response.custom_tool_call_input", "input"),
            ("response.mcp_call_arguments", "arguments"),
            ("response.code_interpreter_call_code", "code"),
        ].flatMap { type, member in
            [
                (type + ".delta", item + #","delta":"a""#),
                (type + ".done", item + #","\#(member)":"a","name":"f""#),
            ]
        }
        + [
            "web_search_call.in_progress", "web_search_call.searching",
            "web_search_call.completed", "file_search_call.in_progress",
            "file_search_call.searching", "file_search_call.completed",
            "code_interpreter_call.in_progress", "code_interpreter_call.interpreting",
            "code_interpreter_call.completed", "image_generation_call.in_progress",
            "image_generation_call.generating", "image_generation_call.completed",
            "mcp_list_tools.in_progress", "mcp_list_tools.completed", "mcp_list_tools.failed",
            "mcp_call.in_progress", "mcp_call.completed", "mcp_call.failed",
            "compaction.compacting",
        ].map { ("response.\($0)", item) }
        + [
            (
                "response.image_generation_call.partial_image",
                item + #","partial_image_index":0,"partial_image_b64":"QQ==","size":"auto""#
            )
        ]

    private static let shell: [(type: String, members: String)] = [
        ("response.shell_call_command.added", #""output_index":1,"command_index":0,"command":"""#),
        ("response.shell_call_command.delta", #""output_index":1,"command_index":0,"delta":"ls""#),
        ("response.shell_call_command.done", #""output_index":1,"command_index":0,"command":"ls""#),
        (
            "response.shell_call_output_content.delta",
            item + #","command_index":0,"delta":{"stdout":"a"}"#
        ),
        (
            "response.shell_call_output_content.done",
            item + #","command_index":0,"output":[{"stdout":"a","stderr":""}]"#
        ),
    ]

    private static let audio: [(type: String, members: String)] = [
        ("response.audio.delta", #""delta":"QQ==""#),
        ("response.audio.done", #""response_id":"r""#),
        ("response.audio.transcript.delta", #""delta":"a""#),
        ("response.audio.transcript.done", #""response_id":"r""#),
    ]
}
