import NIOCore
import StreamingKit
import TestSupport

@testable import APISimulator

/// The scenarios of the course, read once.
let courseScenarios: ScenarioLibrary = {
    do {
        return try ScenarioLibrary.load(repositoryRoot() + "/scenarios")
    } catch {
        preconditionFailure("\(error)")
    }
}()

/// What `body` gives to Chat Completions, without a server.
func chatPlan(_ body: JSONValue, number: Int = 1) throws -> ChatPlan {
    let request = try ChatRequest(ParameterReader(body: Array(body.text().utf8)))
    let scenario = try found(courseScenarios.scenario(for: request.prompt.model))
    let writer = AnswerWriter(scenario: scenario, prompt: request.prompt)
    let answers = (0..<request.choices).map { writer.answer(choice: $0) }
    return ChatPlan(request: request, answers: answers, number: number, created: 1_800_000_000)
}

/// What `body` gives to the Responses API, without a server.
func responsePlan(_ body: JSONValue, number: Int = 1) throws -> ResponsePlan {
    let request = try ResponseRequest(ParameterReader(body: Array(body.text().utf8)))
    let scenario = try found(courseScenarios.scenario(for: request.prompt.model))
    let writer = AnswerWriter(scenario: scenario, prompt: request.prompt)
    return ResponsePlan(
        request: request,
        answer: writer.answer(),
        number: number,
        created: 1_800_000_000
    )
}

/// The body of a small Chat Completions request.
func chatBody(_ model: String, _ more: JSONObject = [:]) -> JSONValue {
    body(["model": .string(model), "messages": [["role": "user", "content": "Hello"]]], more)
}

/// The body of a small request to the Responses API.
func responseBody(_ model: String, _ more: JSONObject = [:]) -> JSONValue {
    body(["model": .string(model), "input": "Hello"], more)
}

private func body(_ base: JSONObject, _ more: JSONObject) -> JSONValue {
    .object(more.members.reduce(into: base) { $0[$1.key] = $1.value })
}

extension EventPlan {
    /// Every event of the plan.
    var events: [StreamEvent] { (0..<count).map { event(at: $0) } }

    /// The payloads that are JSON.
    var payloads: [JSONValue] {
        events.filter { $0.data != "[DONE]" }.compactMap { try? JSONValue(parsing: $0.data) }
    }
}

/// The steps of a script up to its end, at most `limit` of them.
func steps(of script: WireScript, limit: Int = 100_000) -> [WireStep] {
    var script = script
    var steps: [WireStep] = []
    while steps.count < limit {
        steps.append(script.next())
        if case .end = steps[steps.count - 1] { break }
    }
    return steps
}

extension [WireStep] {
    /// All bytes that are written.
    var bytes: [UInt8] { Array<UInt8>(pieces.joined()) }

    /// The pieces that are written.
    var pieces: [[UInt8]] {
        var pieces: [[UInt8]] = []
        for case .write(let bytes, _, _) in self { pieces.append(Array<UInt8>(bytes)) }
        return pieces
    }

    /// How it ends.
    var ending: WireEnding? {
        if case .end(let ending, _)? = last { ending } else { nil }
    }

    /// What all writes complete.
    var tally: WireStep.Tally {
        reduce(into: .init()) { sum, step in
            guard case .write(_, _, let tally) = step else { return }
            sum.events += tally.events
            sum.tokens += tally.tokens
        }
    }
}

/// The events in the bytes of a stream, read by the reference parser.
func parsedEvents(_ bytes: [UInt8]) throws -> [ServerSentEvent] {
    var parser = EventStreamParser()
    var events: [ServerSentEvent] = []
    try parser.push(bytes, into: &events)
    try parser.finish(into: &events)
    return events
}

/// A test asked for something that is not there.
struct NotThere: Error {}

/// The value, or an error that fails the test.
func found<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw NotThere() }
    return value
}
