import NIOCore

/// How a request is answered: at once, when another request has brought what it waits for, or
/// with another protocol.
enum AnyReply: Sendable {
    case now(Reply)
    case later(LateReply)
    case webSocket(WebSocketOpening)
}

/// A reply that another request brings about.
struct LateReply: Sendable {
    /// The reply; fails when nobody waits for it any more.
    let reply: EventLoopFuture<Reply>
    /// What is done when the client leaves before it.
    let abandon: @Sendable () -> Void
}
