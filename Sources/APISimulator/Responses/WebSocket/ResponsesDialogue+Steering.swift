import StreamingKit

/// `response.steer`: input for a response that is being written.
extension ResponsesDialogue {
    /// Takes or refuses the input of an event.
    mutating func steer(_ body: JSONObject) -> [DialogueStep] {
        let target = body["previous_response_id"]?.string ?? ""
        let refuse = { (failure: SteeringFailure, dialogue: inout ResponsesDialogue) in
            [dialogue.failed(failure, target, input: body["input"] ?? .null, id: nil)]
        }
        guard var steered = running[target] else {
            return refuse(ended.contains(target) ? .completed : .notFound, &self)
        }
        guard let input = Steering.list(body["input"]), Steering.isValid(input) else {
            return refuse(.invalidInput, &self)
        }
        guard steered.steerings.count < Steering.maximumPending else {
            return refuse(.tooMany, &self)
        }
        var random = StableRandom(target, "steer \(steerEvents)")
        let steering = Steering(
            id: random.hexIdentifier("steer_", length: 32),
            target: target,
            input: input
        )
        steered.steerings.append(steering)
        running[target] = steered
        return [event("accepted", steered.plan.lane, ["steer": Self.name(steering)])]
    }

    /// What becomes of the input when its response has ended: another response that goes on with
    /// it, or a wait for the results of tools.
    mutating func settle(
        _ steerings: [Steering],
        of over: Running,
        isWhole: Bool
    ) -> [DialogueStep] {
        guard !steerings.isEmpty else { return [] }
        let id = over.plan.base.id
        guard isWhole else { return fail(steerings) }
        let required = over.plan.base.requiredInput
        guard required.isEmpty else {
            pending[id] = steerings
            return steerings.map { steering in
                event(
                    "pending",
                    over.plan.lane,
                    [
                        "reason": "waiting_for_required_input",
                        "required_input": .array(required), "steer": Self.name(steering),
                    ]
                )
            }
        }
        var body = over.body
        body["input"] = .array(steerings.flatMap(\.input))
        body["previous_response_id"] = .string(id)
        do throws(ErrorReply) {
            return try start(body, over.plan.lane ?? "")
        } catch {
            return fail(steerings)
        }
    }

    private mutating func fail(_ steerings: [Steering]) -> [DialogueStep] {
        steerings.map { failed(.notActive, $0.target, input: .array($0.input), id: $0.id) }
    }

    private static func name(_ steering: Steering) -> JSONValue {
        ["id": .string(steering.id), "previous_response_id": .string(steering.target)]
    }

    private mutating func failed(
        _ failure: SteeringFailure,
        _ target: String,
        input: JSONValue,
        id: String?
    ) -> DialogueStep {
        var steer: JSONValue = ["input": input, "previous_response_id": .string(target)]
        if let id { steer = steer.setting("id", to: .string(id)) }
        let error: JSONValue = [
            "type": "invalid_request_error", "code": .string(failure.rawValue),
            "message": .string(failure.message),
        ]
        return event("failed", running[target]?.plan.lane, ["error": error, "steer": steer])
    }

    private mutating func event(
        _ kind: String,
        _ lane: String?,
        _ members: JSONObject
    ) -> DialogueStep {
        var event: JSONObject = [
            "type": .string("response.steer.\(kind)"), "sequence_number": .int(steerEvents),
        ]
        steerEvents += 1
        for member in members.members { event[member.key] = member.value }
        if let lane { event["stream_id"] = .string(lane) }
        return .say(.object(event))
    }
}

extension ResponsePlan {
    /// What the client owes the model before it can go on: results of the tools it called.
    fileprivate var requiredInput: [JSONValue] {
        answer.items.indices.compactMap { index in
            let item = item(index, isDone: true)
            guard let call = item["call_id"] else { return nil }
            switch item["type"]?.string {
            case "function_call":
                return [
                    "type": "function_call_output", "call_id": call, "name": item["name"] ?? .null,
                ]
            case "custom_tool_call": return ["type": "custom_tool_call_output", "call_id": call]
            default: return nil
            }
        }
    }
}
