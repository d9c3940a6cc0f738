import StreamingKit
import Synchronization
import Terminal

/// The demo `endings`: one prompt and eight ways to end, each of them real.
///
/// Options: `only`, the number of one of them; `fast`.
struct EndingsDemo: Demo {
    static let name = "endings"
    static let summary = "eight ways for a stream to end, and what a client should say of each"

    private let only: Int?
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["only"])
        let count = EndingCase.all.count
        only = read.text("only") == nil ? nil : try read.number("only", in: 1...count, or: 1)
        isFast = read.isFast
    }

    /// How long we wait for the next event before we give up.
    private var patience: Duration { isFast ? .milliseconds(200) : .seconds(2) }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            var screen = ScreenBuilder(context.profile)
            screen.blank()
            screen.text([
                .plain("The same prompt again and again. What comes last decides what a client "),
                .plain("may say; that the connection ended well decides nothing."),
            ])
            screen.blank()
            context.show(screen.lines)
            for (index, ending) in EndingCase.all.enumerated()
            where only == nil || only == index + 1 {
                let seen = await look(at: ending, server)
                guard !Task.isCancelled else { break }
                context.show(lines(index + 1, ending, seen, context.profile))
            }
        }
    }

    private func look(at ending: EndingCase, _ server: LiveServer) async -> EndingSeen {
        let seen = Mutex(EndingSeen())
        let activity = Activity(silentAfter: ending.silentAfter)
        let exchange = Task {
            await LiveExchange.run(
                ending.request,
                on: server,
                .init(
                    onEvent: { event, _ in
                        activity.note()
                        seen.withLock { $0.take(event) }
                    }
                )
            )
        }
        let patience = patience
        let watch = Task {
            while !Task.isCancelled {
                let left = activity.patienceLeft(of: patience)
                guard left > .zero else { return exchange.cancel() }
                try? await Task.sleep(for: left)
            }
        }
        let end = await withTaskCancellationHandler {
            await exchange.value
        } onCancel: {
            exchange.cancel()
        }
        watch.cancel()
        return seen.withLock { seen in
            seen.end = end
            return seen
        }
    }

    private func lines(
        _ number: Int,
        _ ending: EndingCase,
        _ seen: EndingSeen,
        _ profile: TerminalProfile
    ) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.text([.strong("\(number)  \(ending.title)")])
        screen.entry("came", "\(seen.events) events, the last of them `\(seen.last)`", column: 12)
        screen.entry("then", seen.transport, column: 12)
        let (mark, text) = seen.verdict.saying
        screen.marked(mark, [.plain(text)])
        screen.blank()
        return screen.lines
    }
}

extension EndingSeen.Verdict {
    fileprivate var saying: (Mark, String) {
        switch self {
        case .complete: (.ok, "complete")
        case .incomplete(let reason):
            (.question, "incomplete (\(reason)): keep the text, say that it was cut")
        case .failed(let reason): (.bad, "failed, and the API says why: \(reason)")
        case .lost: (.bad, "interrupted: the text is not whole, and nobody said why")
        case .silent: (.bad, "timed out: no event for too long, so we hung up")
        }
    }
}

/// When an event last came.
private final class Activity: Sendable {
    private struct State {
        var events = 0
        var last = ContinuousClock.now
    }

    /// How many events come for certain; a machine that is busy is no silence.
    private let silentAfter: Int
    private let state = Mutex(State())

    init(silentAfter: Int) { self.silentAfter = silentAfter }

    func note() {
        state.withLock {
            $0.events += 1
            $0.last = .now
        }
    }

    /// How long the next event may still take; zero or less when we have waited enough.
    func patienceLeft(of patience: Duration) -> Duration {
        state.withLock {
            guard $0.events >= silentAfter else { return patience }
            return patience - $0.last.duration(to: .now)
        }
    }
}
