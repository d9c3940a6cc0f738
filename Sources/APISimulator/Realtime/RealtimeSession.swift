import StreamingKit

/// A session of the Realtime API: what the server says to each event of the client.
struct RealtimeSession: Dialogue {
    let id: String
    let conversationID: String
    private let model: String
    private let scenario: Scenario
    private let faults: Faults
    private let service: Service
    var settings: RealtimeSettings
    var conversation = Conversation()
    /// The bytes of sound that were appended and not committed.
    var soundBytes = 0
    /// The responses that are being sent, by their ids.
    private var running: [String: RealtimePlan] = [:]
    private var events = 0

    /// How many responses may be sent at the same time.
    static let maximumResponses = 16
    /// How many events they may have together.
    static let maximumEvents = 500_000

    /// - Parameter number: tells apart sessions that are alike otherwise, in their ids.
    init(model: String, scenario: Scenario, faults: Faults, number: Int, service: Service) {
        self.model = model
        self.scenario = scenario
        self.faults = faults
        self.service = service
        var random = StableRandom(model, "session \(number)")
        id = random.identifier("sess_", length: 21)
        conversationID = random.identifier("conv_", length: 21)
        settings = RealtimeSettings(id: id, model: model, expires: service.now + 3600)
    }

    mutating func begin() -> [DialogueStep] { [say(.sessionCreated(.object(settings.object)))] }

    mutating func receive(_ text: String) -> [DialogueStep] {
        let payload: JSONValue
        do {
            payload = try JSONValue(parsing: text)
        } catch {
            let problem = ErrorReply.invalid(
                "The event is not JSON: \(error).",
                code: "invalid_json"
            )
            return [say(.error(problem.realtime(causedBy: nil)))]
        }
        let event: RealtimeClientEvent
        do throws(APIError) {
            event = try RealtimeClientEvent(payload)
        } catch {
            return [say(.error(error))]
        }
        do throws(ErrorReply) {
            return try answer(event)
        } catch {
            return [say(.error(error.realtime(causedBy: event.eventID)))]
        }
    }

    private mutating func answer(_ event: RealtimeClientEvent) throws(ErrorReply) -> [DialogueStep]
    {
        switch event.kind {
        case .updateSession(let change):
            try settings.update(change)
            return [say(.sessionUpdated(.object(settings.object)))]
        case .appendAudio(let base64): return try append(base64)
        case .commitAudio: return try commit()
        case .clearAudio:
            soundBytes = 0
            return [say(.inputAudio(.cleared, itemID: nil))]
        case .createItem(let item, let previous): return try create(item, after: previous)
        case .deleteItem(let id): return try delete(id)
        case .retrieveItem(let id): return try retrieve(id)
        case .truncateItem(let id, let index, let end): return try truncate(id, index, at: end)
        case .createResponse(let response): return try respond(response)
        case .cancelResponse(let id): return try cancel(id)
        case .clearOutputAudio:
            throw .invalid(
                "'output_audio_buffer.clear' is for WebRTC and SIP, where the server plays the "
                    + "sound. Over WebSocket, stop playing it and send 'response.cancel'.",
                param: "type",
                code: "invalid_value"
            )
        }
    }

    /// An event of the server, with the next id.
    mutating func say(_ kind: RealtimeServerEvent.Kind, _ others: JSONObject = [:]) -> DialogueStep
    {
        .say(RealtimeServerEvent(kind, eventID: newID("event_"), others: others).json)
    }

    /// An id that no other thing of the session has.
    mutating func newID(_ prefix: String) -> String {
        events += 1
        var random = StableRandom(id, prefix, String(events))
        return random.identifier(prefix, length: 21)
    }

    // MARK: Responses

    private mutating func respond(_ response: JSONValue?) throws(ErrorReply) -> [DialogueStep] {
        let order = try RealtimeOrder(response, in: settings)
        if order.isInConversation,
            let other = running.values.first(where: { $0.conversationID != nil })
        {
            throw .invalid(
                "Conversation already has an active response in progress: \(other.id). Wait until "
                    + "the response is finished before creating a new one.",
                code: "conversation_already_has_active_response"
            )
        }
        guard running.count < Self.maximumResponses else {
            throw .invalid(
                "A session may have \(Self.maximumResponses) responses at the same time.",
                code: "too_many_responses"
            )
        }
        let prompt = try prompt(for: order)
        let writer = AnswerWriter(scenario: scenario, prompt: prompt, length: faults.tokens)
        let plan = RealtimePlan(
            id: newID("resp_"),
            order: order,
            prompt: prompt,
            conversationID: order.isInConversation ? conversationID : nil,
            previousItemID: conversation.lastID,
            sound: settings.object["audio"]?["output"] ?? .null,
            answer: writer.answer()
        )
        guard running.values.reduce(plan.count, { $0 + $1.count }) <= Self.maximumEvents else {
            throw .invalid(
                "The responses that are sent at the same time would be too long together.",
                code: "too_many_responses"
            )
        }
        running[plan.id] = plan
        return [.start(turn(plan))]
    }

    private func turn(_ plan: RealtimePlan) -> Turn {
        var report = service.newReport(method: "WS", path: "/v1/realtime")
        report.model = model
        report.scenario = scenario.name
        report.faults = faults.summary
        report.isStreamed = true
        report.inputTokens = plan.prompt.inputTokens
        report.plannedTokens = plan.outputTokens.text + plan.outputTokens.audio
        return Turn(
            id: plan.id,
            plan: plan,
            pace: faults.pace(of: scenario),
            faults: faults,
            report: report
        )
    }

    private mutating func prompt(for order: RealtimeOrder) throws(ErrorReply) -> Prompt {
        var prompt = Prompt(model: model)
        prompt.seed = faults.seed
        prompt.maximumTokens = order.maximumTokens
        if !order.instructions.isEmpty { prompt.add(order.instructions, isUser: false) }
        for item in try items(for: order) { prompt.add(realtime: item) }
        try prompt.setTools(
            from: ParameterReader(body: .object(order.tools), prefix: "response."),
            nested: false
        )
        return prompt
    }

    /// The items that the model sees: the conversation's, or those that came with the order.
    private mutating func items(for order: RealtimeOrder) throws(ErrorReply) -> [JSONValue] {
        guard let input = order.input else { return conversation.items }
        var items: [JSONValue] = []
        for (index, item) in input.enumerated() {
            let prefix = "response.input[\(index)]."
            guard item["type"]?.string == "item_reference" else {
                items.append(try RealtimeItem.checked(item, id: newID("item_"), prefix: prefix))
                continue
            }
            guard let id = item["id"]?.string, let known = conversation.item(id) else {
                throw .invalid(
                    "The item '\(item["id"]?.string ?? "")' does not exist in the conversation.",
                    param: prefix + "id",
                    code: "item_not_found"
                )
            }
            items.append(known)
        }
        return items
    }

    private func cancel(_ id: String?) throws(ErrorReply) -> [DialogueStep] {
        let plan = id.map { running[$0] } ?? running.values.first { $0.conversationID != nil }
        guard let plan else {
            throw .invalid(
                "Cancellation failed: no active response found",
                param: id == nil ? nil : "response_id",
                code: "response_cancel_not_active"
            )
        }
        return [.stop(turn: plan.id)]
    }

    mutating func didSend(_ index: Int, of turn: String) -> [DialogueStep] {
        guard let plan = running[turn], index < plan.count else { return [] }
        switch plan.steps[index] {
        case .conversationAdded(let item):
            let previous = item == 0 ? plan.previousItemID : plan.itemID(item - 1)
            keep(plan.item(item, isDone: false), after: previous)
        case .conversationDone(let item): conversation.replace(plan.item(item, isDone: true))
        default: break
        }
        return []
    }

    mutating func didEnd(_ turn: String, after events: Int) -> [DialogueStep] {
        guard let plan = running.removeValue(forKey: turn), plan.conversationID != nil else {
            return []
        }
        let cut = plan.cut(after: events)
        for index in cut.items.indices { conversation.replace(cut.item(index, isDone: true)) }
        return []
    }

    /// Adds an item of the model, whose place may be gone by now; a full conversation forgets its
    /// oldest item.
    private mutating func keep(_ item: JSONValue, after previous: String?) {
        while true {
            let known = previous.flatMap { conversation.item($0) } == nil ? nil : previous
            do throws(ErrorReply) {
                try conversation.insert(item, after: known)
                return
            } catch {
                guard let oldest = conversation.items.first?["id"]?.string,
                    conversation.remove(oldest)
                else { return }
            }
        }
    }
}
