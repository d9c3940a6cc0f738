/// What a parser holds between two chunks: its three buffers, for looking at them.
public struct EventStreamSnapshot: Hashable, Sendable {
    /// The bytes that cannot be read yet, at most three: a character, or a byte order mark, whose
    /// rest has not come.
    public var undecided: [UInt8]
    /// Whether the last byte was a CR. It has ended its line; an LF that comes next is its second
    /// half and is dropped.
    public var awaitsLineFeed: Bool
    /// The line so far, without the undecided bytes.
    public var lineBytes: ArraySlice<UInt8>
    /// The event's data so far; `nil` before its first `data` field.
    public var dataBytes: [UInt8]?
    /// The event's type so far; empty before its first `event` field.
    public var typeBytes: [UInt8]
    /// The last event ID buffer: what the last event ID becomes when the event ends.
    public var idBytes: [UInt8]

    /// The line so far as text.
    public var line: String { String(decoding: lineBytes, as: UTF8.self) }
    /// The event's data so far as text; `nil` before its first `data` field.
    public var data: String? { dataBytes.map { String(decoding: $0, as: UTF8.self) } }
    /// The event's type so far as text; empty before its first `event` field.
    public var type: String { String(decoding: typeBytes, as: UTF8.self) }
    /// The last event ID buffer as text.
    public var id: String { String(decoding: idBytes, as: UTF8.self) }
}

extension EventStreamParser {
    /// What the parser holds now. Nothing is copied unless the parser goes on while the snapshot
    /// is kept.
    public var snapshot: EventStreamSnapshot {
        let mark = LineSplitter.byteOrderMark[..<(lines.byteOrderMarkCount ?? 0)]
        let incomplete = incompleteSuffixCount(of: lines.held.span)
        return EventStreamSnapshot(
            undecided: mark + lines.held.suffix(incomplete),
            awaitsLineFeed: lines.skipsLineFeed,
            lineBytes: lines.held.dropLast(incomplete),
            dataBytes: block.hasData ? block.data : nil,
            typeBytes: block.type,
            idBytes: block.idBuffer
        )
    }
}
