import NIOCore
import StreamingKit

/// A request as it came in, whole.
struct IncomingRequest: Sendable {
    var method: String
    var target: RequestTarget
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    /// When its last byte came.
    var time: NIODeadline

    /// The value of the first header field `name`, which is in lower case.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}

/// What is answered to a request.
struct Reply: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]
    var script: ReplyScript
    /// What the times of the script count from.
    var start: NIODeadline
    /// The stored response whose stream this is, with what to do when its client leaves.
    var watched: Watched?
    var report: RequestReport

    /// A stored response that a reply shows.
    struct Watched: Sendable {
        var id: String
        /// Whether the response ends when its client leaves.
        var endsWithClient: Bool
    }

    /// One JSON document.
    init(
        _ document: JSONValue,
        status: Int = 200,
        after delay: Duration = .zero,
        tokens: Int = 0,
        faults: Faults = Faults(),
        request: IncomingRequest,
        report: RequestReport
    ) {
        let script = DocumentScript(
            Array(document.text(indent: 2).utf8) + [0x0A],
            at: delay,
            tokens: tokens,
            faults: faults
        )
        self.status = status
        self.script = .document(script)
        headers = [
            ("content-type", "application/json"), ("content-length", String(script.length)),
        ]
        start = request.time
        self.report = report
        finishHeaders(faults)
    }

    /// A file, or its headers alone.
    init(
        _ bytes: [UInt8],
        type: String,
        status: Int = 200,
        isHead: Bool = false,
        request: IncomingRequest,
        report: RequestReport
    ) {
        self.init(empty: status, request: request, report: report)
        headers.removeAll { $0.name == "content-length" }
        headers += [("content-type", type), ("content-length", String(bytes.count))]
        if isHead { return }
        script = .document(DocumentScript(bytes, at: .zero, tokens: 0, faults: Faults()))
    }

    /// No body.
    init(empty status: Int, request: IncomingRequest, report: RequestReport) {
        self.status = status
        script = .document(DocumentScript([], at: .zero, tokens: 0, faults: Faults()))
        // A 204 has no length (RFC 9110, 8.6).
        headers = status == 204 ? [] : [("content-length", "0")]
        start = request.time
        self.report = report
        finishHeaders(Faults())
    }

    /// An error in the API's shape.
    init(
        _ error: ErrorReply,
        faults: Faults = Faults(),
        request: IncomingRequest,
        report: RequestReport
    ) {
        self.init(error.body, status: error.status, request: request, report: report)
        headers += error.headers
        if let wait = error.retryAfter {
            let milliseconds = wait.inNanoseconds / 1_000_000
            headers.append(("retry-after-ms", String(milliseconds)))
            headers.append(("retry-after", String((milliseconds + 999) / 1000)))
        }
        if !faults.summary.isEmpty { headers.append(("x-simulator-faults", faults.summary)) }
        self.report.faults = faults.summary
    }

    /// An event stream.
    init(
        _ script: WireScript,
        start: NIODeadline,
        faults: Faults,
        report: RequestReport
    ) {
        status = 200
        self.script = .stream(script)
        self.start = start
        headers = [
            ("content-type", "text/event-stream; charset=utf-8"), ("cache-control", "no-cache"),
        ]
        self.report = report
        self.report.isStreamed = true
        finishHeaders(faults)
    }

    private mutating func finishHeaders(_ faults: Faults) {
        var random = StableRandom("request", String(report.number))
        report.requestID = random.hexIdentifier("req_", length: 32)
        headers.append(("x-request-id", report.requestID))
        if !faults.summary.isEmpty { headers.append(("x-simulator-faults", faults.summary)) }
        report.status = status
        if report.faults.isEmpty { report.faults = faults.summary }
    }
}
