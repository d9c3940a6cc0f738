import NIOCore
import NIOHTTP1

/// What becomes of a whole request: the service's reply, and after it the next request.
extension ConnectionHandler {
    func answer(_ head: HTTPRequestHead, _ body: [UInt8], context: ChannelHandlerContext) {
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

    func refuse(
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

    func request(
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

    func send(
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
}
