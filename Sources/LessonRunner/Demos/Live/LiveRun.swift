import APISimulator
import Synchronization
import Terminal

/// How a live demo runs: it can be stopped by a key or a signal, and its picture is drawn again
/// while it goes on.
struct LiveRun: Sendable {
    let context: DemoContext
    let isFast: Bool
    /// Whether Enter stops it too, where there is nothing else to wait for.
    var endsAtEnter = false
    /// Gets what the server says of each request.
    var onReport: @Sendable (RequestReport) -> Void = { _ in }

    /// How often a picture is drawn again: often enough for the eye, seldom enough for the wire.
    private static let frame = Duration.milliseconds(50)

    /// Starts the simulator, runs `work` with it, and says where that cannot be done.
    func withServer(_ work: @escaping @Sendable (LiveServer) async -> Void) async {
        do throws(LiveError) {
            try await LiveServer.run(in: context, isFast: isFast, onReport: onReport) { server in
                await stoppable { await work(server) }
            }
        } catch {
            var screen = ScreenBuilder(context.profile)
            screen.marked(.bad, [.plain(error.message)])
            context.show(screen.lines)
        }
    }

    /// Runs `work` until it is done, or cancels it at Ctrl-C, Escape or q.
    func stoppable(_ work: @escaping @Sendable () async -> Void) async {
        let task = Task { await work() }
        // Without single keys the input is not a demo's to read; Ctrl-C comes as a signal.
        let watch = context.hasKeys ? Task { await waitForStop() } : nil
        let stop = Task {
            if await watch?.value == true { task.cancel() }
        }
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        if watch != nil { context.keys.wake() }
        await stop.value
    }

    /// - Returns: whether somebody wants to stop; else the demo is over.
    private func waitForStop() async -> Bool {
        while true {
            switch await context.nextKey() {
            case .interrupt, .escape, .endOfInput, .character("q"): return true
            case .enter where endsAtEnter: return true
            case .woken: return false
            default: continue
            }
        }
    }

    /// Draws a picture again and again while `work` goes on, and once more at its end.
    ///
    /// Where nothing can be drawn again, only the last picture is shown. In a window of another size
    /// the picture is drawn for that.
    /// - Returns: The frame as it was drawn last, for what is shown below it.
    func drawing<Frame: LiveFrame>(
        _ frame: Frame,
        _ picture: @escaping @Sendable (Frame) -> [StyledLine],
        while work: @escaping @Sendable () async -> Void
    ) async -> Frame {
        var frame = frame
        var canvas = DemoCanvas(context)
        guard context.redraws else {
            await work()
            canvas.draw(picture(frame))
            return frame
        }
        let isOver = Flag()
        let task = Task {
            await work()
            isOver.raise()
        }
        await withTaskCancellationHandler {
            while !isOver.isUp, !Task.isCancelled {
                fit(&frame, &canvas)
                canvas.draw(picture(frame))
                try? await Task.sleep(for: Self.frame)
            }
            await task.value
        } onCancel: {
            task.cancel()
        }
        fit(&frame, &canvas)
        canvas.draw(picture(frame), isLast: true)
        canvas.finish()
        return frame
    }

    private func fit(_ frame: inout some LiveFrame, _ canvas: inout DemoCanvas) {
        let profile = context.currentProfile()
        guard profile.width != frame.profile.width || profile.height != frame.profile.height else {
            return
        }
        frame.profile = profile
        canvas.startOver(in: profile)
    }
}

/// What knows how a live demo looks in a window.
protocol LiveFrame: Sendable {
    var profile: TerminalProfile { get set }
}

/// Whether something has happened.
private final class Flag: Sendable {
    private let value = Mutex(false)

    var isUp: Bool { value.withLock { $0 } }

    func raise() { value.withLock { $0 = true } }
}
