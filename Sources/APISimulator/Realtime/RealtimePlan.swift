import StreamingKit

/// One response of the Realtime API: every event of it.
struct RealtimePlan: TurnPlan, Equatable {
    let id: String
    let order: RealtimeOrder
    let prompt: Prompt
    /// The conversation that the response stands in; `nil` out of band.
    let conversationID: String?
    /// The item behind which its items stand.
    let previousItemID: String?
    /// The session's settings for sound, as the response repeats them.
    let sound: JSONValue
    private(set) var items: [RealtimeOutputItem]
    private(set) var finish: Finish
    private(set) var isCancelled = false
    private(set) var steps: [RealtimeStep]

    init(
        id: String,
        order: RealtimeOrder,
        prompt: Prompt,
        conversationID: String?,
        previousItemID: String?,
        sound: JSONValue,
        answer: Answer
    ) {
        self.id = id
        self.order = order
        self.prompt = prompt
        self.conversationID = conversationID
        self.previousItemID = previousItemID
        self.sound = sound
        items = answer.items.compactMap { RealtimeOutputItem($0) }
        finish = answer.finish
        steps = []
        if case .contentFilter = finish, let last = items.indices.last {
            items[last].isComplete = false
        }
        steps = makeSteps()
    }

    private func makeSteps() -> [RealtimeStep] {
        var steps: [RealtimeStep] = [.created, .rateLimits]
        for (index, item) in items.enumerated() {
            steps += item.steps(
                index,
                isSpoken: order.isSpoken,
                isInConversation: conversationID != nil
            )
        }
        return steps + [.end]
    }

    var count: Int { steps.count }
    func moment(at index: Int) -> Moment { steps[index].moment }
    var paceRandom: StableRandom { prompt.random("pace") }

    func tokens(at index: Int) -> Int {
        switch steps[index] {
        case .wordDelta, .argumentsDelta: return 1
        case .soundDelta: return Sound.audioTokens
        case .itemAdded(let item):
            guard case .call(let name, _) = items[item].content else { return 0 }
            return headerTokens(name)
        default: return 0
        }
    }

    /// A frame says its length, so that none is like another in all but its text.
    func delta(at index: Int) -> PlannedDelta? { nil }

    func event(at index: Int) -> StreamEvent { event(of: steps[index], at: index) }

    func error(at index: Int, isFlat: Bool) -> StreamEvent {
        let error = ErrorReply.inStream.realtime(causedBy: nil)
        let members = RealtimeServerEvent(.error(error), eventID: eventID(index)).json
        guard isFlat, var object = members["error"]?.object else {
            return StreamEvent(name: "error", data: members.text())
        }
        object["type"] = "error"
        return StreamEvent(name: "error", data: JSONValue.object(object).text())
    }

    private func event(of step: RealtimeStep, at index: Int) -> StreamEvent {
        let event = RealtimeServerEvent(
            kind(of: step),
            eventID: eventID(index),
            others: others(step)
        )
        return StreamEvent(name: event.type, data: event.json.text())
    }

    private func eventID(_ index: Int) -> String {
        var random = StableRandom(id, "event \(index)")
        return random.identifier("event_", length: 21)
    }

    // MARK: Breaking off

    /// The response as it is when nothing but its first `count` events were sent.
    func cut(after count: Int) -> RealtimePlan {
        guard count < self.count else { return self }
        var pieces: [Int: Int] = [:]
        var done: Set<Int> = []
        for step in steps.prefix(count) {
            switch step {
            case .itemAdded(let item): pieces[item] = 0
            case .wordDelta(let item, _), .argumentsDelta(let item, _):
                pieces[item, default: 0] += 1
            case .itemDone(let item): done.insert(item)
            default: break
            }
        }
        var plan = self
        plan.isCancelled = true
        plan.items = items.indices.compactMap { index in
            if done.contains(index) { return items[index] }
            return pieces[index].map { items[index].prefix($0) }
        }
        plan.steps = plan.makeSteps()
        return plan
    }

    func closing(after count: Int) -> [StreamEvent] {
        guard count < self.count else { return [] }
        let plan = cut(after: count)
        return plan.steps.indices.dropFirst(count).filter { !plan.steps[$0].isDelta }.map {
            plan.event(at: $0)
        }
    }
}

extension ErrorReply {
    /// The error as an event of the Realtime API has it.
    /// - Parameter event: the id of the client's event that caused it.
    func realtime(causedBy event: String?) -> APIError {
        APIError(
            message: message,
            type: type,
            code: code,
            param: param,
            others: ["code": .null, "param": .null, "event_id": .optional(event)]
        )
    }
}
