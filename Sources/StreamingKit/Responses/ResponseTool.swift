/// A tool that the API itself runs, and tells the progress of by events.
public enum ResponseTool: String, CaseIterable, Hashable, Sendable {
    /// A search on the web.
    case webSearch = "web_search_call"
    /// A search in stored files.
    case fileSearch = "file_search_call"
    /// A program that the model wrote.
    case codeInterpreter = "code_interpreter_call"
    /// An image.
    case imageGeneration = "image_generation_call"
    /// The list of tools of an MCP server.
    case mcpListTools = "mcp_list_tools"
    /// A call of a tool of an MCP server.
    case mcpCall = "mcp_call"
    /// The conversation, made shorter.
    case compaction

    /// What a tool is doing.
    public enum Phase: String, Hashable, Sendable {
        /// It has begun.
        case inProgress = "in_progress"
        /// It searches.
        case searching
        /// It runs the program.
        case interpreting
        /// It makes the image.
        case generating
        /// It makes the conversation shorter.
        case compacting
        /// It is done.
        case completed
        /// It did not succeed.
        case failed
    }

    /// The phases that the tool has events for, in their order.
    public var phases: [Phase] {
        switch self {
        case .webSearch, .fileSearch: [.inProgress, .searching, .completed]
        case .codeInterpreter: [.inProgress, .interpreting, .completed]
        case .imageGeneration: [.inProgress, .generating, .completed]
        case .mcpListTools, .mcpCall: [.inProgress, .completed, .failed]
        case .compaction: [.compacting]
        }
    }
}

/// A text that the model writes for a tool, and that comes in pieces.
public enum ResponseToolInput: String, CaseIterable, Hashable, Sendable {
    /// The arguments of a function of the client: JSON text.
    case functionArguments = "function_call_arguments"
    /// The input of a custom tool of the client: free text.
    case customToolInput = "custom_tool_call_input"
    /// The arguments of a tool of an MCP server: JSON text.
    case mcpArguments = "mcp_call_arguments"
    /// The program for the code interpreter.
    case code = "code_interpreter_call_code"

    /// The member that has the whole text, in the item as well as in the event at its end.
    public var member: String {
        switch self {
        case .functionArguments, .mcpArguments: "arguments"
        case .customToolInput: "input"
        case .code: "code"
        }
    }
}
