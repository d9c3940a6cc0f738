import APISimulator
import StreamingKit
import Synchronization
import Terminal

/// The demo `abort`: leave in the middle of an answer, and see what both ends know of it.
///
/// Options: `after`, leaves by itself behind so many pieces of text; `tokens`, `fast`.
struct AbortDemo: Demo {
    static let name = "abort"
    static let summary = "stop a stream with Ctrl-C, and see what the server noticed"

    private let after: Int?
    private let tokens: Int
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["after", "tokens"])
        tokens = try read.number("tokens", in: 10...5000, or: 400)
        after = try read.text("after") == nil ? nil : read.number("after", in: 1...5000, or: 1)
        isFast = read.isFast
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: false)
        await run.withServer { server in
            context.show(introduction(context))
            let state = AbortState()
            let limit = after ?? (context.hasKeys ? nil : 25)
            let frame = AbortFrame(profile: context.profile, showsTimes: !isFast)
            let task = Task { await talk(server, state, limit: limit) }
            let last = await run.drawing(frame) { frame in
                frame.lines(state.seen)
            } while: {
                await withTaskCancellationHandler {
                    await task.value
                } onCancel: {
                    task.cancel()
                }
            }
            // The server's own account; it is asked for outside of the task that was cancelled.
            let seen = state.seen
            let report = await Task { await server.report(of: seen.requestID) }.value
            context.show(last.accounts(seen, report))
        }
    }

    private func talk(_ server: LiveServer, _ state: AbortState, limit: Int?) async {
        // Slow enough to be stopped by hand; with --fast still far from its end when the client leaves.
        let rate = isFast ? "60" : "20"
        let request = LiveRequest.response(
            model: "tides",
            query: [("tokens", "\(tokens)"), ("rate", rate), ("ttft", isFast ? "1ms" : "500ms")]
        )
        let reading = Task {
            await LiveExchange.run(
                request,
                on: server,
                .init(
                    onHead: { head, _ in state.change { $0.requestID = head["x-request-id"] ?? "" }
                    },
                    onEvent: { event, time in
                        state.took(event, at: time)
                        if let limit, state.seen.deltas >= limit { state.leave() }
                    }
                )
            )
        }
        state.whenLeaving { reading.cancel() }
        let end = await withTaskCancellationHandler {
            await reading.value
        } onCancel: {
            state.leave()
        }
        state.change {
            $0.end = end
            $0.stopped = $0.stopped ?? $0.last
        }
    }

    private func introduction(_ context: DemoContext) -> [StyledLine] {
        var screen = ScreenBuilder(context.profile)
        screen.blank()
        let how =
            after.map { "After \($0) pieces of text the client leaves." }
            ?? (context.hasKeys
                ? "Press Ctrl-C when you have read enough."
                : "After 25 pieces of text the client leaves.")
        screen.text([.plain("An answer of \(tokens) tokens is on its way. " + how)])
        screen.blank()
        return screen.lines
    }
}

/// What the client has seen, and when it left.
final class AbortState: Sendable {
    struct Seen: Sendable {
        var requestID = ""
        var text = ""
        var deltas = 0
        var events = 0
        /// When the last event came, and when the client left, since the request.
        var last = Duration.zero
        var stopped: Duration?
        var end: LiveExchange.End?
    }

    private let state = Mutex((seen: Seen(), leave: (@Sendable () -> Void)?.none))

    var seen: Seen { state.withLock { $0.seen } }

    func change(_ body: (inout Seen) -> Void) { state.withLock { body(&$0.seen) } }

    func took(_ event: ServerSentEvent, at time: Duration) {
        change { seen in
            // What comes after the client has left is not shown any more.
            guard seen.stopped == nil else { return }
            seen.events += 1
            seen.last = time
            guard event.type == "response.output_text.delta",
                let payload = try? JSONValue(parsing: event.data)
            else { return }
            seen.deltas += 1
            seen.text += payload["delta"]?.string ?? ""
        }
    }

    func whenLeaving(_ body: @escaping @Sendable () -> Void) {
        let hasLeft = state.withLock { state in
            state.leave = body
            return state.seen.stopped != nil
        }
        if hasLeft { body() }
    }

    /// Leaves, once.
    func leave() {
        let body = state.withLock { state -> (@Sendable () -> Void)? in
            guard state.seen.stopped == nil else { return nil }
            state.seen.stopped = state.seen.last
            return state.leave
        }
        body?()
    }
}
