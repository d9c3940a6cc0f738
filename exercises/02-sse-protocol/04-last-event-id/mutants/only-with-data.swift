// caught by: events, commits, randomLines, everyLine, ids — without an event nothing counts
import ExerciseSupport

struct EventStreamState {
    private(set) var lastEventID = ""
    private(set) var retry: Int?
    private var type = ""
    private var data: [String] = []
    private var id = ""

    mutating func apply(_ line: SSELine) -> ServerSentEvent? {
        switch line {
        case .field("data", let value): data.append(value)
        case .field("event", let value): type = value
        case .field("id", let value): if !value.utf8.contains(0) { id = value }
        case .field("retry", let value):
            if !value.isEmpty, value.utf8.allSatisfy({ (48...57).contains($0) }) {
                retry = Int(value)
            }
        case .blank: return dispatch()
        default: break
        }
        return nil
    }

    private mutating func dispatch() -> ServerSentEvent? {
        if data.isEmpty { return nil }
        defer {
            type = ""
            data = []

        }
        lastEventID = id
        let name = type.isEmpty ? "message" : type
        return ServerSentEvent(
            type: name,
            data: data.joined(separator: "\n"),
            lastEventID: id
        )
    }
}
