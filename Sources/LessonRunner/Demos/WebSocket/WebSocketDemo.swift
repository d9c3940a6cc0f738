import StreamingKit
import Terminal

/// The demo `websocket`: a session of the Realtime API, frame by frame.
///
/// Options: `fragment`, the most bytes of a frame of the server's; `rate` of the tokens; `all` for
/// a row for each delta; `fast`.
struct WebSocketDemo: Demo {
    static let name = "websocket"
    static let summary = "a Realtime session over a WebSocket, frame by frame, both ways"

    private let fragment: Int
    private let rate: Int
    private let showsAll: Bool
    private let isFast: Bool

    init(options: [String: String]) throws(DemoError) {
        let read = try LiveOptions(options, names: ["fragment", "rate", "all"])
        fragment = try read.number("fragment", in: 0...65_536, or: 0)
        rate = try read.number("rate", in: 1...1000, or: 8)
        showsAll = try read.flag("all")
        isFast = read.isFast
    }

    private var target: String {
        var target = "/v1/realtime?model=conversation&rate=\(rate)"
        if fragment > 0 { target += "&fragment=\(fragment)" }
        // Without pauses the answer would be over before anybody could cancel it: here it stands
        // still when enough of it has come. The first answer is shorter than that.
        if isFast { target += "&stall=24" }
        return target
    }

    private var key: String {
        // The key of the standard's own example, so that each run without pauses is like the last.
        if isFast { return "dGhlIHNhbXBsZSBub25jZQ==" }
        var generator = SystemRandomNumberGenerator()
        return WebSocketHandshake.makeKey(using: &generator)
    }

    func run(in context: DemoContext) async {
        let run = LiveRun(context: context, isFast: isFast)
        await run.withServer { server in
            let frame = SocketFrame(profile: context.profile, showsTimes: !isFast)
            context.show(frame.introduction())
            var log = SocketLog()
            log.joinsDeltas = !showsAll
            let shared = Shared(log)
            let last = await run.drawing(frame) { frame in
                frame.lines(shared.value)
            } while: {
                let end = await talk(to: server, shared)
                shared.change { $0.end = end }
            }
            context.show(last.result(shared.value))
        }
    }

    private func talk(to server: LiveServer, _ log: Shared<SocketLog>) async -> LiveAnswer {
        do {
            let socket = try await LiveSocket(target, key: key, to: server)
            let handshake = socket.handshake
            log.change { $0.handshake = handshake }
            guard handshake.isAccepted else {
                await socket.close()
                return .problem("the server answers \(handshake.status)")
            }
            var talk = RealtimeTalk(socket, log: log)
            try await talk.run()
            return .whole
        } catch {
            if Task.isCancelled { return .stopped }
            let isEnd = error is LiveSocket.Ended
            return .problem(isEnd ? "the connection was closed early" : "\(error)")
        }
    }
}
