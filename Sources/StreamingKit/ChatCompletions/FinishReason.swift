/// Why a model stopped writing a choice of a chat completion.
///
/// A reason that is not among the known ones is kept as it came: servers have their own.
public struct FinishReason: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The reason as the API writes it.
    public let rawValue: String

    /// A reason as the API writes it.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The answer is complete, or a stop sequence came.
    public static let stop = FinishReason(rawValue: "stop")
    /// The limit of tokens was reached: the answer is cut off.
    public static let length = FinishReason(rawValue: "length")
    /// The model calls tools and waits for their results.
    public static let toolCalls = FinishReason(rawValue: "tool_calls")
    /// A filter has left content out.
    public static let contentFilter = FinishReason(rawValue: "content_filter")
    /// The model calls a function, in the form before tools.
    public static let functionCall = FinishReason(rawValue: "function_call")

    /// The reason as the API writes it.
    public var description: String { rawValue }
}
