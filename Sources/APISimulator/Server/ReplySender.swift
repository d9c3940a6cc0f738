import NIOCore
import NIOHTTP1

/// Sends one reply at its times, as fast as its client reads.
///
/// It lives on the connection's event loop, whose clock tells it when the next step is due. When
/// the connection cannot take more, it makes nothing more, and the rest of the answer comes later
/// by as much.
final class ReplySender {
    let context: ChannelHandlerContext
    /// The context's own, which it looks up anew each time that it is asked.
    let channel: any Channel
    private let eventLoop: any EventLoop
    var script: ReplyScript
    private var upcoming: WireStep?
    /// What the times of the script count from; moves when the client makes us wait.
    private var start: NIODeadline
    private let requestTime: NIODeadline
    /// The handler that frames bodies, where this one does it in its place.
    let encoder: ChannelHandlerContext?
    /// The connection's socket, where parts of the body can go there directly.
    let socket: NIOBSDSocket.Handle?
    /// How many writes the channel has been given that are not in the socket yet. As long as there
    /// are any, what comes after them must go the same way.
    var queuedWrites = 0
    /// Whether the connection is of no use when the reply is whole.
    private let closesConnection: Bool
    let timer: StepTimer
    /// Its number in the timer while it waits there; the timer sees to it.
    var numberInTimer: Int?
    private var isAdvancing = false
    private(set) var isOver = false
    var report: RequestReport
    /// Is told the report and whether the connection can be used again.
    private let onEnd: (RequestReport, Bool) -> Void

    init(
        _ reply: Reply,
        requestTime: NIODeadline,
        isChunked: Bool,
        closesConnection: Bool,
        context: ChannelHandlerContext,
        timer: StepTimer,
        onEnd: @escaping (RequestReport, Bool) -> Void
    ) {
        self.context = context
        channel = context.channel
        eventLoop = context.eventLoop
        self.timer = timer
        self.requestTime = requestTime
        self.closesConnection = closesConnection
        self.onEnd = onEnd
        encoder =
            isChunked
            ? try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
            : nil
        socket = encoder == nil ? nil : Self.socket(of: channel)
        script = reply.script
        start = reply.start
        report = reply.report
    }

    /// Sends every step that is due, and waits for the next.
    func advance() {
        guard !isAdvancing else { return }
        isAdvancing = true
        defer { isAdvancing = false }
        let now = eventLoop.now
        while !isOver {
            // An event that goes out as it is is made when it is due, and needs no memory before.
            if upcoming == nil, let time = script.timeOfEvent() {
                let due = due(time)
                guard due <= now else { return timer.wake(self, at: due) }
                guard takesMore else { return timer.remove(self) }
                writeEvents(now)
                continue
            }
            let step = upcoming.take() ?? script.next()
            let due = due(step.time)
            guard due <= now else {
                upcoming = step
                return timer.wake(self, at: due)
            }
            switch step {
            case .end(.silence, _):
                upcoming = step
                return timer.remove(self)
            case .end(let ending, _): return end(ending)
            case .write(let bytes, _, let tally):
                guard takesMore else {
                    // `resume` comes back here.
                    upcoming = step
                    return timer.remove(self)
                }
                write(bytes)
                count(tally)
            }
        }
    }

    /// When something comes that the script has at `time`.
    func due(_ time: Duration) -> NIODeadline { start + .nanoseconds(time.inNanoseconds) }

    /// Notes what a write has completed.
    func count(_ tally: WireStep.Tally) {
        report.events += tally.events
        report.outputTokens += tally.tokens
    }

    /// Goes on when the connection takes more; the time that it took is added to all later times.
    func resume() {
        guard !isOver, !isAdvancing, channel.isWritable else { return }
        let time: Duration? =
            switch upcoming {
            case .write(_, let time, _)?: time
            case .end?: nil
            case nil: script.timeOfEvent()
            }
        if let time {
            let late = eventLoop.now - due(time)
            if late > .zero { start = start + late }
        }
        advance()
    }

    /// Stops producing, because the client has left or the response was cancelled.
    func stop(_ ending: RequestReport.Ending) {
        guard !isOver else { return }
        if ending == .cancelled { writeEnd() }
        finish(ending, isReusable: ending == .cancelled)
    }

    private func writeEnd() {
        let part = HTTPServerResponsePart.end(nil)
        guard closesConnection else { return context.writeAndFlush(NIOAny(part), promise: nil) }
        let flushed = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(NIOAny(part), promise: flushed)
        let context = NIOLoopBound(self.context, eventLoop: self.context.eventLoop)
        flushed.futureResult.whenComplete { _ in context.value.close(promise: nil) }
    }

    private func end(_ ending: WireEnding) {
        switch ending {
        case .finished:
            writeEnd()
            finish(.completed, isReusable: true)
        case .early(.eof):
            writeEnd()
            finish(.fault("eof"), isReusable: true)
        case .early(let kind):
            // What has been written must be out before the connection goes.
            let flushed = context.eventLoop.makePromise(of: Void.self)
            let context = NIOLoopBound(self.context, eventLoop: self.context.eventLoop)
            flush(flushed)
            finish(.fault(kind.rawValue), isReusable: false)
            flushed.futureResult.whenComplete { _ in
                guard kind == .reset else { return context.value.close(promise: nil) }
                ConnectionEnding.reset(context.value)
            }
        case .silence: break
        }
    }

    private func finish(_ ending: RequestReport.Ending, isReusable: Bool) {
        isOver = true
        timer.remove(self)
        upcoming = nil
        report.ending = ending
        report.elapsed = .nanoseconds((eventLoop.now - requestTime).nanoseconds)
        onEnd(report, isReusable)
    }
}
