import StreamingKit

/// The endpoints that speak WebSocket.
extension Service {
    /// The opening of a WebSocket; `nil` where a request is for something else.
    /// - Throws: `ErrorReply` when the handshake is wrong.
    func webSocket(for call: Call) throws(ErrorReply) -> WebSocketOpening? {
        switch call.request.target.path {
        case "/v1/realtime":
            try require("GET", call.request)
            return try realtime(call)
        case "/v1/responses"
        where call.request.method == "GET" && WebSocketHandshakeCheck.isUpgrade(call.request):
            return try responses(call)
        default: return nil
        }
    }

    /// `GET /v1/realtime?model=…`.
    private func realtime(_ call: Call) throws(ErrorReply) -> WebSocketOpening {
        let headers = try WebSocketHandshakeCheck(supported: ["realtime"])
            .headers(for: call.request)
        try failAsWanted(call)
        try checkFaults(call.faults)
        guard let model = call.request.target.parameter("model") else {
            throw .invalid(
                "Missing required parameter: 'model'. Ask for /v1/realtime?model=gpt-realtime.",
                param: "model",
                code: "missing_required_parameter"
            )
        }
        let scenario = try scenario(for: model, call.faults)
        let session = RealtimeSession(
            model: model,
            scenario: scenario,
            faults: call.faults,
            number: call.report.number,
            service: self
        )
        return opening(session, headers, model, scenario, call)
    }

    /// `GET /v1/responses` with an upgrade.
    private func responses(_ call: Call) throws(ErrorReply) -> WebSocketOpening {
        let headers = try WebSocketHandshakeCheck(supported: []).headers(for: call.request)
        try failAsWanted(call)
        try checkFaults(call.faults)
        return opening(ResponsesDialogue(call: call, service: self), headers, nil, nil, call)
    }

    private func opening(
        _ dialogue: any Dialogue,
        _ headers: [(name: String, value: String)],
        _ model: String?,
        _ scenario: Scenario?,
        _ call: Call
    ) -> WebSocketOpening {
        var call = call
        call.report.model = model
        call.report.scenario = scenario?.name
        return WebSocketOpening(headers: headers, dialogue: dialogue, call: call, scale: timeScale)
    }

    /// Some faults are about what an event stream has and a WebSocket has not.
    private func checkFaults(_ faults: Faults) throws(ErrorReply) {
        let wrong = [
            ("bom", faults.hasByteOrderMark), ("newline", faults.lineEnding != .lf),
            ("ids", faults.hasIdentifiers), ("retry", faults.reconnection != nil),
        ]
        for (name, isGiven) in wrong where isGiven {
            throw .invalid(
                "The fault '\(name)' is about event streams; a WebSocket has no such thing.",
                param: FaultReader.headerPrefix + name,
                code: "invalid_fault"
            )
        }
    }
}
