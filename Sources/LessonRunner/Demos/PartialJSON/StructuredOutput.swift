import StreamingKit

/// A structured output as far as it has come.
struct StructuredOutput: Sendable {
    /// The text as it came.
    private(set) var raw = ""
    /// What a model says that will not do it; then there is no JSON.
    private(set) var refusal = ""
    private(set) var deltas = 0
    /// After how many deltas there was something to show, and after how many the text was JSON.
    private(set) var firstShown: Int?
    private(set) var wholeAt: Int?
    private(set) var problem: JSONSyntaxError?
    private var reader = PartialJSONReader()

    /// What may be shown.
    var value: JSONValue? { reader.value }
    var heldBack: PartialJSONReader.HeldBack? { reader.heldBack }
    /// Where the text goes on; nil when it is whole.
    var growing: [PartialJSONReader.Step]? { reader.isComplete ? nil : reader.path }

    mutating func take(_ event: ResponseEvent) {
        switch event.kind {
        case .textDelta(_, let delta, _): take(delta)
        case .refusalDelta(_, let delta): refusal += delta
        default: break
        }
    }

    mutating func take(_ delta: String) {
        deltas += 1
        raw += delta
        do throws(JSONSyntaxError) {
            try reader.push(delta)
        } catch {
            problem = problem ?? error
        }
        if firstShown == nil, reader.value?.isEmptyContainer == false { firstShown = deltas }
        if wholeAt == nil, reader.isComplete { wholeAt = deltas }
    }
}

extension JSONValue {
    /// Whether it is an array or object without anything in it.
    fileprivate var isEmptyContainer: Bool { array?.isEmpty ?? (object?.count == 0) }
}
