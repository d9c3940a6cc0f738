/// A model that answers, and may call tools in its answer. Each answer has been streamed and put
/// together already.
public protocol ToolModel: Sendable {
    /// Sends a request with all that was said so far, and gives the answer.
    /// - Throws: What went wrong on the way.
    func answer(_ turns: [ToolTurn]) async throws -> ModelAnswer
}

/// Something that was said in a conversation with a model.
public enum ToolTurn: Equatable, Sendable {
    /// What the user said.
    case user(String)
    /// What the model answered: text, which may be empty, and calls.
    case assistant(text: String, calls: [ToolCall])
    /// What a call gave: `role: tool` in Chat Completions, `function_call_output` in the Responses
    /// API.
    case output(callID: String, text: String)
}

/// An answer of a model, as far as it came.
public struct ModelAnswer: Equatable, Sendable {
    /// The text; empty where the model only calls tools.
    public var text: String
    /// The calls, in the order of the answer.
    public var calls: [ToolCall]
    /// Whether it ended too early, so that the text and the last call may be half of what was meant.
    public var isCut: Bool

    /// Makes an answer.
    public init(text: String = "", calls: [ToolCall] = [], isCut: Bool = false) {
        self.text = text
        self.calls = calls
        self.isCut = isCut
    }
}

/// A function of this program that a model may call.
public struct Tool: Sendable {
    /// Its name, by which calls name it.
    public var name: String
    /// Runs it with a call's arguments. It may throw, and it ends early when its task is cancelled.
    public var run: @Sendable (_ arguments: String) async throws -> String

    /// Makes a tool.
    public init(name: String, run: @escaping @Sendable (String) async throws -> String) {
        self.name = name
        self.run = run
    }
}

/// What a tool throws, with a sentence that a model can act on.
public struct ToolFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The sentence.
    public var description: String

    /// Makes an error of a sentence.
    public init(_ description: String) { self.description = description }
}

/// Why a conversation has no answer.
public enum ToolLoopError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The model was asked so many times and still calls tools.
    case tooManyRounds(Int)
    /// An answer ended too early.
    case cutAnswer

    /// The error in words: `ToolLoopError.tooManyRounds(3)`.
    public var description: String {
        switch self {
        case .tooManyRounds(let count): "ToolLoopError.tooManyRounds(\(count))"
        case .cutAnswer: "ToolLoopError.cutAnswer"
        }
    }
}
