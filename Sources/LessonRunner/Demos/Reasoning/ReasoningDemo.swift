import StreamingKit
import Terminal

/// The demo `reasoning`: what a model thinks and what it says, in two panes, and what each costs.
///
/// Options: `scenario` for another model than `reasoning`, such as `open-reasoning`; `fast`.
struct ReasoningDemo: Demo {
    static let name = "reasoning"
    static let summary = "a summary of the thoughts beside the answer, and the tokens of both"

    private let model: String
    private let question: String
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["scenario"])
        let scenario = read.text("scenario")
        model = scenario ?? "reasoning"
        question =
            scenario == nil
            ? "A bat and a ball cost 1.10 together. The bat costs 1 more than the ball. What does "
                + "the ball cost?" : "Whatever \(model) likes to answer."
        isFast = read.isFast
    }

    private var request: LiveRequest {
        LiveRequest(
            path: "/v1/responses",
            query: [("rate", "30")],
            body: [
                "model": .string(model), "stream": true, "reasoning": ["summary": "auto"],
                "input": .string(question),
            ]
        )
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            let frame = ReasoningFrame(
                profile: context.profile,
                showsTimes: !isFast,
                question: question
            )
            let shared = Shared((state: ReasoningState(), end: LiveAnswer.stopped))
            context.show(frame.introduction())
            let last = await run.drawing(frame) { frame in
                frame.lines(shared.value.state)
            } while: {
                let end = await LiveAnswer.events(of: request, on: server) { event, time in
                    guard let event = try? ResponseEvent(event) else { return }
                    shared.change { $0.state.take(event, at: time) }
                }
                shared.change { $0.end = end }
            }
            context.show(last.result(shared.value.state, shared.value.end))
        }
    }
}
