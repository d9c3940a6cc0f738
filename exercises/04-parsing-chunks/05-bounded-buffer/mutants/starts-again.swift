// caught by: staysFailed, lateFailure — after an error the next bytes begin a new line
import ExerciseSupport

struct BoundedSSEParser {
    let maxLineBytes: Int
    let maxEventBytes: Int
    private var line: [UInt8] = []
    private var type = ""
    private var data: String?

    init(maxLineBytes: Int, maxEventBytes: Int) {
        self.maxLineBytes = maxLineBytes
        self.maxEventBytes = maxEventBytes
    }

    mutating func push(
        _ chunk: [UInt8],
        deliver: (ServerSentEvent) -> Void
    ) throws(LimitExceeded) {
        for byte in chunk {
            if byte == 10 {
                try endLine(deliver)
            } else {
                if line.count == maxLineBytes { throw give(.line, maxLineBytes) }
                line.append(byte)
            }
        }
    }

    private mutating func give(_ limit: LimitExceeded.Limit, _ allowed: Int) -> LimitExceeded {
        let new = LimitExceeded(limit: limit, allowed: allowed)
        line = []
        data = nil
        type = ""
        return new
    }

    private mutating func endLine(_ deliver: (ServerSentEvent) -> Void) throws(LimitExceeded) {
        let text = String(decoding: line, as: UTF8.self)
        line = []
        if text.isEmpty {
            if let data {
                deliver(ServerSentEvent(type: type.isEmpty ? "message" : type, data: data))
            }
            data = nil
            type = ""
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var value = parts.count == 2 ? String(parts[1]) : ""
        if value.hasPrefix(" ") { value.removeFirst() }
        if parts[0] == "event" { type = value }
        if parts[0] == "data" {
            let longer = data.map { $0 + "\n" + value } ?? value
            if longer.utf8.count > maxEventBytes { throw give(.event, maxEventBytes) }
            data = longer
        }
    }
}
