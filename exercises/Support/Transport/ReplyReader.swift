/// The head of a reply.
struct ReplyHead: Sendable {
    var status: Int
    /// The names are in lower case.
    var fields: [(name: String, value: String)]
}

/// What comes out of a connection: the head, and then pieces of the body.
enum ReplyPart: Sendable {
    case head(ReplyHead)
    /// Some bytes of the body. What stands in two chunks of HTTP comes in two of these.
    case piece([UInt8])
}

/// Takes the framing of HTTP/1.1 off the bytes of one reply (RFC 9112), wherever they are cut.
struct ReplyReader {
    private enum Step {
        case statusLine, field, chunkSize, chunkData(Int), chunkEnd, trailer
        case bytes(Int), untilClosed, over
    }

    private var step = Step.statusLine
    private var line: [UInt8] = []
    private var head = ReplyHead(status: 0, fields: [])

    /// Whether the body has ended in order.
    var isOver: Bool { if case .over = step { true } else { false } }

    /// Takes the bytes that came.
    mutating func push(_ bytes: [UInt8]) throws(TransportError) -> [ReplyPart] {
        var parts: [ReplyPart] = []
        var rest = bytes[...]
        while !rest.isEmpty, !isOver {
            switch step {
            case .chunkData(let count):
                let left = count - take(count, of: &rest, into: &parts)
                step = left == 0 ? .chunkEnd : .chunkData(left)
            case .bytes(let count):
                let left = count - take(count, of: &rest, into: &parts)
                step = left == 0 ? .over : .bytes(left)
            case .untilClosed:
                _ = take(rest.count, of: &rest, into: &parts)
            default:
                let byte = rest.removeFirst()
                guard byte == 0x0A else {
                    line.append(byte)
                    continue
                }
                if line.last == 0x0D { line.removeLast() }
                let text = String(decoding: line, as: UTF8.self)
                line = []
                try end(text, &parts)
            }
        }
        return parts
    }

    /// Says that the other end has closed.
    mutating func finish() throws(TransportError) {
        guard case .untilClosed = step else { throw .endedEarly }
        step = .over
    }

    /// Makes a piece of as many bytes as are there; gives their number.
    private func take(
        _ count: Int,
        of rest: inout ArraySlice<UInt8>,
        into parts: inout [ReplyPart]
    ) -> Int {
        let piece = rest.prefix(count)
        rest = rest.dropFirst(count)
        parts.append(.piece(Array(piece)))
        return piece.count
    }

    private mutating func end(_ text: String, _ parts: inout [ReplyPart]) throws(TransportError) {
        switch step {
        case .statusLine:
            let words = text.split(separator: " ")
            guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
                throw .notHTTP(text)
            }
            head.status = status
            step = .field
        case .field where text.isEmpty:
            parts.append(.head(head))
            step = bodyStep
        case .field:
            let colon = text.firstIndex(of: ":") ?? text.endIndex
            let value = text[colon...].dropFirst()
            let trimmed = value.drop { $0 == " " || $0 == "\t" }
            head.fields.append((text[..<colon].lowercased(), String(trimmed)))
        case .chunkSize:
            guard let size = Int(text.prefix { $0 != ";" && $0 != " " }, radix: 16) else {
                throw .notHTTP(text)
            }
            step = size == 0 ? .trailer : .chunkData(size)
        case .chunkEnd: step = .chunkSize
        case .trailer: if text.isEmpty { step = .over }
        default: break
        }
    }

    private var bodyStep: Step {
        func field(_ name: String) -> String? { head.fields.first { $0.name == name }?.value }
        if field("transfer-encoding")?.lowercased() == "chunked" { return .chunkSize }
        guard let length = field("content-length").flatMap({ Int($0) }) else { return .untilClosed }
        return length == 0 ? .over : .bytes(length)
    }
}
