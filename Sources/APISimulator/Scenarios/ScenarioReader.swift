import StreamingKit

/// Why a scenario file cannot be used.
package struct MalformedScenario: Error, Equatable, CustomStringConvertible {
    /// The file, as it was given.
    package var file: String
    /// The place inside, such as `answers[0].output[1].text`; empty for the whole file.
    package var place: String
    /// What is wrong, and what would be right.
    package var problem: String

    package var description: String {
        place.isEmpty ? "\(file): \(problem)" : "\(file): \(place): \(problem)"
    }
}

/// Reads one scenario file, and says where something in it is wrong.
struct ScenarioReader {
    private let file: String
    private let name: String

    /// The scenario in the bytes of `file`, named `name`.
    static func read(
        _ bytes: [UInt8],
        file: String,
        name: String
    ) throws(MalformedScenario) -> Scenario {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw MalformedScenario(file: file, place: "", problem: "this is not JSON: \(error)")
        }
        return try ScenarioReader(file: file, name: name).scenario(value)
    }

    private func scenario(_ value: JSONValue) throws(MalformedScenario) -> Scenario {
        let known = ["format", "title", "models", "pace", "answers"]
        try check(value, at: "", members: known)
        guard value["format"]?.int == 1 else {
            throw problem("format", "must be 1, the only format that this version reads")
        }
        var models: [String] = []
        for (index, model) in try list(value, "models", at: "", optional: true).enumerated() {
            guard let model = model.string else {
                throw problem("models[\(index)]", "must be text")
            }
            models.append(model)
        }
        var answers: [ScriptedAnswer] = []
        for (index, answer) in try list(value, "answers", at: "").enumerated() {
            answers.append(try self.answer(answer, at: "answers[\(index)]"))
        }
        guard answers.last?.condition == Condition() else {
            throw problem("answers", "the last answer must have no 'when', so that there is one")
        }
        return Scenario(
            name: name,
            title: try text(value, "title", at: ""),
            models: models,
            pace: try pace(value["pace"]),
            answers: answers
        )
    }

    private func pace(_ value: JSONValue?) throws(MalformedScenario) -> Pace {
        var pace = Pace()
        guard let value else { return pace }
        try check(value, at: "pace", members: ["ttft", "rate", "jitter"])
        if let ttft = value["ttft"] {
            guard let duration = ttft.string.flatMap({ Duration(written: $0) }) else {
                throw problem("pace.ttft", "must be a time such as \"300ms\" or \"1.5s\"")
            }
            pace.timeToFirstToken = duration
        }
        if let rate = value["rate"] {
            guard let rate = rate.double, Pace.rates.contains(rate) else {
                throw problem("pace.rate", "must be tokens a second, from 0.01 to 100000")
            }
            pace.rate = rate
        }
        if let jitter = value["jitter"] {
            guard let jitter = jitter.double, (0...1).contains(jitter) else {
                throw problem("pace.jitter", "must be a part of the gap, from 0 to 1")
            }
            pace.jitter = jitter
        }
        return pace
    }

    private func answer(
        _ value: JSONValue,
        at place: String
    ) throws(MalformedScenario) -> ScriptedAnswer {
        try check(value, at: place, members: ["when", "output", "finish", "error"])
        var output: [ScriptedItem] = []
        for (index, item) in try list(value, "output", at: place).enumerated() {
            output.append(try self.item(item, at: "\(place).output[\(index)]"))
        }
        return ScriptedAnswer(
            condition: try condition(value["when"], at: place + ".when"),
            output: output,
            finish: try finish(value, at: place)
        )
    }

    private func condition(
        _ value: JSONValue?,
        at place: String
    ) throws(MalformedScenario) -> Condition {
        var condition = Condition()
        guard let value else { return condition }
        try check(value, at: place, members: ["tools", "json", "toolResult", "contains"])
        condition.tools = try truth(value, "tools", at: place)
        condition.json = try truth(value, "json", at: place)
        condition.toolResult = try truth(value, "toolResult", at: place)
        if value["contains"] != nil {
            condition.contains = try text(value, "contains", at: place).lowercased()
        }
        guard condition != Condition() else {
            throw problem(place, "must name a condition: tools, json, toolResult or contains")
        }
        return condition
    }

    private func finish(_ value: JSONValue, at place: String) throws(MalformedScenario) -> Finish {
        switch value["finish"]?.string ?? (value["finish"] == nil ? "stop" : "") {
        case "stop": return .stop
        case "length": return .length
        case "content_filter": return .contentFilter
        case "failed":
            guard let error = value["error"] else {
                throw problem(place, "an answer that failed must have an 'error'")
            }
            try check(error, at: place + ".error", members: ["code", "message"])
            return .failed(
                code: try text(error, "code", at: place + ".error"),
                message: try text(error, "message", at: place + ".error")
            )
        default:
            throw problem(
                place + ".finish",
                "must be \"stop\", \"length\", \"content_filter\" or \"failed\""
            )
        }
    }

    // MARK: The parts that every object shares

    /// The error that something is wrong at `place`.
    func problem(_ place: String, _ problem: String) -> MalformedScenario {
        MalformedScenario(file: file, place: place, problem: problem)
    }

    /// Makes sure that `value` is an object that has no other members than these.
    func check(
        _ value: JSONValue,
        at place: String,
        members known: [String]
    ) throws(MalformedScenario) {
        guard let object = value.object else { throw problem(place, "must be an object") }
        for member in object.members where !known.contains(member.key) {
            throw problem(
                place.isEmpty ? member.key : "\(place).\(member.key)",
                "there is no such member; there are " + known.joined(separator: ", ")
            )
        }
    }

    func text(
        _ value: JSONValue,
        _ name: String,
        at place: String
    ) throws(MalformedScenario) -> String {
        guard let text = value[name]?.string else {
            throw problem(place.isEmpty ? name : "\(place).\(name)", "must be text")
        }
        return text
    }

    func truth(
        _ value: JSONValue,
        _ name: String,
        at place: String
    ) throws(MalformedScenario) -> Bool? {
        guard let member = value[name] else { return nil }
        guard let truth = member.bool else {
            throw problem("\(place).\(name)", "must be true or false")
        }
        return truth
    }

    func list(
        _ value: JSONValue,
        _ name: String,
        at place: String,
        optional: Bool = false
    ) throws(MalformedScenario) -> [JSONValue] {
        if optional, value[name] == nil { return [] }
        guard let list = value[name]?.array, optional || !list.isEmpty else {
            throw problem(
                place.isEmpty ? name : "\(place).\(name)",
                optional ? "must be a list" : "must be a list with at least one element"
            )
        }
        return list
    }
}
