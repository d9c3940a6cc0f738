extension EventGlossary {
    /// Calls of the client's own functions and tools.
    static let calls = [
        Entry(
            "response.function_call_arguments.delta",
            "The next piece of a function's arguments: JSON text that may be cut anywhere."
        ),
        Entry(
            "response.function_call_arguments.done",
            "The arguments are whole. Only now may the function run."
        ),
        Entry(
            "response.custom_tool_call_input.delta",
            "The next piece of a custom tool's input: free text, no JSON."
        ),
        Entry("response.custom_tool_call_input.done", "The input is whole."),
    ]

    /// Tools that the API itself runs.
    static let tools =
        search + code
        + [
            Entry("response.image_generation_call.in_progress", "An image is asked for."),
            Entry("response.image_generation_call.generating", "The image is made."),
            Entry(
                "response.image_generation_call.partial_image",
                "The image so far, in base64: one to show until the next comes."
            ),
            Entry(
                "response.image_generation_call.completed",
                "The image is ready; the item has it."
            ),
            Entry("response.mcp_list_tools.in_progress", "Another server is asked for its tools."),
            Entry("response.mcp_list_tools.completed", "Its tools are known; the item has them."),
            Entry("response.mcp_list_tools.failed", "The server did not give its tools."),
            Entry("response.mcp_call.in_progress", "A tool of another server is called."),
            Entry("response.mcp_call_arguments.delta", "The next piece of that call's arguments."),
            Entry("response.mcp_call_arguments.done", "The arguments of that call are whole."),
            Entry("response.mcp_call.completed", "The other server has answered; the item has it."),
            Entry("response.mcp_call.failed", "The other server did not answer as it should."),
        ]

    private static let search = [
        Entry("response.web_search_call.in_progress", "A search on the web is asked for."),
        Entry("response.web_search_call.searching", "The search runs."),
        Entry("response.web_search_call.completed", "The search is over; no results come with it."),
        Entry("response.file_search_call.in_progress", "A search in stored files is asked for."),
        Entry("response.file_search_call.searching", "The search runs."),
        Entry("response.file_search_call.completed", "The search is over."),
    ]

    private static let code = [
        Entry("response.code_interpreter_call.in_progress", "The model will run a program."),
        Entry("response.code_interpreter_call_code.delta", "The next piece of the program."),
        Entry("response.code_interpreter_call_code.done", "The program is whole."),
        Entry("response.code_interpreter_call.interpreting", "The API runs the program."),
        Entry("response.code_interpreter_call.completed", "It ran; the item has what it printed."),
        Entry("response.shell_call_command.added", "A command for a shell begins."),
        Entry("response.shell_call_command.delta", "The next piece of the command."),
        Entry("response.shell_call_command.done", "The command is whole."),
        Entry(
            "response.shell_call_output_content.delta",
            "More of what the command printed: `delta` has `stdout` or `stderr`."
        ),
        Entry("response.shell_call_output_content.done", "All that the command printed."),
    ]

    static let others = [
        Entry("response.audio.delta", "The next piece of sound, in base64."),
        Entry("response.audio.done", "The sound is whole."),
        Entry("response.audio.transcript.delta", "The next piece of what the sound says."),
        Entry("response.audio.transcript.done", "All that the sound says."),
        Entry("response.compaction.compacting", "A long conversation is being made shorter."),
        Entry(
            "response.apply_patch_call_operation_diff.delta",
            "In no list of the API, and yet on the wire: a client passes on what it does not know."
        ),
        Entry(
            "response.apply_patch_call_operation_diff.done",
            "In no list of the API, and yet on the wire: a client passes on what it does not know."
        ),
    ]
}
