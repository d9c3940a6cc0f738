import NIOCore
import StreamingKit

/// What the endpoints answer that open a call over WebRTC.
extension Service {
    /// `POST /v1/realtime/client_secrets`.
    func createClientSecret(_ call: Call) throws(ErrorReply) -> Reply {
        let request = try ClientSecretRequest(ParameterReader(body: call.request.body))
        _ = try scenario(for: request.model, call.faults)
        var random = StableRandom("secret", String(call.report.number))
        let grant = ClientSecrets.Grant(
            value: random.hexIdentifier("ek_", length: 32),
            expiresAt: now + request.lifetime,
            session: session(request.session, id: random.identifier("sess_", length: 21))
        )
        secrets.add(grant)
        let document: JSONValue = [
            "value": .string(grant.value), "expires_at": .int(grant.expiresAt),
            "session": grant.session,
        ]
        return Reply(document, faults: call.faults, request: call.request, report: call.report)
    }

    /// The session as the API echoes it: what was asked for, and its defaults for the rest.
    private func session(_ given: JSONValue, id: String) -> JSONValue {
        let usual: JSONObject = [
            "type": "realtime", "object": "realtime.session", "id": .string(id),
            "model": "gpt-realtime", "output_modalities": ["audio"], "instructions": "",
            "tools": [], "tool_choice": "auto", "max_output_tokens": "inf", "tracing": .null,
            "truncation": "auto", "prompt": .null, "expires_at": 0,
            "audio": [
                "input": [
                    "format": ["type": "audio/pcm", "rate": 24000], "transcription": .null,
                    "noise_reduction": .null, "turn_detection": .null,
                ],
                "output": [
                    "format": ["type": "audio/pcm", "rate": 24000], "voice": "marin", "speed": 1,
                ],
            ],
            "include": .null,
        ]
        let members = given.object?.members ?? []
        return .object(members.reduce(into: usual) { $0[$1.key] = $1.value })
    }

    /// `POST /v1/realtime/calls`: an SDP offer, answered when a peer has answered it.
    func createCall(_ call: Call, on loop: any EventLoop) throws(ErrorReply) -> LateReply {
        var random = StableRandom("call", String(call.report.number))
        let placed = try self.call(call.request, id: random.hexIdentifier("rtc_", length: 32))
        let (answer, abandon) = calls.place(placed, on: loop)
        let reply = answer.map { answer in
            var reply = Reply(
                Array(answer.text.utf8),
                type: "application/sdp",
                status: 201,
                request: call.request,
                report: call.report
            )
            reply.headers.append(("location", "/v1/realtime/calls/\(placed.id)"))
            return reply
        }
        return LateReply(reply: refusals(of: reply, call), abandon: abandon)
    }

    /// What a request to call says, in either of its forms.
    private func call(
        _ request: IncomingRequest,
        id: String
    ) throws(ErrorReply) -> CallExchange.Call {
        let key = try bearer(request)
        let grant = key.hasPrefix("ek_") ? try secrets.grant(key, now: now) : nil
        let type = request.header("content-type") ?? ""
        let kind = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        switch kind {
        case "application/sdp":
            guard let grant else {
                throw ErrorReply(
                    status: 401,
                    message: "An offer alone needs a client secret (ek_…), which holds the "
                        + "session. With an API key, send a form with 'sdp' and 'session'.",
                    code: "invalid_api_key"
                )
            }
            return CallExchange.Call(
                id: id,
                offer: try SessionDescription(request.body, role: .offer),
                session: grant.session,
                secret: key
            )
        case "multipart/form-data":
            let form = try MultipartForm(request.body, contentType: type)
            guard let sdp = form.field("sdp") else {
                throw .invalid(
                    "Missing required parameter: 'sdp'.",
                    param: "sdp",
                    code: "missing_required_parameter"
                )
            }
            return CallExchange.Call(
                id: id,
                offer: try SessionDescription(sdp, role: .offer),
                session: try session(of: form, grant),
                secret: grant?.value
            )
        default:
            throw ErrorReply(
                status: 415,
                message: "Unsupported content type: '\(kind)'. Send the offer as "
                    + "'application/sdp', or a form as 'multipart/form-data'.",
                code: "unsupported_content_type"
            )
        }
    }

    private func session(
        of form: MultipartForm,
        _ grant: ClientSecrets.Grant?
    ) throws(ErrorReply) -> JSONValue {
        guard let bytes = form.field("session") else {
            if let grant { return grant.session }
            throw .invalid(
                "Missing required parameter: 'session'.",
                param: "session",
                code: "missing_required_parameter"
            )
        }
        // On its own it must be an object already.
        _ = try ParameterReader(body: bytes)
        let given = Array(#"{"session": "#.utf8) + bytes + Array("}".utf8)
        let (session, model) = try ClientSecretRequest.session(ParameterReader(body: given))
        _ = try scenario(for: model, Faults())
        var random = StableRandom("session", String(decoding: bytes, as: UTF8.self))
        return self.session(session, id: random.identifier("sess_", length: 21))
    }

    private func bearer(_ request: IncomingRequest) throws(ErrorReply) -> String {
        let words = (request.header("authorization") ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer" else {
            throw ErrorReply(
                status: 401,
                message: "You didn't provide a key. Send 'Authorization: Bearer' with a client "
                    + "secret or an API key.",
                code: "missing_api_key"
            )
        }
        return String(words[1])
    }

    // MARK: The peer that plays the API

    /// `POST /simulator/calls/next`: waits for a call. With `secret` only for those made with it.
    /// 204 when none has come for a while.
    func nextCall(_ call: Call, on loop: any EventLoop) -> LateReply {
        let secret = call.request.target.parameter("secret")
        let (next, abandon) = calls.next(secret: secret, on: loop)
        let reply = next.map { next in
            guard let next else {
                return Reply(empty: 204, request: call.request, report: call.report)
            }
            return Reply(next.document, request: call.request, report: call.report)
        }
        return LateReply(reply: reply, abandon: abandon)
    }

    /// `POST /simulator/calls/{id}/answer`, an SDP answer.
    func answerCall(_ id: String, _ call: Call) throws(ErrorReply) -> Reply {
        let answer = try SessionDescription(call.request.body, role: .answer)
        guard calls.answer(id, with: answer) else {
            throw ErrorReply(
                status: 404,
                message: "No call '\(id)' waits for an answer.",
                param: "id"
            )
        }
        return Reply(empty: 204, request: call.request, report: call.report)
    }

    private func refusals(
        of reply: EventLoopFuture<Reply>,
        _ call: Call
    ) -> EventLoopFuture<Reply> {
        reply.flatMapErrorThrowing { error in
            guard let error = error as? ErrorReply else { throw error }
            return Reply(error, request: call.request, report: call.report)
        }
    }
}
