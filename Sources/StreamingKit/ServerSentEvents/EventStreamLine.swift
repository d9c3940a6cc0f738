/// One line of an event stream by its form (WHATWG HTML, 9.2.6), for showing it.
///
/// `EventStreamParser` never makes one: it reads the bytes where they are.
public enum EventStreamLine: Hashable, Sendable {
    /// An empty line. It ends the event.
    case blank
    /// A line that starts with a colon; the text is all that follows it.
    case comment(String)
    /// Any other line, whether the field is known or not.
    case field(name: String, value: String)

    /// Reads a line that has been decoded, without its line ending.
    public init(_ line: String) {
        guard !line.isEmpty else {
            self = .blank
            return
        }
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            self = .field(name: line, value: "")
            return
        }
        var value = line.utf8[line.utf8.index(after: colon)...]
        if colon == line.startIndex {
            self = .comment(String(Substring(value)))
            return
        }
        // One space goes, and only one.
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        self = .field(name: String(line[..<colon]), value: String(Substring(value)))
    }
}
