// caught by: silence — no answer takes longer than the limit
import ExerciseSupport

let mostAttempts = 4

func ask(
    _ question: String,
    over api: some ResponsesAPI,
    tools: [Tool],
    idleLimit: Duration,
    clock: some Clock<Duration>,
    show: @escaping @Sendable (String) -> Void
) async -> StreamedAnswer {
    let client = Client(api: api, idleLimit: idleLimit, clock: clock, show: show)
    var result = StreamedAnswer()
    var turns: [ToolTurn] = [.user(question)]
    while true {
        let round = await client.answer(to: turns, counting: &result.requests)
        result.text += round.text
        result.ending = round.ending
        guard round.ending == .completed, !round.calls.isEmpty else { return result }
        turns.append(.assistant(text: round.text, calls: round.calls))
        for call in round.calls {
            turns.append(.output(callID: call.id, text: await output(of: call, tools)))
            result.calls.append(call)
            if Task.isCancelled {
                result.ending = .stopped
                return result
            }
        }
    }
}

private func output(of call: ToolCall, _ tools: [Tool]) async -> String {
    guard let tool = tools.first(where: { $0.name == call.name }) else {
        return "Error: there is no tool named \(call.name)"
    }
    do { return try await tool.run(call.arguments) } catch { return "Error: \(error)" }
}

private struct Round {
    var text = ""
    var calls: [ToolCall] = []
    var ending = AnswerEnding.interrupted(.endOfBody)
    var isFinal = false
    var retryAfter: Duration?

    mutating func end(_ ending: AnswerEnding) {
        self.ending = ending
        isFinal = true
    }
}

private struct Client<API: ResponsesAPI, Time: Clock<Duration>>: Sendable {
    let api: API
    let idleLimit: Duration
    let clock: Time
    let show: @Sendable (String) -> Void

    func answer(to turns: [ToolTurn], counting requests: inout Int) async -> Round {
        var backoff = Duration.seconds(1)
        for attempt in 1...mostAttempts {
            requests += 1
            var round = await attemptAnswer(to: turns)
            guard !round.isFinal, round.text.isEmpty, attempt < mostAttempts else {
                return round
            }
            do {
                try await clock.sleep(for: round.retryAfter ?? backoff)
            } catch {
                round.ending = .stopped
                return round
            }
            backoff *= 2
        }
        preconditionFailure("the last attempt returns")
    }

    private func attemptAnswer(to turns: [ToolTurn]) async -> Round {
        var round = Round()
        do {
            let end = clock.now.advanced(by: idleLimit)
            let reply = try await withinLimit(end) { try await api.send(turns) }
            defer { reply.close() }
            guard reply.status == 200 else { return try await refusal(reply) }
            var parser = SSEParser()
            while let chunk = try await withinLimit(end, { try await reply.next() }) {
                for data in parser.push(chunk) {
                    try Task.checkCancellation()
                    take(data, into: &round)
                    if round.isFinal { return round }
                }
            }
        } catch is IdleTimeout {
            round.ending = .interrupted(.timedOut)
        } catch {
            round.ending = .interrupted(.connectionLost)
        }
        if Task.isCancelled { round.end(.stopped) }
        return round
    }

    private func refusal(_ reply: StreamedReply) async throws -> Round {
        var body: [UInt8] = []
        while let chunk = try await reply.next() { body += chunk }
        let error = (try? JSONValue(parsing: body))?["error"]
        var round = Round()
        round.ending = .failed(error?["message"]?.string ?? "status \(reply.status)")
        round.isFinal = ![408, 409, 429].contains(reply.status) && reply.status < 500
        round.retryAfter = reply.header("retry-after").flatMap { Int($0) }.map { .seconds($0) }
        return round
    }

    private func take(_ data: String, into round: inout Round) {
        guard let event = try? JSONValue(parsing: data) else { return }
        let response = event["response"]
        switch event["type"]?.string {
        case "response.output_text.delta":
            guard let delta = event["delta"]?.string, !delta.isEmpty else { return }
            round.text += delta
            show(delta)
        case "response.output_item.done":
            guard let item = event["item"], item["type"]?.string == "function_call",
                let id = item["call_id"]?.string, let name = item["name"]?.string
            else { return }
            let arguments = item["arguments"]?.string ?? ""
            round.calls.append(ToolCall(id: id, name: name, arguments: arguments))
        case "response.completed":
            round.end(.completed)
        case "response.incomplete":
            round.end(.incomplete(response?["incomplete_details"]?["reason"]?.string ?? ""))
        case "response.failed":
            round.end(.failed(response?["error"]?["message"]?.string ?? ""))
        case "error":
            round.end(.failed((event["error"] ?? event)["message"]?.string ?? ""))
        default: break
        }
    }

    private func withinLimit<Value: Sendable>(
        _ end: Time.Instant,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            // Whoever comes second is cancelled. Without this, the group would wait for it.
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask {
                try await clock.sleep(until: end, tolerance: nil)
                throw IdleTimeout(idleLimit)
            }
            return try await group.next()!
        }
    }
}

private struct SSEParser {
    private var line: [UInt8] = []
    private var afterCR = false
    private var data: [String] = []

    mutating func push(_ chunk: [UInt8]) -> [String] {
        var events: [String] = []
        for byte in chunk {
            defer { afterCR = byte == 0x0D }
            switch byte {
            case 0x0A where afterCR: continue
            case 0x0A, 0x0D: if let event = endLine() { events.append(event) }
            default: line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() -> String? {
        defer { line.removeAll(keepingCapacity: true) }
        if line.isEmpty {
            defer { data = [] }
            return data.isEmpty ? nil : data.joined(separator: "\n")
        }
        let text = String(decoding: line, as: UTF8.self)
        // No other field matters here. A byte order mark stands before a field that does not.
        if text.hasPrefix("data:") {
            let value = text.dropFirst("data:".count)
            data.append(String(value.first == " " ? value.dropFirst() : value))
        }
        return nil
    }
}
