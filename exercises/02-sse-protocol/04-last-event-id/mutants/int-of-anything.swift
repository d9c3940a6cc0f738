// caught by: retryDigits, randomLines, digits — Int knows what a number is
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
        case .field("retry", let value): if let time = Int(value) { retry = time }
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
        lastEventID = id
        if data.isEmpty { return nil }
        let name = type.isEmpty ? "message" : type
        return ServerSentEvent(
            type: name,
            data: data.joined(separator: "\n"),
            lastEventID: id
        )
    }
}
