import NIOCore
import NIOHTTP1
import StreamingKit

/// One connection: takes a request, has it answered, takes the next.
final class ConnectionHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
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

    private let service: Service
    private var state = State.idle
    private var isKeptAlive = true
    /// Parts of later requests that came while one was answered.
    private var waiting: [HTTPServerRequestPart] = []
    private var timeout: Scheduled<Void>?

    /// How long a request may take to come in, and a connection to stay without one.
    private static let requestTimeout = TimeAmount.seconds(30)
    private static let idleTimeout = TimeAmount.minutes(5)

    private let timer: StepTimer

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

    private func receive(_ part: HTTPServerRequestPart, context: ChannelHandlerContext) {
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

    private func answer(_ head: HTTPRequestHead, _ body: [UInt8], context: ChannelHandlerContext) {
        timeout?.cancel()
        let request = self.request(head, body, context: context)
        switch service.answer(to: request, on: context.eventLoop) {
        case .now(let reply): send(reply, to: request, head, isWhole: true, context: context)
        case .webSocket(let opening): upgrade(to: opening, head, context: context)
        case .later(let late):
            state = .waiting(late)
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            late.reply.hop(to: context.eventLoop).whenSuccess { reply in
                let (handler, context) = bound.value
                guard case .waiting = handler.state else { return }
                handler.send(reply, to: request, head, isWhole: true, context: context)
            }
        }
    }

    /// Hands the connection over to a WebSocket.
    private func upgrade(
        to opening: WebSocketOpening,
        _ head: HTTPRequestHead,
        context: ChannelHandlerContext
    ) {
        state = .closed
        let accepted = HTTPResponseHead(
            version: head.version,
            status: .switchingProtocols,
            headers: HTTPHeaders(opening.headers)
        )
        context.writeAndFlush(Self.wrapOutboundOut(.head(accepted)), promise: nil)
        let handler = WebSocketHandler(opening, service: service, now: context.eventLoop.now)
        HTTPHandlers.replace(with: handler, in: context.channel)
    }

    private func refuse(
        _ head: HTTPRequestHead,
        _ error: ErrorReply,
        context: ChannelHandlerContext
    ) {
        let request = self.request(head, [], context: context)
        let report = service.newReport(method: request.method, path: request.target.path)
        isKeptAlive = false
        send(
            Reply(error, request: request, report: report),
            to: request,
            head,
            isWhole: false,
            context: context
        )
    }

    private func request(
        _ head: HTTPRequestHead,
        _ body: [UInt8],
        context: ChannelHandlerContext
    ) -> IncomingRequest {
        IncomingRequest(
            method: head.method.rawValue,
            target: RequestTarget(head.uri),
            headers: head.headers.map { ($0.name, $0.value) },
            body: body,
            time: context.eventLoop.now
        )
    }

    // MARK: The reply

    private func send(
        _ reply: Reply,
        to request: IncomingRequest,
        _ head: HTTPRequestHead,
        isWhole: Bool,
        context: ChannelHandlerContext
    ) {
        var headers = HTTPHeaders(reply.headers)
        // Without chunks only the end of the connection can end a body of unknown length.
        if head.version.minor == 0, !headers.contains(name: "content-length") {
            isKeptAlive = false
        }
        if !isKeptAlive { headers.add(name: "connection", value: "close") }
        let sender = ReplySender(
            reply,
            requestTime: request.time,
            isChunked: head.version.minor > 0 && !headers.contains(name: "content-length"),
            closesConnection: isWhole && !isKeptAlive,
            context: context,
            timer: timer
        ) { [self] report, isReusable in
            ended(report, watched: reply.watched, context: context)
            guard case .replying = state else { return }
            if !isWhole {
                state = .refusing(bytes: 0)
                limitTime(.seconds(5), context: context)
            } else if isReusable, isKeptAlive {
                takeNext(context: context)
            } else {
                state = .closed
            }
        }
        state = .replying(sender)
        service.publish(reply.report)
        watch(reply.watched, sender, context: context)
        let responseHead = HTTPResponseHead(
            version: head.version,
            status: HTTPResponseStatus(statusCode: reply.status),
            headers: headers
        )
        let written = sender.queuedWrite()
        context.writeAndFlush(Self.wrapOutboundOut(.head(responseHead)), promise: written)
        sender.advance()
    }

    /// Ends the stream when another request cancels the response that it shows.
    private func watch(
        _ watched: Reply.Watched?,
        _ sender: ReplySender,
        context: ChannelHandlerContext
    ) {
        guard let watched, sender.report.isStreamed else { return }
        let loop = context.eventLoop
        let bound = NIOLoopBound(sender, eventLoop: loop)
        viewer = service.store.addViewer(of: watched.id) {
            loop.execute { bound.value.stop(.cancelled) }
        }
    }

    private var viewer: Int?

    private func ended(
        _ report: RequestReport,
        watched: Reply.Watched?,
        context: ChannelHandlerContext
    ) {
        if let watched {
            if let viewer { service.store.removeViewer(viewer, of: watched.id) }
            // Nobody can ask for a response whose client left, unless it runs in the background.
            if watched.endsWithClient, report.ending != .completed {
                service.store.remove(watched.id)
            }
        }
        viewer = nil
        service.publish(report)
    }

    private func takeNext(context: ChannelHandlerContext) {
        state = .idle
        limitTime(Self.idleTimeout, context: context)
        let parts = waiting
        waiting = []
        for part in parts {
            if case .replying = state {
                waiting.append(part)
            } else {
                receive(part, context: context)
            }
        }
        if waiting.isEmpty {
            context.channel.setOption(.autoRead, value: true).whenFailure { _ in }
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

    private func limitTime(_ time: TimeAmount, context: ChannelHandlerContext) {
        timeout?.cancel()
        timeout = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            context.close(promise: nil)
        }
    }
}
