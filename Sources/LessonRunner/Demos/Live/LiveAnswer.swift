import StreamingKit
import Synchronization

/// How a request for a stream went, for demos that are about what the events say.
enum LiveAnswer: Equatable, Sendable {
    /// The answer came whole, as HTTP counts it.
    case whole
    /// It was stopped here.
    case stopped
    /// Why there was no answer, or not all of it, in a few words.
    case problem(String)

    /// Sends a request, and hands on the events of the stream that answers it.
    static func events(
        of request: LiveRequest,
        on server: LiveServer,
        _ take: @escaping @Sendable (ServerSentEvent, Duration) -> Void
    ) async -> LiveAnswer {
        let refusal = Mutex<(status: Int, body: [UInt8])>((200, []))
        let end = await LiveExchange.run(
            request,
            on: server,
            .init(
                onHead: { head, _ in refusal.withLock { $0.status = head.status } },
                onBody: { bytes, _ in
                    refusal.withLock { if $0.status != 200 { $0.body += bytes } }
                },
                onEvent: take
            )
        )
        if end == .cancelled { return .stopped }
        guard end == .complete else { return .problem(end.phrase) }
        let (status, body) = refusal.withLock { $0 }
        guard status != 200 else { return .whole }
        let error = (try? JSONValue(parsing: body))?["error"]
        let message = error?["message"]?.string ?? "no reason given."
        return .problem(
            "the API answers \(status): \(message.dropLast(message.hasSuffix(".") ? 1 : 0))"
        )
    }
}
