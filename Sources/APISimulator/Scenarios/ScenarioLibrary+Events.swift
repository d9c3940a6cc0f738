import StreamingKit

extension ScenarioLibrary {
    /// A request that gives an event of one type.
    package struct EventSource: Equatable, Sendable {
        /// The name to ask for as `model`.
        package var model: String
        /// Whether the request must have `"background": true`.
        package var isBackground: Bool
    }

    /// For each type of event of the Responses API the request that gives one with the fewest
    /// others around it, in the background only where there is no other way.
    package func eventSources() -> [String: EventSource] {
        var best: [String: (source: EventSource, count: Int)] = [:]
        for isBackground in [false, true] {
            let known = Set(best.keys)
            for scenario in scenarios {
                let types = responseTypes(of: scenario, isBackground: isBackground)
                for type in Set(types).subtracting(known)
                where types.count < best[type]?.count ?? .max {
                    let source = EventSource(model: scenario.name, isBackground: isBackground)
                    best[type] = (source, types.count)
                }
            }
        }
        return best.mapValues(\.source)
    }

    /// The types of the events that answer a small request, in their order.
    private func responseTypes(of scenario: Scenario, isBackground: Bool) -> [String] {
        let body: JSONValue = [
            "model": .string(scenario.name), "input": "Hello", "stream": true,
            "background": .bool(isBackground),
        ]
        guard let request = try? ResponseRequest(ParameterReader(body: body.bytes())) else {
            return []
        }
        let writer = AnswerWriter(scenario: scenario, prompt: request.prompt)
        let plan = ResponsePlan(request: request, answer: writer.answer(), number: 1, created: 0)
        return (0..<plan.count).compactMap { plan.event(at: $0).name }
    }
}
