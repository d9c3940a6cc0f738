// caught by: partsByIndex, itemsByIndex, randomTurns — a delta belongs to what was added last
import ExerciseSupport

struct ResponseAssembler {
    private(set) var contradictions: [Contradiction] = []
    private(set) var output: [OutputItem] = []
    private var deltas: [PartPlace: String] = [:]

    mutating func add(_ event: ResponseEvent) {
        switch event {
        case .itemAdded(let item, _):
            output.append(item)
        case .itemDone(let item, let index):
            for (content, part) in item.parts.enumerated() {
                compare(part.text, PartPlace(itemID: item.id, output: index, content: content))
            }
            if let index = output.firstIndex(where: { $0.id == item.id }) {
                output[index] = item
            } else {
                output.append(item)
            }
        case .partAdded(let part, let place):
            begin(place)
            output[output.count - 1].parts.append(part)
        case .textDelta(let delta, let place):
            grow(delta, .text(""), place)
        case .refusalDelta(let delta, let place):
            grow(delta, .refusal(""), place)
        case .textDone(let text, let place):
            compare(text, place)
            begin(place)
            if output[output.count - 1].parts.isEmpty {
                output[output.count - 1].parts.append(.text(""))
            }
            output[output.count - 1].parts[output[output.count - 1].parts.count - 1].text = text
        default:
            break
        }
    }

    private mutating func begin(_ place: PartPlace) {
        if output.isEmpty { output.append(.message(place.itemID, status: nil)) }
    }

    private mutating func grow(_ delta: String, _ new: OutputPart, _ place: PartPlace) {
        begin(place)
        deltas[place, default: ""] += delta
        if output[output.count - 1].parts.isEmpty { output[output.count - 1].parts.append(new) }
        output[output.count - 1].parts[output[output.count - 1].parts.count - 1].text += delta
    }

    private mutating func compare(_ whole: String, _ place: PartPlace) {
        guard let text = deltas[place], text != whole else { return }
        contradictions.append(Contradiction(place: place, deltas: text, whole: whole))
        deltas[place] = nil
    }
}
