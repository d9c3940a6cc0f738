// caught by: commits, randomLines, everyLine — an id counts when its line comes
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
        case .field("id", let value):
            if !value.utf8.contains(0) {
                id = value
                lastEventID = value
            }
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
        defer {
            type = ""
            data = []

        }
        if data.isEmpty { return nil }
        let name = type.isEmpty ? "message" : type
        return ServerSentEvent(
            type: name,
            data: data.joined(separator: "\n"),
            lastEventID: id
        )
    }
}
