import NIOCore
import StreamingKit

/// What each endpoint answers.
extension Service {
    /// `POST /v1/chat/completions`.
    func chatCompletion(_ call: Call) throws(ErrorReply) -> Reply {
        let faults = call.faults
        var chat = try ChatRequest(ParameterReader(body: call.request.body))
        if let seed = faults.seed { chat.prompt.seed = seed }
        if let tokens = faults.tokens, tokens * chat.choices > 200_000 {
            throw .invalid("'tokens' times 'n' may be 200000 at the most.", param: "n")
        }
        let scenario = try scenario(for: chat.prompt.model, faults)
        let writer = AnswerWriter(scenario: scenario, prompt: chat.prompt, length: faults.tokens)
        let answers = (0..<chat.choices).map { writer.answer(choice: $0) }
        let plan = ChatPlan(
            request: chat,
            answers: answers,
            number: call.report.number,
            created: now
        )
        let tokens = answers.reduce(0) { $0 + $1.outputTokens }
        let report = self.report(call, chat.prompt, scenario, tokens)
        let pace = faults.pace(of: scenario)
        if chat.isStreamed {
            let script = WireScript(plan: plan, pace: pace, faults: faults, scale: timeScale)
            return Reply(script, start: call.request.time, faults: faults, report: report)
        }
        for case .failed(let code, let message) in answers.map(\.finish) {
            throw .failure(code: code, message)
        }
        return Reply(
            plan.document,
            after: plan.duration(pace: pace, scale: timeScale),
            tokens: tokens,
            faults: faults,
            request: call.request,
            report: report
        )
    }

    /// `POST /v1/responses`.
    func createResponse(_ call: Call) throws(ErrorReply) -> Reply {
        let faults = call.faults
        var body = try ResponseRequest(ParameterReader(body: call.request.body))
        if let seed = faults.seed { body.prompt.seed = seed }
        if let previous = body.previousResponse, store.entry(previous) == nil {
            throw ErrorReply(
                status: 400,
                message: "Previous response with id '\(previous)' not found.",
                param: "previous_response_id",
                code: "previous_response_not_found"
            )
        }
        let scenario = try scenario(for: body.prompt.model, faults)
        let writer = AnswerWriter(scenario: scenario, prompt: body.prompt, length: faults.tokens)
        let plan = ResponsePlan(
            request: body,
            answer: writer.answer(),
            number: call.report.number,
            created: now
        )
        let pace = faults.pace(of: scenario)
        let entry = ResponseStore.Entry(
            plan: plan,
            pace: pace,
            scenario: scenario.name,
            start: call.request.time
        )
        if body.isStored { store.add(entry) }
        let report = self.report(call, body.prompt, scenario, plan.answer.outputTokens)
        if body.isStreamed {
            let script = WireScript(plan: plan, pace: pace, faults: faults, scale: timeScale)
            var reply = Reply(script, start: call.request.time, faults: faults, report: report)
            if body.isStored {
                reply.watched = .init(id: plan.id, endsWithClient: !body.isBackground)
            }
            return reply
        }
        if body.isBackground {
            return Reply(
                plan.response(.queued),
                faults: faults,
                request: call.request,
                report: report
            )
        }
        var reply = Reply(
            plan.document,
            after: plan.duration(pace: pace, scale: timeScale),
            tokens: plan.answer.outputTokens,
            faults: faults,
            request: call.request,
            report: report
        )
        if body.isStored { reply.watched = .init(id: plan.id, endsWithClient: true) }
        return reply
    }

    /// `GET /v1/responses/{id}`, with `stream=true` and `starting_after=N`.
    func retrieveResponse(_ id: String, _ call: Call) throws(ErrorReply) -> Reply {
        let entry = try stored(id)
        let target = call.request.target
        guard target.parameter("stream") == "true" else {
            return Reply(
                entry.document(at: call.request.time, scale: timeScale),
                faults: call.faults,
                request: call.request,
                report: report(call, entry)
            )
        }
        guard entry.plan.request.isBackground else {
            throw .invalid(
                "This response cannot be streamed: it was not created with 'background'.",
                param: "stream"
            )
        }
        var first = 0
        if let after = target.parameter("starting_after") {
            guard let number = Int(after), number >= 0, number < Int.max else {
                throw .invalid(
                    "Invalid 'starting_after': expected the sequence number of an event, but got "
                        + "'\(after)' instead.",
                    param: "starting_after"
                )
            }
            first = number + 1
        }
        var plan: any EventPlan = entry.plan
        if let events = entry.cancelledAfter { plan = PlanPrefix(base: plan, count: events) }
        let script = WireScript(
            plan: plan,
            from: first,
            pace: entry.pace,
            faults: call.faults,
            scale: timeScale
        )
        var reply = Reply(
            script,
            start: entry.start,
            faults: call.faults,
            report: report(call, entry)
        )
        reply.watched = .init(id: id, endsWithClient: false)
        return reply
    }

    /// `POST /v1/responses/{id}/cancel`.
    func cancelResponse(_ id: String, _ call: Call) throws(ErrorReply) -> Reply {
        let entry = try stored(id)
        guard entry.plan.request.isBackground else {
            throw .invalid("Only responses created with background=true can be cancelled.")
        }
        let progress = entry.progress(at: call.request.time, scale: timeScale)
        if progress.events < entry.plan.count { store.cancel(id, after: progress.events) }
        return Reply(
            try stored(id).document(at: call.request.time, scale: timeScale),
            request: call.request,
            report: report(call, entry)
        )
    }

    /// `GET /v1/models` and `GET /v1/models/{model}`.
    func models(named name: String?, _ call: Call) throws(ErrorReply) -> Reply {
        let value = { (model: String) -> JSONValue in
            [
                "id": .string(model), "object": "model", "created": 1_767_225_600,
                "owned_by": "streamtutor",
            ]
        }
        let document: JSONValue
        if let name {
            _ = try scenario(for: name, Faults())
            document = value(name)
        } else {
            document = ["object": "list", "data": .array(scenarios.models.map(value))]
        }
        return Reply(document, request: call.request, report: call.report)
    }

    private func stored(_ id: String) throws(ErrorReply) -> ResponseStore.Entry {
        guard let entry = store.entry(id) else {
            throw ErrorReply(
                status: 404,
                message: "Response with id '\(id)' not found.",
                param: "id"
            )
        }
        return entry
    }

    private func report(
        _ call: Call,
        _ prompt: Prompt,
        _ scenario: Scenario,
        _ tokens: Int
    ) -> RequestReport {
        var report = call.report
        report.model = prompt.model
        report.scenario = scenario.name
        report.inputTokens = prompt.inputTokens
        report.plannedTokens = tokens
        return report
    }

    /// A request that shows what another one pays for.
    private func report(_ call: Call, _ entry: ResponseStore.Entry) -> RequestReport {
        var report = call.report
        report.model = entry.plan.request.prompt.model
        report.scenario = entry.scenario
        return report
    }
}
