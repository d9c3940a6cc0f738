import StreamingKit

/// A response that is sent over a WebSocket: the events of the stream, each with the lane that
/// its request named.
struct LanePlan: TurnPlan {
    let base: ResponsePlan
    /// The `stream_id` of the request.
    let lane: String?

    var count: Int { base.count }
    func moment(at index: Int) -> Moment { base.moment(at: index) }
    func tokens(at index: Int) -> Int { base.tokens(at: index) }
    var paceRandom: StableRandom { base.paceRandom }

    /// A frame says its length, so that none is like another in all but its text.
    func delta(at index: Int) -> PlannedDelta? { nil }

    func event(at index: Int) -> StreamEvent {
        let (type, members) = base.payload(of: base.steps[index], at: index)
        return event(type, members, index)
    }

    func error(at index: Int, isFlat: Bool) -> StreamEvent {
        event("error", ResponsePlan.errorMembers(.inStream, isFlat: isFlat), index)
    }

    /// There is no way to break such a response off but to leave.
    func closing(after count: Int) -> [StreamEvent] { [] }

    private func event(_ type: String, _ members: JSONObject, _ index: Int) -> StreamEvent {
        var payload: JSONObject = ["type": .string(type), "sequence_number": .int(index)]
        for member in members.members { payload[member.key] = member.value }
        if let lane { payload["stream_id"] = .string(lane) }
        return StreamEvent(name: type, data: JSONValue.object(payload).text())
    }
}
