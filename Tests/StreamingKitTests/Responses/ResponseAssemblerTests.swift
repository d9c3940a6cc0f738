import StreamingKit
import Testing

/// The orders are those of recorded streams, rebuilt.
@Suite("A response put together from events is the final one")
struct ResponseAssemblerTests {
    @Test("for text")
    func text() throws {
        let text = #"{"type":"output_text","text":"Hello","annotations":[]}"#
        try expectAssembled(
            [
                #"{"type":"response.output_item.added","output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}"#,
                #"{"type":"response.content_part.added","item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}"#,
                #"{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hel","logprobs":[]}"#,
                #"{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"lo","logprobs":[]}"#,
                #"{"type":"response.output_text.done","item_id":"msg_1","output_index":0,"content_index":0,"text":"Hello","logprobs":[]}"#,
                #"{"type":"response.content_part.done","item_id":"msg_1","output_index":0,"content_index":0,"part":\#(text)}"#,
                #"{"type":"response.output_item.done","output_index":0,"item":{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[\#(text)]}}"#,
            ],
            #"[{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[\#(text)]}]"#
        )
    }

    @Test("for text from deltas alone, with log probabilities and annotations between")
    func deltasAlone() throws {
        let place = #""item_id":"m","output_index":0,"content_index":0"#
        try expectAssembled(
            [
                #"{"type":"response.output_item.added","output_index":0,"item":{"id":"m","type":"message","role":"assistant","content":[]}}"#,
                #"{"type":"response.content_part.added",\#(place),"part":{"type":"output_text","text":"","annotations":[],"logprobs":[]}}"#,
                #"{"type":"response.output_text.delta",\#(place),"delta":"a","logprobs":[{"token":"a"}]}"#,
                #"{"type":"response.output_text.annotation.added",\#(place),"annotation_index":1,"annotation":{"n":1}}"#,
                #"{"type":"response.output_text.annotation.added",\#(place),"annotation_index":0,"annotation":{"n":0}}"#,
                #"{"type":"response.output_text.delta",\#(place),"delta":"b","logprobs":[{"token":"b"}]}"#,
                #"{"type":"response.output_text.done",\#(place),"text":"ab","logprobs":[]}"#,
            ],
            #"[{"id":"m","type":"message","role":"assistant","content":[{"type":"output_text","text":"ab","annotations":[{"n":0},{"n":1}],"logprobs":[{"token":"a"},{"token":"b"}]}]}]"#
        )
    }

    @Test("for a reasoning summary and a function, then another at once with a message")
    func reasoningAndFunctions() throws {
        try expectAssembled(
            [
                #"{"type":"response.output_item.added","output_index":0,"item":{"id":"rs","type":"reasoning","summary":[]}}"#,
                #"{"type":"response.reasoning_summary_part.added","item_id":"rs","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""}}"#,
                #"{"type":"response.reasoning_summary_text.delta","item_id":"rs","output_index":0,"summary_index":0,"delta":"Think"}"#,
                #"{"type":"response.reasoning_summary_text.delta","item_id":"rs","output_index":0,"summary_index":0,"delta":"ing"}"#,
                #"{"type":"response.reasoning_summary_part.added","item_id":"rs","output_index":0,"summary_index":1,"part":{"type":"summary_text","text":""}}"#,
                #"{"type":"response.reasoning_summary_text.done","item_id":"rs","output_index":0,"summary_index":1,"text":"More"}"#,
                #"{"type":"response.output_item.added","output_index":2,"item":{"id":"fc","type":"function_call","call_id":"c1","name":"f","arguments":"","status":"in_progress"}}"#,
                #"{"type":"response.function_call_arguments.delta","item_id":"fc","output_index":2,"delta":"{\"a\""}"#,
                #"{"type":"response.output_item.added","output_index":1,"item":{"id":"fd","type":"function_call","call_id":"c2","name":"g","arguments":"","status":"in_progress"}}"#,
                #"{"type":"response.function_call_arguments.delta","item_id":"fd","output_index":1,"delta":"{"}"#,
                #"{"type":"response.function_call_arguments.delta","item_id":"fc","output_index":2,"delta":":1}"}"#,
                #"{"type":"response.function_call_arguments.done","item_id":"fd","output_index":1,"arguments":"{}"}"#,
                #"{"type":"response.output_item.done","output_index":2,"item":{"id":"fc","type":"function_call","call_id":"c1","name":"f","arguments":"{\"a\":1}","status":"completed"}}"#,
            ],
            #"[{"id":"rs","type":"reasoning","summary":[{"type":"summary_text","text":"Thinking"},{"type":"summary_text","text":"More"}]},"#
                + #"{"id":"fd","type":"function_call","call_id":"c2","name":"g","arguments":"{}","status":"in_progress"},"#
                + #"{"id":"fc","type":"function_call","call_id":"c1","name":"f","arguments":"{\"a\":1}","status":"completed"}]"#
        )
    }

    @Test("for a refusal and for reasoning in the open")
    func refusal() throws {
        try expectAssembled(
            [
                #"{"type":"response.output_item.added","output_index":0,"item":{"id":"m","type":"message","content":[]}}"#,
                #"{"type":"response.content_part.added","item_id":"m","output_index":0,"content_index":0,"part":{"type":"refusal","refusal":""}}"#,
                #"{"type":"response.refusal.delta","item_id":"m","output_index":0,"content_index":0,"delta":"I'm"}"#,
                #"{"type":"response.refusal.delta","item_id":"m","output_index":0,"content_index":0,"delta":" sorry"}"#,
                #"{"type":"response.refusal.done","item_id":"m","output_index":0,"content_index":0,"refusal":"I'm sorry."}"#,
                #"{"type":"response.output_item.added","output_index":1,"item":{"id":"r","type":"reasoning","summary":[]}}"#,
                #"{"type":"response.reasoning_text.delta","item_id":"r","output_index":1,"content_index":0,"delta":"hm"}"#,
                #"{"type":"response.reasoning_text.delta","item_id":"r","output_index":1,"content_index":0,"delta":"m"}"#,
            ],
            #"[{"id":"m","type":"message","content":[{"type":"refusal","refusal":"I'm sorry."}]},"#
                + #"{"id":"r","type":"reasoning","summary":[],"content":[{"type":"reasoning_text","text":"hmm"}]}]"#
        )
    }

    @Test("for the tools that the API runs")
    func tools() throws {
        try expectAssembled(
            [
                #"{"type":"response.output_item.added","output_index":0,"item":{"id":"ws","type":"web_search_call","status":"in_progress"}}"#,
                #"{"type":"response.web_search_call.searching","item_id":"ws","output_index":0}"#,
                #"{"type":"response.web_search_call.completed","item_id":"ws","output_index":0}"#,
                #"{"type":"response.output_item.added","output_index":1,"item":{"id":"ci","type":"code_interpreter_call","status":"in_progress","code":""}}"#,
                #"{"type":"response.code_interpreter_call_code.delta","item_id":"ci","output_index":1,"delta":"1+"}"#,
                #"{"type":"response.code_interpreter_call_code.delta","item_id":"ci","output_index":1,"delta":"1"}"#,
                #"{"type":"response.code_interpreter_call.interpreting","item_id":"ci","output_index":1}"#,
                #"{"type":"response.output_item.added","output_index":2,"item":{"id":"ct","type":"custom_tool_call","input":""}}"#,
                #"{"type":"response.custom_tool_call_input.delta","item_id":"ct","output_index":2,"delta":"go"}"#,
                #"{"type":"response.output_item.added","output_index":3,"item":{"id":"ig","type":"image_generation_call","status":"in_progress","result":null}}"#,
                #"{"type":"response.image_generation_call.generating","item_id":"ig","output_index":3}"#,
                #"{"type":"response.image_generation_call.partial_image","item_id":"ig","output_index":3,"partial_image_index":0,"partial_image_b64":"QQ=="}"#,
                #"{"type":"response.output_item.added","output_index":4,"item":{"id":"ml","type":"mcp_list_tools","tools":[]}}"#,
                #"{"type":"response.mcp_list_tools.completed","item_id":"ml","output_index":4}"#,
            ],
            #"[{"id":"ws","type":"web_search_call","status":"completed"},"#
                + #"{"id":"ci","type":"code_interpreter_call","status":"interpreting","code":"1+1"},"#
                + #"{"id":"ct","type":"custom_tool_call","input":"go"},"#
                + #"{"id":"ig","type":"image_generation_call","status":"generating","result":null},"#
                + #"{"id":"ml","type":"mcp_list_tools","tools":[]}]"#
        )
    }

    @Test("for a shell and what its commands print")
    func shell() throws {
        try expectAssembled(
            [
                #"{"type":"response.output_item.added","output_index":0,"item":{"id":"sh","type":"shell_call","action":{"commands":[],"timeout_ms":9}}}"#,
                #"{"type":"response.shell_call_command.added","output_index":0,"command_index":0,"command":""}"#,
                #"{"type":"response.shell_call_command.delta","output_index":0,"command_index":0,"delta":"l"}"#,
                #"{"type":"response.shell_call_command.delta","output_index":0,"command_index":0,"delta":"s"}"#,
                #"{"type":"response.shell_call_command.added","output_index":0,"command_index":1,"command":""}"#,
                #"{"type":"response.shell_call_command.done","output_index":0,"command_index":1,"command":"pwd"}"#,
                #"{"type":"response.output_item.added","output_index":1,"item":{"id":"so","type":"shell_call_output","output":[]}}"#,
                #"{"type":"response.shell_call_output_content.delta","item_id":"so","output_index":1,"command_index":0,"delta":{"stdout":"a"}}"#,
                #"{"type":"response.shell_call_output_content.delta","item_id":"so","output_index":1,"command_index":0,"delta":{"stdout":"b","stderr":"!"}}"#,
                #"{"type":"response.shell_call_output_content.done","item_id":"so","output_index":1,"command_index":1,"output":[{"stdout":"/","stderr":""}]}"#,
            ],
            #"[{"id":"sh","type":"shell_call","action":{"commands":["ls","pwd"],"timeout_ms":9}},"#
                + #"{"id":"so","type":"shell_call_output","output":[{"stdout":"ab","stderr":"!"},{"stdout":"/","stderr":""}]}]"#
        )
    }
}
