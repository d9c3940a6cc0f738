/// Cuts bytes that come in chunks into lines (WHATWG HTML, 9.2.5).
///
/// A line ends at CRLF, LF or CR, and at nothing else: neither U+2028 nor a form feed is a line's
/// end here. The three bytes are ASCII, which no part of a longer UTF-8 character is, so lines are
/// cut before they are decoded.
///
/// A CR ends its line at once, though it may be the first half of a CRLF. Waiting for the next
/// byte would delay an event for as long as the server is silent. What is remembered instead is to
/// drop one LF if that comes next.
struct LineSplitter: Sendable {
    /// The line so far, from the chunks before.
    private(set) var held = ReusableBytes()
    /// Whether an LF that comes next belongs to a CR which has ended its line already.
    private(set) var skipsLineFeed = false
    /// How many bytes of a byte order mark have come; `nil` when the stream's start is past.
    private(set) var byteOrderMarkCount: Int? = 0
    let maximumLineBytes: Int

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(maximumLineBytes: Int) { self.maximumLineBytes = maximumLineBytes }

    /// Takes the next chunk and hands over each line that ends in it, without its end.
    ///
    /// A line that lies in this chunk alone is handed over where it stands; only one that a cut
    /// went through is put together first.
    mutating func split(
        _ chunk: Span<UInt8>,
        onLine: (Span<UInt8>) throws(EventStreamLimitExceeded) -> Void
    ) throws(EventStreamLimitExceeded) {
        var position = startOfText(in: chunk)
        var lineFeed = NextOccurrence(of: 0x0A)
        var carriageReturn = NextOccurrence(of: 0x0D)
        while true {
            let atCarriageReturn = carriageReturn.position(in: chunk, from: position)
            let end = min(lineFeed.position(in: chunk, from: position), atCarriageReturn)
            try checkLimit(held.count + (end - position))
            guard end < chunk.count else { break }
            if held.isEmpty {
                try onLine(chunk.extracting(position..<end))
            } else {
                held.append(chunk.extracting(position..<end))
                try onLine(held.storage.span.extracting(..<held.count))
                held.removeAll()
            }
            position = end + 1
            if end == atCarriageReturn {
                if position == chunk.count {
                    skipsLineFeed = true
                } else if chunk[position] == 0x0A {
                    position += 1
                }
            }
        }
        held.append(chunk.extracting(position...))
    }

    /// Ends the stream: hands over the line that has no end, if there is one.
    mutating func finish(
        onLine: (Span<UInt8>) throws(EventStreamLimitExceeded) -> Void
    ) throws(EventStreamLimitExceeded) {
        if !held.isEmpty { try onLine(held.storage.span.extracting(..<held.count)) }
    }

    /// Where the lines of a chunk begin: after the LF of a CRLF that was cut, and after a byte
    /// order mark.
    private mutating func startOfText(in chunk: Span<UInt8>) -> Int {
        guard !chunk.isEmpty else { return 0 }
        if skipsLineFeed {
            skipsLineFeed = false
            return chunk[0] == 0x0A ? 1 : 0
        }
        var position = 0
        while let count = byteOrderMarkCount, position < chunk.count {
            if chunk[position] == Self.byteOrderMark[count] {
                position += 1
                byteOrderMarkCount = count < 2 ? count + 1 : nil
            } else {
                // It only looked like a mark, so it is the beginning of the first line.
                held.append(Self.byteOrderMark.span.extracting(..<count))
                byteOrderMarkCount = nil
            }
        }
        return position
    }

    /// Forgets everything: the next chunk is the first of a stream.
    mutating func reset() { self = LineSplitter(maximumLineBytes: maximumLineBytes) }

    private func checkLimit(_ needed: Int) throws(EventStreamLimitExceeded) {
        guard needed > maximumLineBytes else { return }
        throw EventStreamLimitExceeded(limit: .line, allowed: maximumLineBytes, needed: needed)
    }
}

/// Where a byte comes next in a chunk, searched again only when that place has been passed.
///
/// Without the memory a chunk of lines that all end in CR would be searched to its end for an LF
/// once for each line.
private struct NextOccurrence {
    let byte: UInt8
    var known = -1

    init(of byte: UInt8) { self.byte = byte }

    mutating func position(in chunk: Span<UInt8>, from start: Int) -> Int {
        if known < start { known = chunk.firstIndex(of: byte, from: start) }
        return known
    }
}
