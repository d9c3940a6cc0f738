/// What happened to one request: once when its answer begins, and again when it ends.
package struct RequestReport: Sendable, Equatable {
    /// How the answer ended.
    package enum Ending: Sendable, Equatable {
        /// All of it was sent.
        case completed
        /// The client closed the connection before that.
        case clientLeft
        /// A fault ended it early: `eof`, `drop` or `reset`.
        case fault(String)
        /// Another request cancelled the response.
        case cancelled
    }

    /// The number of the request, from 1.
    package var number: Int
    /// What the answer's header `x-request-id` says, so that a client finds its own report.
    package var requestID = ""
    /// The method, such as `POST`.
    package var method: String
    /// The path, without the query.
    package var path: String
    /// The model that the client asked for.
    package var model: String?
    /// The scenario that answered.
    package var scenario: String?
    /// The faults of the request, such as `stall=3, ttft=1s`; empty without any.
    package var faults = ""
    /// Whether the answer is an event stream.
    package var isStreamed = false
    /// The status of HTTP.
    package var status = 200
    /// The events that were sent whole.
    package var events = 0
    /// The bytes of the body that were sent.
    package var bytes = 0
    /// The tokens of the request.
    package var inputTokens = 0
    /// The tokens that were produced, and that a real API would bill.
    package var outputTokens = 0
    /// The tokens of the whole answer.
    package var plannedTokens = 0
    /// From the last byte of the request to this report.
    package var elapsed = Duration.zero
    /// `nil` as long as the answer goes on.
    package var ending: Ending?

    init(number: Int, method: String, path: String) {
        self.number = number
        self.method = method
        self.path = path
    }
}

extension RequestReport: CustomStringConvertible {
    /// The report in one line, as `streamtutor serve` shows it.
    package var description: String {
        var line = "#\(number) \(method) \(path)"
        if let model { line += " \(model)" }
        if !faults.isEmpty { line += " [\(faults)]" }
        line += " \(status)"
        guard let ending else { return line + (isStreamed ? " streaming" : " working") }
        if isStreamed { line += " \(events) events," }
        line += " \(bytes) bytes, \(elapsed.inSeconds) s"
        switch ending {
        case .completed: break
        case .clientLeft: line += ", the client left"
        case .fault(let name): line += ", ended by the fault \(name)"
        case .cancelled: line += ", cancelled"
        }
        guard inputTokens > 0 else { return line }
        line += "; billed \(inputTokens) tokens in, \(outputTokens) out"
        return outputTokens < plannedTokens ? line + " of \(plannedTokens)" : line
    }
}

extension Duration {
    /// The time in seconds with three digits behind the point.
    fileprivate var inSeconds: String {
        let milliseconds = inNanoseconds / 1_000_000
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000)."
            + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
