import APISimulator
import CourseModel
import StreamingKit
import Terminal

/// The demo `events`: a response as a timeline, or one type of event explained.
///
/// Options: `type`, an event type to look up; `scenario`, another model; `background` for a
/// response in the background; `fast`.
struct EventsDemo: Demo {
    static let name = "events"
    static let summary = "a response as a timeline, a lane for each item; or one event type"
    static let mainOption: String? = "type"

    private let type: String?
    private let scenario: String?
    private let isBackground: Bool
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["type", "scenario", "background"])
        type = try read.text("type").map(Self.fullType)
        scenario = read.text("scenario")
        isBackground = try read.flag("background")
        isFast = read.isFast
    }

    /// The type as it is on the wire, for one that may lack `response.`.
    private static func fullType(_ name: String) throws(DemoError) -> String {
        let candidates = [name, "response." + name]
        if let known = candidates.first(where: { EventGlossary.meaning(of: $0) != nil }) {
            return known
        }
        let near = nearestNames(to: candidates[1], among: EventGlossary.all.map(\.type), limit: 3)
        let help = near.isEmpty ? ["response.output_text.delta"] : near
        throw .badOption(
            "--type",
            "there is no event \"\(name)\", but \(help.joined(separator: ", "))"
        )
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            if let type {
                await lookUp(type, server, run)
            } else {
                await draw(server, run)
            }
        }
    }

    private func request(_ model: String, isBackground: Bool) -> LiveRequest {
        LiveRequest(
            path: "/v1/responses",
            body: [
                "model": .string(model), "input": "When is high tide in Saint-Malo?",
                "stream": true, "background": .bool(isBackground),
            ]
        )
    }

    private func draw(_ server: LiveServer, _ run: LiveRun) async {
        let request = request(scenario ?? "web-search", isBackground: isBackground)
        let frame = EventLanesFrame(profile: run.context.profile, showsTimes: !isFast)
        let shared = Shared((lanes: EventLanes(), end: LiveAnswer.stopped))
        run.context.show(frame.introduction())
        let last = await run.drawing(frame) { frame in
            frame.lines(shared.value.lanes)
        } while: {
            let end = await LiveAnswer.events(of: request, on: server) { event, time in
                guard let event = try? ResponseEvent(event) else { return }
                shared.change { $0.lanes.take(event, at: time) }
            }
            shared.change { $0.end = end }
        }
        let (lanes, end) = shared.value
        run.context.show(last.result(lanes, end))
    }

    private func lookUp(_ type: String, _ server: LiveServer, _ run: LiveRun) async {
        let library = try? ScenarioLibrary.load(run.context.courseRoot + "/scenarios")
        let found = library?.eventSources()[type]
        let model = scenario ?? found?.model ?? "web-search"
        let request = request(model, isBackground: isBackground || found?.isBackground == true)
        let frame = EventLookupFrame(profile: run.context.profile, type: type, model: model)
        let shared = Shared((lookup: EventLookup(type: type), end: LiveAnswer.stopped))
        run.context.show(frame.introduction())
        let last = await run.drawing(frame) { frame in
            frame.lines(shared.value.lookup)
        } while: {
            let end = await LiveAnswer.events(of: request, on: server) { event, _ in
                shared.change { $0.lookup.take(event) }
            }
            shared.change { $0.end = end }
        }
        let (lookup, end) = shared.value
        run.context.show(last.result(lookup, end))
    }
}
