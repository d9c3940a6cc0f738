import Synchronization

/// The texts that came out of a stream, as a suite gathers and shows them.
public final class TextLog: Sendable {
    private let texts = Mutex<[String]>([])

    /// Makes an empty one.
    public init() {}

    /// Takes a text.
    /// - Parameter isShown: False for one that came as it should, and is not what is looked at.
    public func add(_ text: String, isShown: Bool = true) {
        guard isShown else { return }
        texts.withLock { list in
            // A loop that never ends must not fill the memory.
            if list.count < 200 { list.append(text) }
        }
    }

    /// All texts.
    public var list: [String] { texts.withLock { $0 } }

    /// All texts in quotes, and behind them the error that ended them, or that they go on waiting.
    public func shown(_ end: TaskEnd<Void>) -> String {
        var parts = list.map { ExerciseSupport.shown(text: $0) }
        switch end {
        case .value: break
        case .waiting: parts.append("waits")
        case .error(let error): parts.append("throws \(ExerciseSupport.shown(error: error))")
        }
        return parts.isEmpty ? "(nothing)" : parts.joined(separator: " ")
    }
}

/// How many chunks had been asked for at some moments.
public final class RequestLog: Sendable {
    private let log = Mutex<[Int]>([])

    /// Makes an empty one.
    public init() {}

    /// Takes the number at this moment.
    public func add(_ count: Int) { log.withLock { $0.append(count) } }

    /// The numbers, in their order.
    public var counts: [Int] { log.withLock { $0 } }

    /// The numbers in words: `made: 0 chunks, text 1: 1 chunk`.
    public static func shown(_ counts: [Int]) -> String {
        counts.enumerated().map { number, count in
            let moment = number == 0 ? "made" : "text \(number)"
            return "\(moment): \(count) \(count == 1 ? "chunk" : "chunks") asked for"
        }.joined(separator: "\n")
    }
}
