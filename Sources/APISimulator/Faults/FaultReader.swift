/// Reads faults from the headers and the query of a request.
struct FaultReader {
    private var faults = Faults()

    /// What a header's name begins with, in lower case.
    static let headerPrefix = "x-simulator-"

    /// - Parameters:
    ///   - headers: the header fields in their order.
    ///   - query: the names and values of the query, decoded. Names that are no fault's belong to
    ///     the endpoint.
    /// - Throws: `ErrorReply` that names the fault and what it takes.
    static func read(
        headers: [(name: String, value: String)],
        query: [(name: String, value: String)]
    ) throws(ErrorReply) -> Faults {
        var given: [String: String] = [:]
        for (name, value) in query where known.contains(name) { given[name] = value }
        for (name, value) in headers {
            let name = name.lowercased()
            guard name.hasPrefix(headerPrefix) else { continue }
            let fault = String(name.dropFirst(headerPrefix.count))
            guard known.contains(fault) else {
                throw .invalid(
                    "There is no fault '\(fault)'. There are: "
                        + known.sorted().joined(separator: ", ") + ".",
                    param: name,
                    code: "unknown_fault"
                )
            }
            given[fault] = value
        }
        var reader = FaultReader()
        for (name, value) in given.sorted(by: { $0.key < $1.key }) {
            try reader.set(name, value)
        }
        reader.faults.summary = given.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        return reader.faults
    }

    /// The names of all faults.
    static let known: Set<String> = [
        "scenario", "seed", "tokens", "ttft", "rate", "jitter", "status", "retry-after",
        "failures", "error", "malformed", "terminator", "stall", "eof", "drop", "reset", "cut",
        "fragment", "gap", "slow", "keep-alive", "bom", "newline", "ids", "retry",
    ]

    private mutating func set(_ name: String, _ value: String) throws(ErrorReply) {
        switch name {
        case "scenario": faults.scenario = value
        case "seed": faults.seed = try number(name, value, in: Int.min...Int.max)
        case "tokens": faults.tokens = try number(name, value, in: 1...100_000)
        case "ttft": faults.timeToFirstToken = try duration(name, value)
        case "rate":
            guard let rate = Double(value), Pace.rates.contains(rate) else {
                throw wrong(name, value, "tokens a second from 0.01 to 100000")
            }
            faults.rate = rate
        case "jitter":
            guard let jitter = Double(value), (0...1).contains(jitter) else {
                throw wrong(name, value, "a part of the gap from 0 to 1")
            }
            faults.jitter = jitter
        case "status": faults.status = try number(name, value, in: 400...599)
        case "retry-after": faults.retryAfter = try duration(name, value)
        case "failures": faults.failures = try number(name, value, in: 1...100)
        case "error": faults.error = try errorEvent(value)
        case "malformed": faults.malformed = try number(name, value, in: 1...1_000_000)
        case "terminator": faults.terminator = try choice(name, value)
        case "stall": faults.stall = try stall(value)
        case "eof", "drop", "reset": try setEnding(name, value)
        case "cut": faults.cut = try cut(value)
        case "fragment": faults.fragment = try number(name, value, in: 1...1_000_000)
        case "gap": faults.gap = try duration(name, value)
        case "slow": faults.slow = try number(name, value, in: 1...1_000_000_000)
        case "keep-alive":
            let interval = try duration(name, value)
            guard interval >= .milliseconds(1) else { throw wrong(name, value, "1ms or more") }
            faults.keepAlive = interval
        case "bom": faults.hasByteOrderMark = try truth(name, value)
        case "newline": faults.lineEnding = try choice(name, value)
        case "ids": faults.hasIdentifiers = try truth(name, value)
        default: faults.reconnection = try number(name, value, in: 0...86_400_000)
        }
    }

    private mutating func setEnding(_ name: String, _ value: String) throws(ErrorReply) {
        guard faults.ending == nil, let kind = Faults.EarlyEnding.Kind(rawValue: name) else {
            throw .invalid(
                "A stream ends once: give one of 'eof', 'drop' and 'reset'.",
                code: "invalid_fault"
            )
        }
        faults.ending = .init(kind: kind, position: try position(name, value))
    }

    private func errorEvent(_ value: String) throws(ErrorReply) -> Faults.ErrorEvent {
        let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let after = try number("error", String(parts[0]), in: 0...1_000_000)
        guard parts.count == 1 || parts[1] == "flat" else {
            throw wrong("error", value, "a number of events such as 3, or 3:flat")
        }
        return .init(after: after, isFlat: parts.count == 2)
    }

    private func stall(_ value: String) throws(ErrorReply) -> Faults.Stall {
        let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let position = try position("stall", String(parts[0]))
        guard parts.count == 2 else { return .init(position: position, duration: nil) }
        return .init(position: position, duration: try duration("stall", String(parts[1])))
    }

    private func position(_ name: String, _ value: String) throws(ErrorReply) -> Faults.Position {
        if value.hasSuffix("b"), let bytes = Int(value.dropLast()), bytes >= 0 {
            return .bytes(bytes)
        }
        guard let events = Int(value), events >= 0 else {
            throw wrong(name, value, "a number of events such as 3, or of bytes such as 120b")
        }
        return .events(events)
    }

    private func cut(_ value: String) throws(ErrorReply) -> Faults.Cut {
        switch value {
        case "bytes": return .every(1)
        case "characters": return .characters
        case "newlines": return .lineEndings
        case "none": return .whole
        default: break
        }
        if value.hasSuffix("b"), let size = Int(value.dropLast()), size > 0 { return .every(size) }
        let offsets = value.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard offsets.count <= 1000, offsets.allSatisfy({ ($0 ?? 0) > 0 }) else {
            throw wrong(
                "cut",
                value,
                "offsets such as 5,17, a size such as 3b, or bytes, characters, newlines, none"
            )
        }
        return .offsets(offsets.compactMap(\.self).sorted())
    }

    private func number(
        _ name: String,
        _ value: String,
        in range: ClosedRange<Int>
    ) throws(ErrorReply) -> Int {
        guard let number = Int(value), range.contains(number) else {
            throw wrong(
                name,
                value,
                "a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    private func duration(_ name: String, _ value: String) throws(ErrorReply) -> Duration {
        guard let duration = Duration(written: value) else {
            throw wrong(name, value, "a time such as 300ms or 1.5s")
        }
        return duration
    }

    private func truth(_ name: String, _ value: String) throws(ErrorReply) -> Bool {
        switch value {
        case "on", "true", "1", "": return true
        case "off", "false", "0": return false
        default: throw wrong(name, value, "on or off")
        }
    }

    private func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _ value: String
    ) throws(ErrorReply) -> Choice {
        guard let choice = Choice(rawValue: value) else {
            let names = Choice.allCases.map(\.rawValue)
            throw wrong(name, value, "one of " + names.joined(separator: ", "))
        }
        return choice
    }

    private func wrong(_ name: String, _ value: String, _ wanted: String) -> ErrorReply {
        .invalid(
            "Invalid fault '\(name)': '\(value)'. It takes \(wanted).",
            param: Self.headerPrefix + name,
            code: "invalid_fault"
        )
    }
}
