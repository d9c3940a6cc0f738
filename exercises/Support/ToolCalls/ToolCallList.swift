/// Calls as a suite compares and shows them, one a line and in their order.
public struct ToolCallList: Equatable, Sendable, CustomStringConvertible,
    ExpressibleByArrayLiteral
{
    /// The calls.
    public var calls: [ToolCall]

    /// Takes calls.
    public init(_ calls: [ToolCall]) { self.calls = calls }
    /// Takes calls as they are written in a suite.
    public init(arrayLiteral calls: ToolCall...) { self.calls = calls }

    /// The calls below each other.
    public var description: String {
        let lines = calls.map { call in
            let name = call.name.isEmpty ? "(no name)" : call.name
            let id = call.id.isEmpty ? "(none)" : call.id
            return "\(name)(\(shown(text: call.arguments))) id \(id)"
        }
        return lines.isEmpty ? "(no calls)" : lines.joined(separator: "\n")
    }

    /// Whether both are the same calls, code point by code point.
    public static func == (left: ToolCallList, right: ToolCallList) -> Bool {
        left.calls.elementsEqual(right.calls) {
            isSameText($0.id, $1.id) && isSameText($0.name, $1.name)
                && isSameText($0.arguments, $1.arguments)
        }
    }
}

extension ChatCompletionChunk {
    /// A chunk with pieces of tool calls.
    public static func pieces(_ pieces: ToolCallDelta...) -> ChatCompletionChunk {
        .delta(Delta(toolCalls: pieces))
    }
}
