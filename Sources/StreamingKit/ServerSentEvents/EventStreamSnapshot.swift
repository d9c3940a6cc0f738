/// What a parser holds between two chunks: its three buffers, for looking at them.
public struct EventStreamSnapshot: Hashable, Sendable {
    /// The bytes that cannot be read yet, at most three: a character, or a byte order mark, whose
    /// rest has not come.
    public var undecided: [UInt8]
    /// Whether the last byte was a CR. It has ended its line; an LF that comes next is its second
    /// half and is dropped.
    public var awaitsLineFeed: Bool
    /// The line so far, without the undecided bytes.
    public var line: String
    /// The event's data so far; `nil` before its first `data` field.
    public var data: String?
    /// The event's type so far; empty before its first `event` field.
    public var type: String
    /// The last event ID buffer: what the last event ID becomes when the event ends.
    public var id: String
}

extension EventStreamParser {
    /// What the parser holds now, copied: it costs as much as the line and the event are long.
    public var snapshot: EventStreamSnapshot {
        let lines = machine.lines
        let block = machine.block
        let mark = LineSplitter.byteOrderMark[..<(lines.byteOrderMarkCount ?? 0)]
        let held = lines.held.array
        let incomplete = incompleteSuffixCount(of: held.span)
        return EventStreamSnapshot(
            undecided: mark + held.suffix(incomplete),
            awaitsLineFeed: lines.skipsLineFeed,
            line: String(decoding: held.dropLast(incomplete), as: UTF8.self),
            data: block.hasData ? String(decoding: block.data.array, as: UTF8.self) : nil,
            type: String(decoding: block.type.array, as: UTF8.self),
            id: String(decoding: block.idBuffer.array, as: UTF8.self)
        )
    }
}
