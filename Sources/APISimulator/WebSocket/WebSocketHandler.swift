import NIOCore
import StreamingKit

/// One WebSocket connection: reads the client's messages, sends what is due as fast as the client
/// reads, and closes in order.
///
/// It lives on the connection's event loop, whose clock tells when the next message is due. When
/// the connection takes no more, nothing more is made; when too much waits for the client, nothing
/// more is read from it.
final class WebSocketHandler: ChannelInboundHandler, ChannelOutboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    private enum State {
        case open
        /// A close frame was sent; what comes before the client's is thrown away.
        case closing
        case closed
    }

    private let service: Service
    private var exchange: WebSocketExchange
    private let report: RequestReport
    private let opened: NIODeadline
    private var state = State.open
    private var reader: WebSocketMessageReader
    /// Messages that have come and wait until less is to be sent.
    private var waiting: [WebSocketMessage] = []
    /// Whether more is read from the client.
    private(set) var isReading = true
    private var isAdvancing = false
    private var timer: Scheduled<Void>?
    private var watch: Scheduled<Void>?
    private var lastHeard: NIODeadline
    private var ending: RequestReport.Ending?

    /// How many bytes may wait for the client before nothing more is read from it.
    private static let backlogLimit = 64 << 10
    /// How long a client may be silent before it gets a ping, and then how long it may take.
    static let pingInterval = TimeAmount.seconds(20)
    /// How long a client may take to answer a close frame.
    static let closeTimeout = TimeAmount.seconds(2)

    init(_ opening: WebSocketOpening, service: Service, now: NIODeadline) {
        self.service = service
        exchange = opening.exchange
        report = opening.report
        opened = now
        lastHeard = now
        reader = WebSocketMessageReader(
            sender: .client,
            maximumMessageBytes: service.maximumBodySize
        )
    }

    func handlerAdded(context: ChannelHandlerContext) {
        service.publish(report)
        if service.pingsSilentClients { watchClient(in: Self.pingInterval, context: context) }
        exchange.begin(at: time(context))
        advance(context: context)
    }

    private func time(_ context: ChannelHandlerContext) -> Duration {
        .nanoseconds((context.eventLoop.now - opened).nanoseconds)
    }

    // MARK: What comes

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .open = state else { return awaitClose(data, context: context) }
        lastHeard = context.eventLoop.now
        var problem: WebSocketError?
        do throws(WebSocketError) {
            try reader.push(Array(Self.unwrapInboundIn(data).readableBytesView), into: &waiting)
        } catch {
            problem = error
        }
        takeMessages(context: context)
        if let problem, case .open = state {
            close(problem.closeCode, reason: problem.description, context: context)
        }
        advance(context: context)
    }

    private func takeMessages(context: ChannelHandlerContext) {
        let messages = waiting
        waiting = []
        var taken = 0
        while taken < messages.count, exchange.line.backlog < Self.backlogLimit, case .open = state
        {
            take(messages[taken], context: context)
            taken += 1
        }
        if case .open = state { waiting = Array(messages[taken...]) }
    }

    private func take(_ message: WebSocketMessage, context: ChannelHandlerContext) {
        switch message {
        case .text(let text): exchange.receive(text, at: time(context))
        case .binary:
            close(.unsupportedData, reason: "events are texts, not bytes", context: context)
        case .ping(let payload): exchange.put(WebSocketFrame(opcode: .pong, payload: payload))
        case .pong: break
        case .close(let code, _):
            // The answer to a close frame says its code again (section 5.5.1).
            write(.close(code), context: context)
            stopTurns(.clientLeft, context: context)
            finish(.completed, context: context)
            context.close(promise: nil)
        }
    }

    /// After a close frame of ours only the client's is of interest.
    private func awaitClose(_ data: NIOAny, context: ChannelHandlerContext) {
        var messages: [WebSocketMessage] = []
        try? reader.push(Array(Self.unwrapInboundIn(data).readableBytesView), into: &messages)
        if reader.isClosed { context.close(promise: nil) }
    }

    // MARK: What goes

    /// Sends all that is due, and waits for the next.
    private func advance(context: ChannelHandlerContext) {
        guard !isAdvancing else { return }
        isAdvancing = true
        defer {
            isAdvancing = false
            publishReports()
        }
        timer?.cancel()
        timer = nil
        while case .open = state, context.channel.isWritable {
            takeMessages(context: context)
            guard case .open = state else { return }
            switch exchange.next(at: time(context)) {
            case .write(let bytes): context.writeAndFlush(buffer(bytes, context), promise: nil)
            case .wait(let due): return wait(until: due, context: context)
            case .idle: return setReading(true, context: context)
            case .end(let kind): return end(kind, context: context)
            }
        }
        setReading(exchange.line.backlog < Self.backlogLimit && waiting.isEmpty, context: context)
    }

    private func wait(until due: Duration, context: ChannelHandlerContext) {
        setReading(true, context: context)
        let deadline = opened + .nanoseconds(due.inNanoseconds)
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
            timer = nil
            advance(context: context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, case .open = state {
            exchange.resume(at: time(context))
            advance(context: context)
        }
        context.fireChannelWritabilityChanged()
    }

    private func setReading(_ reads: Bool, context: ChannelHandlerContext) {
        guard reads != isReading else { return }
        isReading = reads
        context.channel.setOption(.autoRead, value: reads).whenFailure { _ in }
    }

    private func buffer(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext) -> NIOAny {
        Self.wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes))
    }

    private func write(_ frame: WebSocketFrame, context: ChannelHandlerContext) {
        // Inside a frame that a fault has cut, no other one can begin.
        guard exchange.line.isBetweenMessages else { return }
        context.writeAndFlush(buffer(frame.bytes(mask: nil)[...], context), promise: nil)
    }

    private func publishReports() {
        for report in exchange.takeReports() { service.publish(report) }
    }

    // MARK: The end

    /// Sends a close frame and waits for the client's, though not for long.
    private func close(
        _ code: WebSocketCloseCode,
        reason: String,
        ending: RequestReport.Ending = .completed,
        context: ChannelHandlerContext
    ) {
        write(.close(code, reason: reason), context: context)
        stopTurns(ending == .completed ? .cancelled : ending, context: context)
        finish(ending, context: context)
        state = .closing
        waiting = []
        setReading(true, context: context)
        watch = context.eventLoop.assumeIsolated().scheduleTask(in: Self.closeTimeout) {
            context.close(promise: nil)
        }
    }

    private func end(_ kind: Faults.EarlyEnding.Kind, context: ChannelHandlerContext) {
        let ending = RequestReport.Ending.fault(kind.rawValue)
        guard kind != .eof else {
            return close(.normal, reason: "the fault 'eof'", ending: ending, context: context)
        }
        stopTurns(ending, context: context)
        finish(ending, context: context)
        if kind == .reset {
            ConnectionEnding.reset(context)
        } else {
            context.close(promise: nil)
        }
    }

    private func stopTurns(_ ending: RequestReport.Ending, context: ChannelHandlerContext) {
        exchange.abandon(ending, at: time(context))
    }

    /// Nothing more is sent; says how the connection was.
    private func finish(_ ending: RequestReport.Ending, context: ChannelHandlerContext) {
        guard case .open = state else { return }
        state = .closed
        timer?.cancel()
        watch?.cancel()
        publishReports()
        var total = exchange.total(report)
        total.ending = ending
        total.elapsed = time(context)
        service.publish(total)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopTurns(.clientLeft, context: context)
        finish(.clientLeft, context: context)
        watch?.cancel()
        state = .closed
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// The server stops: says goodbye.
    func triggerUserOutboundEvent(
        context: ChannelHandlerContext,
        event: Any,
        promise: EventLoopPromise<Void>?
    ) {
        guard event is ServerStops else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        if case .open = state {
            close(.goingAway, reason: "the server stops", context: context)
        }
        promise?.succeed()
    }

    // MARK: Whether the client is there

    /// Sends a ping to a client that is silent, and closes when it stays so.
    private func watchClient(in interval: TimeAmount, context: ChannelHandlerContext) {
        watch = context.eventLoop.assumeIsolated().scheduleTask(in: interval) { [self] in
            let silence = context.eventLoop.now - lastHeard
            if silence >= Self.pingInterval * 2 {
                close(
                    .internalError,
                    reason: "no pong came in time",
                    ending: .clientLeft,
                    context: context
                )
            } else if silence >= Self.pingInterval {
                exchange.put(WebSocketFrame(opcode: .ping))
                advance(context: context)
                watchClient(in: Self.pingInterval * 2 - silence, context: context)
            } else {
                watchClient(in: Self.pingInterval - silence, context: context)
            }
        }
    }
}

/// Tells a connection that the server stops.
struct ServerStops: Sendable {}
