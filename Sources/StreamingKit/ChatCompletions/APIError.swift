/// An error as the API describes it, in the body of a failed request or in the middle of a stream.
///
/// A stream's status is 200 by then, so the payload is the only sign of it. Two shapes are in use:
/// nested, `{"error":{"message":…}}`, and flat, `{"type":"error","message":…}`, as the Responses
/// API documents it and does not always send it.
public struct APIError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for people.
    public var message: String
    /// The kind of error, such as `invalid_request_error`; `nil` in the flat shape.
    public var type: String?
    /// Which error, for programs, such as `rate_limit_exceeded`.
    public var code: String?
    /// The parameter of the request that is wrong.
    public var param: String?
    /// Every other member, and those of the above that are `null`.
    public var others: JSONObject

    /// An error from its parts.
    ///
    /// The API writes `param` and `code` as `null` where there are none, and so do the default
    /// `others`.
    public init(
        message: String,
        type: String? = nil,
        code: String? = nil,
        param: String? = nil,
        others: JSONObject = ["param": .null, "code": .null]
    ) {
        self.message = message
        self.type = type
        self.code = code
        self.param = param
        self.others = others
        // What has a value is not null beside it, so that the error is equal to what is read.
        if code != nil { self.others["code"] = nil }
        if param != nil { self.others["param"] = nil }
    }

    /// The error object itself, `{"message":…,"type":…}`; `nil` when `value` is no object.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        message = members.string("message") ?? ""
        type = members.string("type")
        code = members.string("code")
        param = members.string("param")
        others = members.others
    }

    /// The error that a body or a payload of a stream reports, in either shape; `nil` when it
    /// reports none.
    public init?(payload: JSONValue) {
        switch payload["error"] {
        case .object(let object)? where object.count > 0:
            self.init(.object(object))
        case .string(let message)? where !message.isEmpty:
            self.init(message: message, others: [:])
        default:
            guard payload["type"]?.string == "error", var object = payload.object else {
                return nil
            }
            object["type"] = nil
            object["sequence_number"] = nil
            self.init(.object(object))
        }
    }

    /// The error object itself, `{"message":…,"type":…,"param":…,"code":…}`.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("message", message)
        members.write("type", type)
        members.write("param", param)
        members.write("code", code)
        return members.finish()
    }

    /// The body of a response, and the payload of a stream, that reports the error: `{"error":…}`.
    public var body: JSONValue { ["error": json] }

    /// The message, with the code when there is one.
    public var description: String { code.map { "\(message) (\($0))" } ?? message }
}
