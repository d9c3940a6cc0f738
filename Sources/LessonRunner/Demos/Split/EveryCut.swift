import StreamingKit

/// Every place where one cut can fall, tried with the reference parser and with one that takes
/// each chunk for a whole.
struct EveryCut: Sendable {
    /// How the cuts of one kind went.
    struct Row: Hashable, Sendable {
        var border: SplitDemo.Border
        var cuts: Int
        /// Cuts at which the parser that takes chunks for wholes gives other events.
        var wrongByChunk: Int
    }

    /// The events of the uncut bytes.
    private(set) var events: [ServerSentEvent] = []
    /// Cuts at which the reference parser gives other events: none, or it has a defect.
    private(set) var differing = 0
    private(set) var rows: [Row] = []

    /// The number of cuts.
    var count: Int { rows.reduce(0) { $0 + $1.cuts } }
    var wrongByChunk: Int { rows.reduce(0) { $0 + $1.wrongByChunk } }

    init(bytes: [UInt8]) {
        events = ReferenceFunction.events(in: [bytes])
        let data = events.map(\.data)
        var rows: [SplitDemo.Border: Row] = [:]
        for place in 1..<max(1, bytes.count) {
            let chunks = [Array(bytes[..<place]), Array(bytes[place...])]
            if ReferenceFunction.events(in: chunks) != events { differing += 1 }
            let border = SplitDemo.border(at: place, in: bytes)
            var row = rows[border] ?? Row(border: border, cuts: 0, wrongByChunk: 0)
            row.cuts += 1
            if Self.dataByChunk(chunks) != data { row.wrongByChunk += 1 }
            rows[border] = row
        }
        self.rows = SplitDemo.Border.allCases.compactMap { rows[$0] }
    }

    /// What comes out when each chunk is decoded and searched for `data` lines by itself.
    private static func dataByChunk(_ chunks: [[UInt8]]) -> [String] {
        var found: [String] = []
        for chunk in chunks {
            let text = String(decoding: chunk, as: UTF8.self)
            for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("data: ") {
                found.append(String(line.dropFirst(6)))
            }
        }
        return found
    }
}
