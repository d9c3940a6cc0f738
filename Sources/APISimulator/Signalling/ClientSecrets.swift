import StreamingKit
import Synchronization

/// The short-lived keys that an application's server hands to its pages, the newest ones.
final class ClientSecrets: Sendable {
    /// What a key allows: one session, set up beforehand.
    struct Grant: Equatable, Sendable {
        /// `ek_…`.
        var value: String
        /// Seconds since 1970.
        var expiresAt: Int
        var session: JSONValue
    }

    private let grants = Mutex<[Grant]>([])
    private let capacity: Int

    init(capacity: Int = 1000) { self.capacity = capacity }

    /// Keeps a key; the oldest one goes when there are too many.
    func add(_ grant: Grant) {
        grants.withLock { grants in
            grants.append(grant)
            if grants.count > capacity { grants.removeFirst() }
        }
    }

    /// What the key `value` allows at `now`.
    /// - Throws: `ErrorReply` for a key that was never given out or is too old.
    func grant(_ value: String, now: Int) throws(ErrorReply) -> Grant {
        let grant = grants.withLock { grants in grants.first { $0.value == value } }
        guard let grant else {
            throw ErrorReply(
                status: 401,
                message: "Incorrect client secret provided: '\(value.prefix(6))…'. Ask POST "
                    + "/v1/realtime/client_secrets for one.",
                code: "invalid_api_key"
            )
        }
        guard now < grant.expiresAt else {
            throw ErrorReply(
                status: 401,
                message: "This client secret has expired. Each one is good for a short time; ask "
                    + "POST /v1/realtime/client_secrets for a new one.",
                code: "client_secret_expired"
            )
        }
        return grant
    }
}

/// `POST /v1/realtime/client_secrets`, read.
struct ClientSecretRequest {
    /// For how long the key is good, in seconds.
    var lifetime = 600
    /// The session as it was asked for.
    var session: JSONValue
    /// Its model.
    var model: String

    init(_ body: ParameterReader) throws(ErrorReply) {
        if let expiry = try body.object("expires_after") {
            if let anchor = try expiry.string("anchor"), anchor != "created_at" {
                throw .invalid(
                    "Invalid value: '\(anchor)'. Supported values are: 'created_at'.",
                    param: "expires_after.anchor",
                    code: "invalid_value"
                )
            }
            lifetime = try expiry.int("seconds", in: 10...7200) ?? lifetime
        }
        (session, model) = try Self.session(body)
    }

    /// The member `session` with its model.
    static func session(_ body: ParameterReader) throws(ErrorReply) -> (JSONValue, String) {
        let reader = try body.object("session")
        let kind = try reader?.string("type") ?? "realtime"
        guard kind == "realtime" else {
            throw .invalid(
                "Invalid value: '\(kind)'. Supported values are: 'realtime'.",
                param: "session.type",
                code: "invalid_value"
            )
        }
        let model = try reader?.string("model") ?? "gpt-realtime"
        _ = try reader?.string("instructions")
        for modality in try reader?.array("output_modalities") ?? [] {
            guard ["text", "audio"].contains(modality.string) else {
                throw .invalid(
                    "Invalid value: \(modality.text()). Supported values are: 'text', 'audio'.",
                    param: "session.output_modalities",
                    code: "invalid_value"
                )
            }
        }
        let given = body.value("session") ?? [:]
        return (
            given.setting("type", to: .string(kind)).setting("model", to: .string(model)), model
        )
    }
}
