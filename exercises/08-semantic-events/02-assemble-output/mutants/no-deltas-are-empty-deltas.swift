// caught by: noDeltas, unannounced, wholesAlone — a part without deltas said the empty text
import ExerciseSupport

/// Puts the output of a response together from its events.
struct ResponseAssembler {
    /// What did not fit, in the order in which it was found.
    private(set) var contradictions: [Contradiction] = []

    private var items: [Int: Growing] = [:]

    /// The items so far.
    var output: [OutputItem] {
        items.sorted { $0.key < $1.key }.map { _, growing in
            var item = growing.item
            item.parts = growing.parts.sorted { $0.key < $1.key }.map(\.value.part)
            return item
        }
    }

    /// Takes the next event of the response.
    mutating func add(_ event: ResponseEvent) {
        switch event {
        case .itemAdded(let item, let output):
            items[output] = Growing(item)
        case .itemDone(let item, let output):
            for (content, part) in item.parts.enumerated() {
                set(part, at: PartPlace(itemID: item.id, output: output, content: content))
            }
            items[output] = Growing(item, keeping: items[output]?.parts ?? [:])
        case .partAdded(let part, let place):
            items[place.output, default: Growing(place)].parts[place.content] = Part(part: part)
        case .partDone(let part, let place):
            set(part, at: place)
        case .textDelta(let delta, let place):
            append(delta, to: .text(""), at: place)
        case .textDone(let text, let place):
            set(.text(text), at: place)
        case .refusalDelta(let delta, let place):
            append(delta, to: .refusal(""), at: place)
        case .refusalDone(let text, let place):
            set(.refusal(text), at: place)
        case .step, .error, .unknown:
            break
        }
    }

    private mutating func append(_ delta: String, to new: OutputPart, at place: PartPlace) {
        items[place.output, default: Growing(place)]
            .parts[place.content, default: Part(part: new)].append(delta)
    }

    private mutating func set(_ whole: OutputPart, at place: PartPlace) {
        var part = items[place.output]?.parts[place.content] ?? Part(part: whole)
        let deltas = part.deltas ?? ""
        if deltas != whole.text, !part.isReported {
            contradictions.append(
                Contradiction(place: place, deltas: deltas, whole: whole.text)
            )
            part.isReported = true
        }
        part.part = whole
        items[place.output, default: Growing(place)].parts[place.content] = part
    }
}

/// An item with its parts by index.
private struct Growing {
    var item: OutputItem
    var parts: [Int: Part] = [:]

    /// An item as an event has it, with what is known of the deltas of its parts.
    init(_ item: OutputItem, keeping old: [Int: Part] = [:]) {
        self.item = item
        for (index, part) in item.parts.enumerated() {
            parts[index] = old[index] ?? Part(part: part)
        }
    }

    /// An item that was never announced.
    init(_ place: PartPlace) { item = .message(place.itemID, status: nil) }
}

private struct Part {
    var part: OutputPart
    /// What its deltas say together; nil while there was none.
    var deltas: String?
    var isReported = false

    mutating func append(_ delta: String) {
        part.text += delta
        deltas = (deltas ?? "") + delta
    }
}
