import StreamingKit

/// One way for a stream to end, and the request that makes the simulator end it so.
struct EndingCase: Sendable {
    var title: String
    var request: LiveRequest
    /// How many events come before we start to look at the clock.
    var silentAfter = Int.max

    private static let pace = [(name: "ttft", value: "150ms"), (name: "rate", value: "40")]

    private static func response(_ model: String, _ fault: (String, String)? = nil) -> LiveRequest {
        .response(
            model: model,
            query: pace + [(name: "tokens", value: "12")] + (fault.map { [($0.0, $0.1)] } ?? [])
        )
    }

    /// Those of the demo, from the best to the worst to tell.
    static let all: [EndingCase] = [
        EndingCase(
            title: "Chat Completions: data: [DONE]",
            request: .chat(model: "tides", query: pace + [(name: "tokens", value: "12")])
        ),
        EndingCase(title: "Responses: response.completed", request: response("tides")),
        EndingCase(
            title: "cut off by a limit",
            request: .response(model: "length", query: pace)
        ),
        EndingCase(title: "the model fails", request: .response(model: "failed", query: pace)),
        EndingCase(
            title: "an error event in the middle",
            request: response("tides", ("error", "8"))
        ),
        EndingCase(title: "a clean end, too early", request: response("tides", ("eof", "8"))),
        EndingCase(title: "the connection is reset", request: response("tides", ("reset", "8"))),
        EndingCase(title: "silence", request: response("tides", ("stall", "8")), silentAfter: 8),
    ]
}

/// What came of a stream, as far as a client can see.
struct EndingSeen: Equatable, Sendable {
    var events = 0
    /// The type of the last event; `[DONE]` for that payload.
    var last = "nothing"
    /// `status` of the last event's response, and why, where it says so.
    var reason: String?
    var text = ""
    var end: LiveExchange.End?

    mutating func take(_ event: ServerSentEvent) {
        events += 1
        guard event.data != "[DONE]" else {
            last = "[DONE]"
            return
        }
        let payload = (try? JSONValue(parsing: event.data)) ?? .null
        last = event.type == "message" ? "a chat chunk" : event.type
        text +=
            payload["delta"]?.string ?? payload["choices"]?[0]?["delta"]?["content"]?.string ?? ""
        reason =
            payload["response"]?["incomplete_details"]?["reason"]?.string
            ?? payload["response"]?["error"]?["message"]?.string
            ?? payload["error"]?["message"]?.string ?? payload["message"]?.string
    }

    /// How HTTP saw the end.
    var transport: String {
        switch end {
        case .complete: "the last chunk, so the response is whole for HTTP"
        case .closed: "the connection closed in the middle of the body"
        case .reset: "the connection was reset"
        case .cancelled: "nothing; after a while we closed the connection"
        case .refused, nil: "no connection"
        }
    }

    /// What a client should say to its user. The events decide; a clean end of the transport is no
    /// success.
    var verdict: Verdict {
        switch last {
        case "[DONE]", "response.completed": return .complete
        case "response.incomplete": return .incomplete(reason ?? "no reason given")
        case "response.failed", "error": return .failed(reason ?? "no reason given")
        default: break
        }
        return end == .cancelled ? .silent : .lost
    }

    enum Verdict: Equatable, Sendable {
        case complete
        case incomplete(String)
        case failed(String)
        /// The stream stopped without saying why.
        case lost
        case silent
    }
}
