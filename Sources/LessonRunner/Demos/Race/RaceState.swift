import StreamingKit
import Synchronization

/// The two runners: what each has shown so far, and when.
final class RaceState: Sendable {
    struct Lane: Sendable {
        var text = ""
        /// Pieces of text that have come; for the blocking one the tokens that it was billed.
        var tokens = 0
        /// When there was something to read, and when all of it was there, since the request.
        var first: Duration?
        var whole: Duration?
        var problem: String?

        /// Tokens a second after the first text.
        var rate: Double? {
            guard let first, let whole, tokens > 1, whole > first else { return nil }
            return Double(tokens - 1) / ((whole - first) / .seconds(1))
        }
    }

    struct Lanes: Sendable {
        var blocking = Lane()
        var streaming = Lane()
    }

    private let state = Mutex(Lanes())
    private let begin = ContinuousClock.now

    var lanes: Lanes { state.withLock { $0 } }
    var elapsed: Duration { ContinuousClock.now - begin }

    func change(_ body: (inout Lanes) -> Void) { state.withLock { body(&$0) } }

    // MARK: - What comes

    func took(_ event: ServerSentEvent, at time: Duration) {
        guard let payload = try? JSONValue(parsing: event.data) else { return }
        change { lanes in
            switch event.type {
            case "response.output_text.delta":
                lanes.streaming.first = lanes.streaming.first ?? time
                lanes.streaming.text += payload["delta"]?.string ?? ""
                lanes.streaming.tokens += 1
            case "response.completed": lanes.streaming.whole = time
            default: break
            }
        }
    }

    func took(document: [UInt8], at time: Duration) {
        guard let value = try? JSONValue(parsing: document) else { return }
        let texts = (value["output"]?.array ?? []).flatMap { $0["content"]?.array ?? [] }
        change { lanes in
            lanes.blocking.text = texts.compactMap { $0["text"]?.string }.joined()
            lanes.blocking.tokens = value["usage"]?["output_tokens"]?.int ?? 0
            lanes.blocking.first = time
            lanes.blocking.whole = time
        }
    }
}
