import StreamingKit
import Synchronization
import Terminal

/// The demo `deltas`: one stream, painted in four ways at the same time.
///
/// Options: `rate` and `tokens` of the answer, `jitter` in percent, `fast`.
struct DeltasDemo: Demo {
    static let name = "deltas"
    static let summary = "one stream painted in four ways: deltas, words, frames, smoothed"

    private let rate: Int
    private let tokens: Int
    private let jitter: Int
    private let isFast: Bool

    /// The pictures a second of an ordinary screen would be 60; a terminal is content with 20.
    private static let frame = Duration.milliseconds(50)
    /// Without pauses frames are counted in deltas, so that each run looks the same.
    private static let deltasPerFastFrame = 3

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["rate", "tokens", "jitter"])
        rate = try read.number("rate", in: 1...10_000, or: 30)
        tokens = try read.number("tokens", in: 1...2000, or: 70)
        jitter = try read.number("jitter", in: 0...100, or: 90)
        isFast = read.isFast
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            context.show(introduction(context.profile))
            let state = DeltasState()
            let frame = DeltasFrame(profile: context.profile)
            let end = Mutex(LiveExchange.End?.none)
            let last = await run.drawing(frame) { frame in
                frame.lines(state.texts)
            } while: {
                let ticks = Task {
                    while !Task.isCancelled, !isFast {
                        try? await Task.sleep(for: Self.frame)
                        state.frame()
                    }
                }
                let result = await read(from: server, into: state)
                end.withLock { $0 = result }
                // What is shown smoothly goes on for a moment after the last delta.
                while state.isBehind, !Task.isCancelled {
                    if isFast { state.frame() } else { try? await Task.sleep(for: Self.frame) }
                }
                ticks.cancel()
                await ticks.value
                state.finish()
            }
            context.show(last.result(state.texts, state.deltas, end: end.withLock { $0 }))
        }
    }

    private func read(from server: LiveServer, into state: DeltasState) async -> LiveExchange.End {
        let query = [
            ("ttft", "300ms"), ("rate", "\(rate)"), ("tokens", "\(tokens)"),
            ("jitter", "\(Double(jitter) / 100)"),
        ]
        return await LiveExchange.run(
            .chat(model: "tides", query: query),
            on: server,
            .init(onEvent: { event, _ in
                guard state.took(event), isFast else { return }
                if state.deltas.isMultiple(of: Self.deltasPerFastFrame) { state.frame() }
            })
        )
    }

    private func introduction(_ profile: TerminalProfile) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([
            .plain("One stream of about \(tokens) deltas, \(rate) a second, some early and some "),
            .plain("late. Each pane gets every delta when it comes. They differ in when they "),
            .plain("paint."),
        ])
        screen.blank()
        return screen.lines
    }
}

/// The four panes.
final class DeltasState: Sendable {
    private struct State {
        var texts = DisplayStrategy.allCases.map(DisplayedText.init)
        var deltas = 0
    }

    private let state = Mutex(State())

    var texts: [DisplayedText] { state.withLock { $0.texts } }
    /// How many deltas with text have come.
    var deltas: Int { state.withLock { $0.deltas } }
    /// Whether a frame would still change something.
    var isBehind: Bool { texts.contains { $0.strategy == .smoothed && $0.waiting.count > 1 } }

    /// - Returns: whether the event had text.
    func took(_ event: ServerSentEvent) -> Bool {
        guard let payload = try? JSONValue(parsing: event.data),
            let text = payload["choices"]?[0]?["delta"]?["content"]?.string, !text.isEmpty
        else { return false }
        state.withLock { state in
            state.deltas += 1
            for index in state.texts.indices { state.texts[index].take(text) }
        }
        return true
    }

    func frame() { change { $0.frame() } }
    func finish() { change { $0.finish() } }

    private func change(_ body: (inout DisplayedText) -> Void) {
        state.withLock { state in
            for index in state.texts.indices { body(&state.texts[index]) }
        }
    }
}
