import StreamingKit
import Synchronization
import Terminal

/// The demo `race`: the same request twice at the same moment, blocking and streaming.
///
/// Options: `ttft`, `rate` and `tokens` of the answer, `fast`.
struct RaceDemo: Demo {
    static let name = "race"
    static let summary = "the same answer blocking and streaming, side by side"

    private let wait: Int
    private let rate: Int
    private let tokens: Int
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["ttft", "rate", "tokens"])
        wait = try read.milliseconds("ttft", in: 0...60_000, or: 800)
        rate = try read.number("rate", in: 1...10_000, or: 40)
        tokens = try read.number("tokens", in: 1...5000, or: 120)
        isFast = read.isFast
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            context.show(introduction(context.profile))
            let state = RaceState()
            let frame = RaceFrame(profile: context.profile, isFast: isFast)
            let last = await run.drawing(frame) { frame in
                frame.lines(state.lanes, elapsed: state.elapsed)
            } while: {
                await withTaskGroup { group in
                    group.addTask { await block(server, state) }
                    group.addTask { await stream(server, state) }
                    await group.waitForAll()
                }
            }
            context.show(last.result(state.lanes, wasStopped: Task.isCancelled))
        }
    }

    private func request(isStreamed: Bool) -> LiveRequest {
        .response(
            model: "tides",
            isStreamed: isStreamed,
            query: [
                ("ttft", "\(wait)ms"), ("rate", "\(rate)"), ("tokens", "\(tokens)"),
                ("jitter", "0"),
            ]
        )
    }

    private func stream(_ server: LiveServer, _ state: RaceState) async {
        let end = await LiveExchange.run(
            request(isStreamed: true),
            on: server,
            .init(onEvent: { event, time in state.took(event, at: time) })
        )
        if end != .complete { state.change { $0.streaming.problem = end.phrase } }
    }

    private func block(_ server: LiveServer, _ state: RaceState) async {
        let body = Mutex<(bytes: [UInt8], time: Duration)>(([], .zero))
        let end = await LiveExchange.run(
            request(isStreamed: false),
            on: server,
            .init(onBody: { bytes, time in
                body.withLock {
                    $0.bytes += bytes
                    $0.time = time
                }
            })
        )
        guard end == .complete else {
            return state.change { $0.blocking.problem = end.phrase }
        }
        let (bytes, time) = body.withLock { $0 }
        state.took(document: bytes, at: time)
    }

    private func introduction(_ profile: TerminalProfile) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([
            .plain("One request, sent twice at the same moment: "), .code("\"stream\": false"),
            .plain(" and "), .code("\"stream\": true"),
            .plain(". The model thinks for \(wait) ms, then writes \(tokens) tokens, "),
            .plain("\(rate) a second."),
        ])
        screen.blank()
        return screen.lines
    }
}

extension LiveExchange.End {
    /// What a demo says of an end that it did not want.
    var phrase: String {
        switch self {
        case .complete: "complete"
        case .closed: "the connection was closed early"
        case .reset: "the connection was reset"
        case .cancelled: "stopped"
        case .refused: "no connection"
        }
    }
}
