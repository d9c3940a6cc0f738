import ExerciseSupport

/// How often one request is sent, at the most.
let mostAttempts = 4

/// Asks a model, shows its answer as it comes, and runs the tools that it calls.
/// - Parameters:
///   - idleLimit: The longest silence of the network.
///   - clock: What all waits are measured with.
///   - show: Takes each piece of text for the user.
/// - Returns: What the user saw, and how it ended. A cancelled task means that the user pressed Stop.
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

/// What a call gives, an error included: the model is told of it.
private func output(of call: ToolCall, _ tools: [Tool]) async -> String {
    guard let tool = tools.first(where: { $0.name == call.name }) else {
        return "Error: there is no tool named \(call.name)"
    }
    do { return try await tool.run(call.arguments) } catch { return "Error: \(error)" }
}

/// An answer to one request, as far as it came.
private struct Round {
    var text = ""
    var calls: [ToolCall] = []
    /// A body that just ends is no success. Only the API's last word changes this.
    var ending = AnswerEnding.interrupted(.endOfBody)
    /// Whether no retry can change it.
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

    /// Sends a request, and again while it may be, and nothing of its answer was shown.
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
            let reply = try await withinLimit { try await api.send(turns) }
            defer { reply.close() }
            guard reply.status == 200 else { return try await refusal(reply) }
            var parser = SSEParser()
            while let chunk = try await withinLimit({ try await reply.next() }) {
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

    /// What is said by a reply that is no stream.
    private func refusal(_ reply: StreamedReply) async throws -> Round {
        var body: [UInt8] = []
        while let chunk = try await withinLimit({ try await reply.next() }) { body += chunk }
        let error = (try? JSONValue(parsing: body))?["error"]
        var round = Round()
        round.ending = .failed(error?["message"]?.string ?? "status \(reply.status)")
        round.isFinal = ![408, 409, 429].contains(reply.status) && reply.status < 500
        round.retryAfter = reply.header("retry-after").flatMap { Int($0) }.map { .seconds($0) }
        return round
    }

    /// Takes one event. What cannot be read, or is not known, is passed over.
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

    /// Does some work, and gives up when it takes longer than a silence may be.
    private func withinLimit<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            // Whoever comes second is cancelled. Without this, the group would wait for it.
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask {
                try await clock.sleep(for: idleLimit)
                throw IdleTimeout(idleLimit)
            }
            return try await group.next()!
        }
    }
}

/// Turns chunks into the data of events (HTML standard, section 9.2.6).
private struct SSEParser {
    /// The line so far, as bytes: a character may still be cut in two.
    private var line: [UInt8] = []
    /// Whether the last byte was a CR, so that a LF that follows ends no second line.
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
