import NIOCore
import StreamingKit

/// The Responses API over a WebSocket: requests as messages, and the events of a stream as answers.
///
/// Requests of one lane (`stream_id`) are answered one after the other, those of several lanes at
/// the same time.
struct ResponsesDialogue: Dialogue {
    /// A response that is being sent.
    struct Running: Sendable {
        var plan: LanePlan
        var body: JSONObject
        var scenario: Scenario
        var steerings: [Steering] = []
    }

    private let call: Call
    private let service: Service
    var running: [String: Running] = [:]
    /// Requests that wait for their lane, in their order; the empty name is the lane without one.
    private var waiting: [(lane: String, body: JSONObject)] = []
    /// The newest responses that have ended on this connection.
    var ended: [String] = []
    /// Input that waits for results of tools, by the response that asked for them.
    var pending: [String: [Steering]] = [:]
    var steerEvents = 0

    /// The most lanes that are served at the same time.
    static let maximumLanes = 4
    /// The most requests that may wait.
    private static let maximumWaiting = 16
    /// How many ended responses are remembered.
    private static let maximumEnded = 100

    init(call: Call, service: Service) {
        self.call = call
        self.service = service
    }

    mutating func begin() -> [DialogueStep] { [] }

    mutating func receive(_ text: String) -> [DialogueStep] {
        var lane: String?
        do throws(ErrorReply) {
            let reader = try ParameterReader(body: Array(text.utf8))
            guard let type = try reader.string("type") else { throw reader.missing("type") }
            lane = try reader.string("stream_id")
            guard var body = try? JSONValue(parsing: text).object else { return [] }
            body["type"] = nil
            switch type {
            case "response.create": return try enqueue(body, lane ?? "")
            case "response.steer": return steer(body)
            default:
                throw .invalid(
                    "Invalid value: '\(type)'. Supported values are: 'response.create' and "
                        + "'response.steer'.",
                    param: "type",
                    code: "invalid_value"
                )
            }
        } catch {
            return [.say(Self.event(error, lane: lane))]
        }
    }

    /// The error event of a request that is not answered.
    private static func event(_ error: ErrorReply, lane: String?) -> JSONValue {
        let event: JSONValue = [
            "type": "error", "status": .int(error.status), "error": error.value,
        ]
        return lane.map { event.setting("stream_id", to: .string($0)) } ?? event
    }

    // MARK: Requests

    private mutating func enqueue(
        _ body: JSONObject,
        _ lane: String
    ) throws(ErrorReply) -> [DialogueStep] {
        if !running.values.contains(where: { ($0.plan.lane ?? "") == lane }),
            running.count < Self.maximumLanes
        {
            return try start(body, lane)
        }
        guard waiting.count < Self.maximumWaiting else {
            throw ErrorReply(
                status: 429,
                message: "\(Self.maximumWaiting) requests wait on this connection already.",
                type: "requests",
                code: "too_many_requests"
            )
        }
        waiting.append((lane, body))
        return []
    }

    /// Begins to answer a request.
    mutating func start(_ given: JSONObject, _ lane: String) throws(ErrorReply) -> [DialogueStep] {
        var body = given
        body["stream_id"] = nil
        // A stream is all that there is here.
        body["stream"] = true
        if let waited = body["previous_response_id"]?.string.flatMap({ pending[$0] }) {
            let input = Steering.list(body["input"]) ?? []
            body["input"] = .array(waited.flatMap(\.input) + input)
        }
        let reader = ParameterReader(body: .object(body), prefix: "")
        var request = try ResponseRequest(reader)
        if let seed = call.faults.seed { request.prompt.seed = seed }
        if request.isBackground {
            throw .invalid(
                "'background' is not supported over WebSocket.",
                param: "background",
                code: "unsupported_parameter"
            )
        }
        if let previous = request.previousResponse, !ended.contains(previous),
            service.store.entry(previous) == nil
        {
            throw .invalid(
                "Previous response with id '\(previous)' not found.",
                param: "previous_response_id",
                code: "previous_response_not_found"
            )
        }
        let scenario = try service.scenario(for: request.prompt.model, call.faults)
        if let previous = request.previousResponse { pending[previous] = nil }
        return [.start(turn(request, body, lane, scenario))]
    }

    private mutating func turn(
        _ request: ResponseRequest,
        _ body: JSONObject,
        _ lane: String,
        _ scenario: Scenario
    ) -> Turn {
        let faults = call.faults
        var report = service.newReport(method: "WS", path: "/v1/responses")
        let writer = AnswerWriter(
            scenario: scenario,
            prompt: request.prompt,
            length: faults.tokens
        )
        let base = ResponsePlan(
            request: request,
            answer: writer.answer(),
            number: report.number,
            created: service.now
        )
        report.model = request.prompt.model
        report.scenario = scenario.name
        report.faults = faults.summary
        report.isStreamed = true
        report.inputTokens = request.prompt.inputTokens
        report.plannedTokens = base.answer.outputTokens
        let plan = LanePlan(base: base, lane: lane.isEmpty ? nil : lane)
        running[base.id] = Running(plan: plan, body: body, scenario: scenario)
        return Turn(
            id: base.id,
            plan: plan,
            pace: faults.pace(of: scenario),
            faults: faults,
            report: report
        )
    }

    mutating func didSend(_ index: Int, of turn: String) -> [DialogueStep] { [] }

    mutating func didEnd(_ turn: String, after events: Int) -> [DialogueStep] {
        guard let over = running.removeValue(forKey: turn) else { return [] }
        let isWhole = events >= over.plan.count
        if isWhole { keep(over) }
        var steps = settle(over.steerings, of: over, isWhole: isWhole)
        while running.count < Self.maximumLanes, let (lane, body) = takeWaiting() {
            do throws(ErrorReply) {
                steps += try start(body, lane)
            } catch {
                steps.append(.say(Self.event(error, lane: lane.isEmpty ? nil : lane)))
            }
        }
        return steps
    }

    /// The oldest request whose lane is free.
    private mutating func takeWaiting() -> (lane: String, body: JSONObject)? {
        let busy = Set(running.values.map { $0.plan.lane ?? "" })
        guard let place = waiting.firstIndex(where: { !busy.contains($0.lane) }) else { return nil }
        return waiting.remove(at: place)
    }

    /// Remembers a response for `previous_response_id`, and for clients that ask for it.
    private mutating func keep(_ over: Running) {
        let plan = over.plan.base
        ended.append(plan.id)
        if ended.count > Self.maximumEnded { pending[ended.removeFirst()] = nil }
        guard plan.request.isStored else { return }
        service.store.add(
            ResponseStore.Entry(
                plan: plan,
                pace: call.faults.pace(of: over.scenario),
                scenario: over.scenario.name,
                // Long ago, so that all of it is out.
                start: .distantPast
            )
        )
    }
}
