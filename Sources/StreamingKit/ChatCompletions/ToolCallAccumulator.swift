/// Puts the tool calls of one message together.
///
/// The index says to which call a fragment belongs; fragments of several calls may be interleaved.
/// Some servers get it wrong, and what they mean is plain all the same:
/// - An ID that comes again with a later fragment is the same ID, not more of it.
/// - Another ID at an index that is taken begins another call; later fragments belong to that one.
/// - Without an index a fragment with a new ID begins a call, and one without belongs to the last.
struct ToolCallAccumulator: Sendable {
    private struct Call {
        var index: Int
        var call: ChatCompletion.ToolCall
    }

    /// The calls in the order of their first fragments.
    private var all: [Call] = []
    /// Where the newest call of each index stands in `all`.
    private var newest: [Int: Int] = [:]
    private var lastIndex: Int?
    private var highestIndex = -1

    mutating func add(_ fragment: ToolCallFragment) {
        let position = position(for: fragment)
        if let id = fragment.id, !id.isEmpty { all[position].call.id = id }
        if let type = fragment.type, !type.isEmpty { all[position].call.type = type }
        if let piece = fragment.function {
            var function = all[position].call.function.take() ?? ChatCompletion.ToolCall.Function()
            function.append(piece)
            all[position].call.function = function
        }
        all[position].call.others.merge(fragment.others)
    }

    /// The calls by index.
    var calls: [ChatCompletion.ToolCall] {
        all.enumerated()
            .sorted { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }
            .map(\.element.call)
    }

    /// Where the call stands to which `fragment` belongs, begun when it is a new one.
    private mutating func position(for fragment: ToolCallFragment) -> Int {
        let index = fragment.index ?? lastIndex ?? 0
        if let position = newest[index] {
            let id = all[position].call.id
            let isOther = !(fragment.id ?? "").isEmpty && !id.isEmpty && fragment.id != id
            if !isOther {
                lastIndex = index
                return position
            }
        }
        let isUnnumbered = fragment.index == nil && newest[index] != nil
        // A server may claim any index, so the highest one may have none behind it.
        return begin(at: isUnnumbered && highestIndex < .max ? highestIndex + 1 : index)
    }

    private mutating func begin(at index: Int) -> Int {
        all.append(Call(index: index, call: ChatCompletion.ToolCall(id: "", function: nil)))
        newest[index] = all.count - 1
        lastIndex = index
        highestIndex = max(highestIndex, index)
        return all.count - 1
    }
}

extension ChatCompletion.ToolCall.Function {
    /// A call of which nothing has come yet.
    init() { self.init(name: "", arguments: "") }

    /// Appends what a fragment has.
    ///
    /// A name usually comes whole in the first fragment, from some servers in pieces, and from
    /// others whole with every fragment.
    mutating func append(_ piece: ToolCallFragment.Function) {
        if let name = piece.name, name != self.name { self.name += name }
        if let arguments = piece.arguments { self.arguments += arguments }
    }
}
