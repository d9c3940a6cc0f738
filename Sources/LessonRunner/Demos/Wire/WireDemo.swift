import StreamingKit
import Synchronization
import Terminal

/// The demo `wire`: every byte of a response, layer by layer.
///
/// Options: `api` (`responses` or `chat`), `tokens`, `cut` as in `scenarios/README.md`, `fast`.
struct WireDemo: Demo {
    static let name = "wire"
    static let summary = "the real bytes of a streamed response: head, chunks, events"

    private let api: String
    private let tokens: Int
    private let cut: String?
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["api", "tokens", "cut"])
        api = try read.choice("api", of: ["chat", "responses"], or: "chat")
        tokens = try read.number("tokens", in: 1...200, or: 4)
        cut = read.text("cut")
        isFast = read.isFast
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            let request = request
            let view = WireView(profile: context.profile, showsTimes: !isFast)
            context.show(view.request(request.bytes(port: 8000)))
            await read(request, server, view, context)
        }
    }

    private var request: LiveRequest {
        var query = [("tokens", "\(tokens)"), ("rate", "5"), ("ttft", "500ms"), ("jitter", "0")]
        if let cut { query.append(("cut", cut)) }
        return api == "chat"
            ? .chat(model: "tides", query: query.map { (name: $0.0, value: $0.1) })
            : .response(model: "tides", query: query.map { (name: $0.0, value: $0.1) })
    }

    private func read(
        _ request: LiveRequest,
        _ server: LiveServer,
        _ view: WireView,
        _ context: DemoContext
    ) async {
        guard let stream = try? await LiveStream.open(request, to: server) else { return }
        var reader = ResponseReader()
        var view = view
        var bytes: [UInt8] = []
        do {
            for try await piece in stream.pieces {
                // Without pauses a read ends wherever the machine likes: all of them are one.
                if isFast {
                    bytes += piece.bytes
                    var whole = ResponseReader()
                    _ = whole.push(bytes)
                    guard whole.isComplete else { continue }
                } else {
                    bytes = piece.bytes
                }
                for part in reader.push(bytes) {
                    context.show(view.lines(of: part, at: piece.time - stream.start))
                }
                if reader.isComplete { break }
            }
        } catch {
            context.show(view.end("The connection was reset.", .bad))
        }
        let wasStopped = Task.isCancelled
        await stream.cancel()
        if wasStopped {
            context.show(
                view.end("Stopped: the connection is closed, and the server sees it.", .question)
            )
        } else if reader.isComplete {
            context.show(view.end(view.summary, .ok))
        }
    }
}
