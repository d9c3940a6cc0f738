// caught by: error, lastWord, behindTheLastWord, completed — how a stream ended stands at its end
import ExerciseSupport

/// Says how a stream ended, from all that a client saw of it.
func classify(_ trace: [StreamSignal]) -> Ending {
    var begun: Set<Int> = []
    var reasons: [Int: FinishReason] = [:]
    for signal in trace.dropLast() {
        switch signal {
        case .text(_, let choice):
            begun.insert(choice)
        case .finish(let reason, let choice):
            begun.insert(choice)
            reasons[choice] = reason
        default:
            break
        }
    }
    if let signal = trace.last {
        switch signal {
        case .finish(let reason, let choice):
            begun.insert(choice)
            reasons[choice] = reason
        case .text, .textDone:
            break
        case .completed: return .complete
        case .incomplete(let reason): return .incomplete(reason)
        case .failed(let message), .error(let message): return .failed(message)
        case .done: return verdict(begun, reasons) ?? .unexplained(nil)
        case .endOfBody: return verdict(begun, reasons) ?? .interrupted(.endOfBody)
        case .connectionLost: return verdict(begun, reasons) ?? .interrupted(.connectionLost)
        case .gaveUp: return verdict(begun, reasons) ?? .interrupted(.timedOut)
        }
    }
    return .running
}

/// What the finish reasons say of a chat completion; nil where they say nothing, because one of
/// them is missing.
private func verdict(_ begun: Set<Int>, _ reasons: [Int: FinishReason]) -> Ending? {
    guard !begun.isEmpty, begun.count == reasons.count else { return nil }
    var unknown: String?
    for choice in begun.sorted() {
        switch reasons[choice] {
        case .length?, .contentFilter?:
            return .incomplete(reasons[choice]?.description ?? "")
        case .other(let reason)?:
            // A choice that was cut may still come, and it would be worse.
            unknown = unknown ?? reason
        default:
            break
        }
    }
    return unknown.map { .unexplained($0) } ?? .complete
}
