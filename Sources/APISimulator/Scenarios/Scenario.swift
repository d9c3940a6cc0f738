package import StreamingKit

/// What the simulator answers to requests that name it: a data file of the course.
///
/// The format is described in `scenarios/README.md`.
package struct Scenario: Equatable, Sendable {
    /// The name that a client gives as its model: the file's name without `.json`.
    package var name: String
    /// What a person reads about it, in one line.
    package var title: String
    /// Further model names that lead to this scenario.
    package var models: [String]
    /// How fast its answers come.
    package var pace: Pace
    /// The answers; the first whose condition holds decides, those with the same condition are
    /// its alternatives.
    package var answers: [ScriptedAnswer]
}

/// One answer as the file has it, before it meets a request.
package struct ScriptedAnswer: Equatable, Sendable {
    /// When it may be given.
    package var condition: Condition
    /// What it consists of, in order.
    package var output: [ScriptedItem]
    /// How it ends.
    package var finish: Finish
}

/// When an answer may be given; what is `nil` does not matter.
package struct Condition: Equatable, Sendable {
    /// Whether the request offers tools that may be called.
    package var tools: Bool?
    /// Whether the request asks for JSON of a schema, or any JSON.
    package var json: Bool?
    /// Whether the last thing in the request is what a tool gave.
    package var toolResult: Bool?
    /// What the user's last text contains, in lower case.
    package var contains: String?
}

/// How an answer ends.
package enum Finish: Equatable, Sendable {
    /// It is whole.
    case stop
    /// It reached the most tokens that it may have.
    case length
    /// A filter cut it off.
    case contentFilter
    /// The server gave up in the middle.
    case failed(code: String, message: String)
}

/// One part of an answer as the file has it.
package enum ScriptedItem: Equatable, Sendable {
    /// Text for the user; `{input}` and `{toolResult}` stand for the request's.
    case message(text: String, annotations: [JSONValue], phase: String?)
    /// The words of a model that will not do it.
    case refusal(String)
    /// What the model thought: parts of a summary, and perhaps the text itself.
    case reasoning(summary: [String], text: String?)
    /// A call of a function, with its arguments as text.
    case functionCall(name: String, arguments: String)
    /// Calls of the tools that the request offers, their arguments made up from their schemas.
    case offeredToolCalls(count: Int)
    /// A call of a custom tool, with free text.
    case customToolCall(name: String, input: String)
    /// JSON of the schema that the request asks for.
    case json
    /// Any other item of the Responses API, its events written out.
    case other(OtherItem)
}

/// An item that is sent as the file has it, for the item types that this program has no rules of
/// its own for.
package struct OtherItem: Equatable, Sendable {
    /// The item as `response.output_item.done` gives it, without its id.
    package var item: JSONValue
    /// Members that differ in `response.output_item.added`.
    package var added: JSONObject
    /// The events between the two.
    package var events: [OtherEvent]
}

/// An event of an item that is sent as the file has it.
package enum OtherEvent: Equatable, Sendable {
    /// One event with these members.
    case event(type: String, members: JSONObject)
    /// `type.delta` for each token of a text, then `type.done` with the whole text as `field`.
    case text(type: String, field: String, text: String, members: JSONObject)
}
