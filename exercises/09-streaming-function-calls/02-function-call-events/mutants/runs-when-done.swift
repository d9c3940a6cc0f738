// caught by: ready, cut, everyMoment — a call may run as soon as its arguments are done
import ExerciseSupport

struct CallCollector {
    private struct Entry {
        var itemID: String
        var outputIndex: Int
        var call: ToolCall
        var isDone = false
    }

    private var entries: [Entry] = []

    var calls: [ToolCall] { entries.map(\.call) }

    var ready: [ToolCall] { entries.filter(\.isDone).map(\.call) }

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
        default: break
        }
    }

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
