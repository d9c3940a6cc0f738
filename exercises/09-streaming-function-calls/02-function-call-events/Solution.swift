import ExerciseSupport

/// Gathers the function calls of one response from its events.
struct CallCollector {
    private struct Entry {
        var itemID: String
        var outputIndex: Int
        var call: ToolCall
        /// Whether all of its arguments came.
        var isDone = false
    }

    /// In the order of the output index.
    private var entries: [Entry] = []
    private var isCompleted = false

    /// The calls as far as they have come.
    var calls: [ToolCall] { entries.map(\.call) }

    /// The calls that may be run.
    var ready: [ToolCall] { isCompleted ? entries.filter(\.isDone).map(\.call) : [] }

    /// Takes the next event.
    mutating func add(_ event: ToolEvent) {
        switch event {
        case .itemAdded(let item, let index):
            insert(item, at: index)
        case .argumentsDelta(let delta, let id):
            update(id) { entry in
                if !entry.isDone { entry.call.arguments += delta }
            }
        case .argumentsDone(let arguments, let id):
            update(id) { entry in
                entry.call.arguments = arguments
                entry.isDone = true
            }
        case .itemDone(let item, let index):
            insert(item, at: index)
            update(item.id) { entry in
                entry.call = item.call
                entry.isDone = true
            }
        case .completed: isCompleted = true
        case .incomplete, .failed, .other: break
        }
    }

    /// Begins a call, unless the item is none or has begun one already.
    private mutating func insert(_ item: CallItem, at index: Int) {
        guard item.type == "function_call", !entries.contains(where: { $0.itemID == item.id })
        else { return }
        let position = entries.firstIndex { $0.outputIndex > index } ?? entries.endIndex
        let entry = Entry(itemID: item.id, outputIndex: index, call: item.call)
        entries.insert(entry, at: position)
    }

    private mutating func update(_ itemID: String, _ change: (inout Entry) -> Void) {
        guard let position = entries.firstIndex(where: { $0.itemID == itemID }) else { return }
        change(&entries[position])
    }
}

extension CallItem {
    fileprivate var call: ToolCall { ToolCall(id: callID, name: name, arguments: arguments) }
}
