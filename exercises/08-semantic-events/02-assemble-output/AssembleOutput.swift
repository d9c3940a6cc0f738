import ExerciseSupport

/// Puts the output of a response together from its events.
struct ResponseAssembler {
    /// What did not fit, in the order in which it was found.
    private(set) var contradictions: [Contradiction] = []

    private var items: [OutputItem] = []

    /// The items so far.
    var output: [OutputItem] { items }

    /// Takes the next event of the response.
    mutating func add(_ event: ResponseEvent) {
        switch event {
        case .itemAdded(let item, output: _):
            // TODO: items with the indexes 2 and 0 came, in this order.
            items.append(item)
        case .partAdded(let part, at: _):
            // TODO: and which item is it for?
            guard !items.isEmpty else { return }
            items[items.count - 1].parts.append(part)
        case .textDelta(let delta, at: _), .textDone(let delta, at: _):
            // TODO: the history said everything twice. And when two parts grow in turns?
            guard let item = items.indices.last, let part = items[item].parts.indices.last else {
                return
            }
            items[item].parts[part].text += delta
        default:
            // TODO: refusals, and what is done.
            break
        }
    }
}
