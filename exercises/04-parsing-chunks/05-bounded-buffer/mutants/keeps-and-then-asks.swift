// caught by: memory, memoryOfLongStreams — the caller sees the error, so the limit holds
import ExerciseSupport

struct BoundedSSEParser {
    let maxLineBytes: Int
    let maxEventBytes: Int
    private var line: [UInt8] = []
    private var type = ""
    private var data: String?
    private var error: LimitExceeded?

    init(maxLineBytes: Int, maxEventBytes: Int) {
        self.maxLineBytes = maxLineBytes
        self.maxEventBytes = maxEventBytes
    }

    mutating func push(
        _ chunk: [UInt8],
        deliver: (ServerSentEvent) -> Void
    ) throws(LimitExceeded) {
        if let error { throw error }
        line += chunk
        while let end = line.firstIndex(of: 10) {
            let rest = Array(line[(end + 1)...])
            line = Array(line[..<end])
            if end > maxLineBytes { throw give(.line, maxLineBytes) }
            try endLine(deliver)
            line = rest
        }
        if line.count > maxLineBytes {
            error = LimitExceeded(limit: .line, allowed: maxLineBytes)
            throw error!
        }
    }

    private mutating func give(_ limit: LimitExceeded.Limit, _ allowed: Int) -> LimitExceeded {
        let new = LimitExceeded(limit: limit, allowed: allowed)
        line = []
        data = nil
        type = ""
        error = new
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
