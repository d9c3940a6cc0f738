/// The pages of the course.
extension Service {
    /// What a page may do: load its own parts from this server and talk to it, nothing else.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// `GET` and `HEAD` of `/pages/…`.
    func page(_ call: Call) throws(ErrorReply) -> Reply {
        let request = call.request
        guard ["GET", "HEAD"].contains(request.method) else {
            throw ErrorReply(
                status: 405,
                message: "Not allowed to \(request.method) on \(request.target.path). Use GET.",
                code: "method_not_supported"
            )
        }
        let components = request.target.components.dropFirst(2)
        switch components.isEmpty ? .folder : pages?.entry(components) {
        case .file(let bytes, let type)?:
            var reply = Reply(
                bytes,
                type: type,
                isHead: request.method == "HEAD",
                request: request,
                report: call.report
            )
            reply.headers += [
                ("content-security-policy", Self.policy),
                ("x-content-type-options", "nosniff"),
                ("cross-origin-resource-policy", "same-origin"),
                ("referrer-policy", "same-origin"),
                // A course is edited; a page must never be an old one.
                ("cache-control", "no-cache"),
            ]
            return reply
        case .folder?:
            var reply = Reply(empty: 308, request: request, report: call.report)
            reply.headers.append(("location", request.target.path + "/"))
            return reply
        case nil:
            throw ErrorReply(status: 404, message: "There is no page \(request.target.path).")
        }
    }
}
