import Terminal

/// The demo `toolcall`: a model calls our functions, and answers with what they gave.
///
/// Options: `api` (`chat` or `responses`), `parallel` for two calls at once, `scenario` for another
/// model than `weather`, `fast`.
struct ToolCallDemo: Demo {
    static let name = "toolcall"
    static let summary = "a function call grows, runs when it is whole, and its answer goes back"

    private typealias State = (talk: ToolConversation, end: LiveAnswer)

    private let api: ToolAPI
    private let model: String
    private let isParallel: Bool
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["api", "parallel", "scenario"])
        let api = try read.choice("api", of: ToolAPI.allCases.map(\.rawValue), or: "chat")
        self.api = ToolAPI(rawValue: api) ?? .chat
        isParallel = try read.flag("parallel")
        model = read.text("scenario") ?? (isParallel ? "two-tools" : "weather")
        isFast = read.isFast
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        let start = ToolConversation(
            api: api,
            model: model,
            question: isParallel
                ? "What is the weather in Tromsø, and what time is it there?"
                : "What is the weather in Tromsø?"
        )
        await run.withServer { server in
            let frame = ToolCallFrame(profile: context.profile)
            context.show(frame.introduction(api))
            let state = Shared((talk: start, end: LiveAnswer.stopped))
            let last = await run.drawing(frame) { frame in
                frame.lines(state.value.talk)
            } while: {
                await talk(server, state)
            }
            context.show(last.result(state.value.talk, state.value.end))
        }
    }

    /// Asks, runs what is called, sends back what it gave, until the model has no more calls.
    private func talk(_ server: LiveServer, _ state: Shared<State>) async {
        var goesOn = true
        while goesOn {
            let request = state.value.talk.request
            state.change { $0.talk.begin() }
            let end = await LiveAnswer.events(of: request, on: server) { event, _ in
                state.change { $0.talk.take(event) }
            }
            state.change {
                $0.end = end
                goesOn = end == .whole && $0.talk.runTools()
            }
        }
    }
}
