import StreamingKit

/// What the API answers when it does not do what was asked: a status and a JSON body.
///
/// The body has the API's own shape, `{"error": {"message", "type", "param", "code"}}`.
struct ErrorReply: Error {
    var status: Int
    var message: String
    var type: String
    var param: String?
    var code: String?
    /// How long the client should wait before it tries again; sent as `retry-after-ms` and
    /// `retry-after`.
    var retryAfter: Duration?
    /// Headers that belong to the error.
    var headers: [(name: String, value: String)]

    init(
        status: Int,
        message: String,
        type: String = "invalid_request_error",
        param: String? = nil,
        code: String? = nil,
        headers: [(name: String, value: String)] = []
    ) {
        self.headers = headers
        self.status = status
        self.message = message
        self.type = type
        self.param = param
        self.code = code
    }

    /// The value of the body's `error` member.
    var value: JSONValue {
        [
            "message": .string(message), "type": .string(type), "param": .optional(param),
            "code": .optional(code),
        ]
    }

    /// The whole body.
    var body: JSONValue { ["error": value] }
}

extension ErrorReply {
    /// A request that breaks a rule of its endpoint, with the parameter that does.
    static func invalid(_ message: String, param: String? = nil, code: String? = nil) -> ErrorReply
    {
        ErrorReply(status: 400, message: message, param: param, code: code)
    }

    /// The answer that the API gives with `status` when nothing about the request is wrong: what
    /// the fault of that name makes up.
    static func simulated(status: Int) -> ErrorReply {
        switch status {
        case 401:
            ErrorReply(
                status: 401,
                message: "Incorrect API key provided: simulated. This is the fault 'status=401'.",
                code: "invalid_api_key"
            )
        case 403:
            ErrorReply(
                status: 403,
                message: "You are not allowed to do this. This is the fault 'status=403'.",
                type: "permission_error",
                code: "permission_denied"
            )
        case 404:
            ErrorReply(
                status: 404,
                message: "The model does not exist. This is the fault 'status=404'.",
                param: "model",
                code: "model_not_found"
            )
        case 429:
            ErrorReply(
                status: 429,
                message: "Rate limit reached for requests. This is the fault 'status=429'.",
                type: "requests",
                code: "rate_limit_exceeded"
            )
        case 503:
            ErrorReply(
                status: 503,
                message: "The engine is overloaded, try again later. "
                    + "This is the fault 'status=503'.",
                type: "server_error",
                code: "overloaded"
            )
        case 500...:
            ErrorReply(
                status: status,
                message: "The server had an error while processing your request. "
                    + "This is the fault 'status=\(status)'.",
                type: "server_error"
            )
        default:
            ErrorReply(
                status: status,
                message: "The request was refused. This is the fault 'status=\(status)'."
            )
        }
    }
}
