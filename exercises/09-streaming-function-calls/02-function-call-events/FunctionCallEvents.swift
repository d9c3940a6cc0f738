import ExerciseSupport

/// Gathers the function calls of one response from its events.
struct CallCollector {
    /// The calls as far as they have come.
    private(set) var calls: [ToolCall] = []

    /// The calls that may be run.
    var ready: [ToolCall] {
        // TODO: not before they are whole, and not if the answer was cut.
        calls
    }

    /// Takes the next event.
    mutating func add(_ event: ToolEvent) {
        switch event {
        case .itemAdded(let item, _):
            // TODO: which items are calls, and in which order do they stand?
            calls.append(ToolCall(id: item.callID, name: item.name, arguments: ""))
        case .argumentsDelta(let delta, _):
            // TODO: the event says whose arguments these are.
            guard let last = calls.indices.last else { return }
            calls[last].arguments += delta
        default:
            // TODO: the events that say that something is over.
            break
        }
    }
}
