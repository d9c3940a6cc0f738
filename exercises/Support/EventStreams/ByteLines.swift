/// Lines of bytes, as failures show them.
public struct ByteLines: Equatable, Sendable, CustomStringConvertible {
    /// The lines, without their endings.
    public var lines: [[UInt8]]

    /// Makes lines of these bytes.
    public init(_ lines: [[UInt8]]) { self.lines = lines }

    /// Makes lines of the UTF-8 of these texts.
    public init(texts: [String]) { lines = texts.map { Array($0.utf8) } }

    /// The lines in quotes, one after the other: `"data: a" "" "caf<C3>"`.
    public var description: String {
        if lines.isEmpty { return "(no lines)" }
        return lines.map { "\"\(shown(chunks: [$0]))\"" }.joined(separator: " ")
    }
}
