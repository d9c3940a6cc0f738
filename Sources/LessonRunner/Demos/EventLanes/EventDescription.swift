import StreamingKit

/// What an event is about, in the terms of a timeline.
struct EventDescription {
    var outputIndex: Int?
    var action = EventLanes.Action.inside
    /// Tells apart the texts that grow at the same time.
    var place = ""
    /// The next piece of a text.
    var delta: String?
    /// The whole of a text, in the event at its end.
    var whole: String?
    /// What else is worth saying, in a few words.
    var detail = ""

    init(_ event: ResponseEvent) {
        switch event.kind {
        case .step(_, let response):
            action = .none
            detail = Self.summary(of: response)
        case .error(let error, _):
            action = .none
            detail = error.message
        case .itemAdded(let index, let item):
            (outputIndex, action) = (index, .opensItem)
            detail = [item["type"]?.string, item["name"]?.string].compactMap(\.self)
                .joined(separator: " ")
        case .itemDone(let index, let item):
            (outputIndex, action) = (index, .closesItem)
            detail = item["status"]?.string ?? ""
        case .partAdded(let place, let part), .summaryPartAdded(let place, let part):
            open(place, part["type"]?.string ?? "")
        case .commandAdded(let place, _): open(place, "")
        case .partDone(let place, _), .summaryPartDone(let place, _): close(place)
        case .textDelta(let place, let text, _), .refusalDelta(let place, let text),
            .reasoningDelta(let place, let text), .summaryDelta(let place, let text),
            .commandDelta(let place, let text):
            grow(place.item.outputIndex, "\(place.index)", event.type, delta: text)
        case .textDone(let place, let text, _), .refusalDone(let place, let text),
            .reasoningDone(let place, let text), .summaryDone(let place, let text):
            grow(place.item.outputIndex, "\(place.index)", event.type, whole: text)
        case .commandDone(let place, let text):
            grow(place.item.outputIndex, "\(place.index)", event.type, whole: text)
            action = .closesPart
        case .toolInputDelta(_, let place, let text):
            grow(place.outputIndex, "", event.type, delta: text)
        case .toolInputDone(_, let place, let text):
            grow(place.outputIndex, "", event.type, whole: text)
        default: readRest(event)
        }
    }

    private mutating func readRest(_ event: ResponseEvent) {
        switch event.kind {
        case .annotationAdded(let place, _, let annotation):
            outputIndex = place.item.outputIndex
            detail = annotation["title"]?.string ?? annotation["type"]?.string ?? ""
        case .toolProgress(_, _, let place): outputIndex = place.outputIndex
        case .partialImage(let place, let index, let base64):
            outputIndex = place.outputIndex
            detail = "image \(index), \(base64.utf8.count) bytes"
        case .commandOutputDelta(let place, let delta):
            outputIndex = place.item.outputIndex
            detail = delta["stdout"]?.string ?? delta["stderr"]?.string ?? ""
        case .commandOutputDone(let place, _): outputIndex = place.item.outputIndex
        case .audioDelta(let base64):
            action = .none
            detail = "\(base64.utf8.count) bytes of base64"
        case .transcriptDelta(let text): grow(nil, "", event.type, delta: text)
        case .transcriptDone: action = .none
        case .unknown(_, let payload):
            outputIndex = payload["output_index"]?.int
            action = outputIndex == nil ? .none : .inside
            detail = "not known here: passed on"
        default: action = .none
        }
    }

    private mutating func open(_ place: ResponsePartPlace, _ kind: String) {
        outputIndex = place.item.outputIndex
        action = .opensPart
        detail = kind
    }

    private mutating func close(_ place: ResponsePartPlace) {
        outputIndex = place.item.outputIndex
        action = .closesPart
    }

    private mutating func grow(
        _ outputIndex: Int?,
        _ part: String,
        _ type: String,
        delta: String? = nil,
        whole: String? = nil
    ) {
        self.outputIndex = outputIndex
        if outputIndex == nil { action = .none }
        let series = type.split(separator: ".").dropLast().joined(separator: ".")
        place = "\(outputIndex ?? -1) \(part) \(series)"
        self.delta = delta
        self.whole = whole
    }

    private static func summary(of response: JSONValue) -> String {
        guard let usage = response["usage"], !usage.isNull else {
            return response["error"]?["message"]?.string ?? ""
        }
        let (input, output) = (usage["input_tokens"]?.int ?? 0, usage["output_tokens"]?.int ?? 0)
        return "\(input) tokens in, \(output) out"
    }
}
