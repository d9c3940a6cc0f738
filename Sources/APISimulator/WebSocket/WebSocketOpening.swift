/// The answer to a request that opens a WebSocket.
struct WebSocketOpening: Sendable {
    /// The headers of the answer, besides its status of 101.
    var headers: [(name: String, value: String)]
    var exchange: WebSocketExchange
    var report: RequestReport

    init(
        headers: [(name: String, value: String)],
        dialogue: any Dialogue,
        call: Call,
        scale: Double
    ) {
        self.headers = headers
        exchange = WebSocketExchange(dialogue: dialogue, faults: call.faults, scale: scale)
        report = call.report
        report.status = 101
        report.isStreamed = true
        report.faults = call.faults.summary
        var random = StableRandom("request", String(report.number))
        self.headers.append(("x-request-id", random.hexIdentifier("req_", length: 32)))
        if !call.faults.summary.isEmpty {
            self.headers.append(("x-simulator-faults", call.faults.summary))
        }
    }
}
