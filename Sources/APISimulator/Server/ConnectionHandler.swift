import NIOCore
import NIOHTTP1
import StreamingKit

/// One connection: takes a request, has it answered, takes the next.
final class ConnectionHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    enum State {
        /// Between requests.
        case idle
        /// A request comes in.
        case receiving(HTTPRequestHead, [UInt8])
        /// A whole request waits for what another one brings.
        case waiting(LateReply)
        /// A request is answered.
        case replying(ReplySender)
        /// A request was refused before it was whole; what still comes of it is thrown away, so
        /// that the client can read why.
        case refusing(bytes: Int)
        case closed
    }

    let service: Service
    var state = State.idle
    var isKeptAlive = true
    /// Parts of later requests that came while one was answered.
    var waiting: [HTTPServerRequestPart] = []
    var timeout: Scheduled<Void>?
    /// This connection among those that a stored response is shown on.
    var viewer: Int?

    /// How long a request may take to come in, and a connection to stay without one.
    static let requestTimeout = TimeAmount.seconds(30)
    static let idleTimeout = TimeAmount.minutes(5)

    let timer: StepTimer

    init(service: Service, timer: StepTimer) {
        self.service = service
        self.timer = timer
    }

    func channelActive(context: ChannelHandlerContext) {
        limitTime(Self.idleTimeout, context: context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = Self.unwrapInboundIn(data)
        switch state {
        case .replying:
            // One request at a time. What this read still holds is kept, nothing more is read.
            waiting.append(part)
            context.channel.setOption(.autoRead, value: false).whenFailure { _ in }
        case .waiting(let late):
            // Reading goes on, since only a read tells that the client has left; so what comes
            // too early is bounded here.
            waiting.append(part)
            guard waiting.count > 64 else { return }
            late.abandon()
            context.close(promise: nil)
        default: receive(part, context: context)
        }
    }

    func receive(_ part: HTTPServerRequestPart, context: ChannelHandlerContext) {
        switch (state, part) {
        case (.idle, .head(let head)): begin(head, context: context)
        case (.receiving(let head, var body), .body(let bytes)):
            // Let go of the array before it grows, or it would be copied each time.
            state = .idle
            body += bytes.readableBytesView
            guard body.count <= service.maximumBodySize else {
                return refuse(head, tooLarge, context: context)
            }
            state = .receiving(head, body)
        case (.receiving(let head, let body), .end): answer(head, body, context: context)
        case (.refusing, .end): context.close(promise: nil)
        case (.refusing(let bytes), .body(let more)):
            state = .refusing(bytes: bytes + more.readableBytes)
            if bytes > 16 * service.maximumBodySize { context.close(promise: nil) }
        default: break
        }
    }

    private var tooLarge: ErrorReply {
        ErrorReply(
            status: 413,
            message: "The request is too large: its body may have "
                + "\(service.maximumBodySize) bytes.",
            code: "request_too_large"
        )
    }

    private func begin(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        // Behind a request to change the protocol the parser takes nothing for HTTP any more.
        isKeptAlive = head.isKeepAlive && !head.headers.contains(name: "upgrade")
        limitTime(Self.requestTimeout, context: context)
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
            length > service.maximumBodySize
        {
            return refuse(head, tooLarge, context: context)
        }
        state = .receiving(head, [])
        if head.headers["expect"].contains(where: { $0.lowercased() == "100-continue" }) {
            let go = HTTPResponseHead(version: head.version, status: .continue)
            context.writeAndFlush(Self.wrapOutboundOut(.head(go)), promise: nil)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if case .replying(let sender) = state { sender.resume() }
        context.fireChannelWritabilityChanged()
    }

    // MARK: The end

    func channelInactive(context: ChannelHandlerContext) {
        timeout?.cancel()
        switch state {
        case .replying(let sender): sender.stop(.clientLeft)
        case .waiting(let late): late.abandon()
        default: break
        }
        state = .closed
        waiting = []
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Bytes that are no HTTP: say so once, in the API's shape, unless an answer is under way.
        // A client that leaves in the middle of a request is told nothing.
        guard let error = error as? HTTPParserError, error != .invalidEOFState else {
            return context.close(promise: nil)
        }
        switch state {
        case .idle, .receiving:
            let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
            state = .receiving(head, [])
            isKeptAlive = false
            let request = self.request(head, [], context: context)
            let report = service.newReport(method: "?", path: "?")
            let problem = ErrorReply.invalid("This is not a request of HTTP/1.1: \(error).")
            send(
                Reply(problem, request: request, report: report),
                to: request,
                head,
                isWhole: true,
                context: context
            )
        default: context.close(promise: nil)
        }
    }

    func limitTime(_ time: TimeAmount, context: ChannelHandlerContext) {
        timeout?.cancel()
        timeout = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            context.close(promise: nil)
        }
    }
}
