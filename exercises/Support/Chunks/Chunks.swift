/// Bytes in chunks, as a network hands them over.
///
/// A suite writes them as one text: `|` is a cut, and `\r \n \t \0 \\ \|` and `\xHH` stand for
/// bytes where the text holds a real backslash, as in `#"caf\xC3|\xA9"#`. Everything else stands
/// for its UTF-8. A chunk may be empty.
public struct Chunks: Sequence, Equatable, Sendable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The chunks, in the order of their coming.
    public let list: [[UInt8]]

    /// Takes chunks that were cut already.
    public init(_ list: [[UInt8]]) { self.list = list }

    /// Takes bytes that come in one chunk.
    public init(bytes: [UInt8]) { list = [bytes] }

    /// Reads the notation; an author's slip in it ends the run with a message.
    public init(stringLiteral notation: String) { self.init(notation: notation) }

    /// Reads the notation; an author's slip in it ends the run with a message.
    public init(notation: String) {
        var list: [[UInt8]] = []
        var chunk: [UInt8] = []
        var rest = Array(notation.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "|"):
                list.append(chunk)
                chunk = []
            case UInt8(ascii: "\\"):
                chunk.append(escapedByte(&rest))
            default:
                chunk.append(byte)
            }
        }
        list.append(chunk)
        self.list = list
    }

    /// All bytes, without the cuts.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for chunk in list { bytes += chunk }
        return bytes
    }

    /// Goes through the chunks.
    public func makeIterator() -> IndexingIterator<[[UInt8]]> { list.makeIterator() }

    /// The chunks as a failure shows them: `data: one␍|␊`.
    public var description: String { shown(chunks: list) }
}

/// Reads what follows a backslash in the notation.
private func escapedByte(_ rest: inout ArraySlice<UInt8>) -> UInt8 {
    switch rest.popFirst() {
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "0"): return 0x00
    case UInt8(ascii: "\\"): return UInt8(ascii: "\\")
    case UInt8(ascii: "|"): return UInt8(ascii: "|")
    case UInt8(ascii: "x"):
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        rest = rest.dropFirst(2)
        guard digits.count == 2, let byte = UInt8(digits, radix: 16) else {
            preconditionFailure("\\x needs two hexadecimal digits, not \"\(digits)\"")
        }
        return byte
    default:
        preconditionFailure("a backslash in the notation starts no escape; write \\\\ for one")
    }
}
