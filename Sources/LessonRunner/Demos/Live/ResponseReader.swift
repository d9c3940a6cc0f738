/// Reads one HTTP/1.1 response from its bytes, and keeps apart what is framing and what is body.
///
/// Bodies come in chunks (RFC 9112, 7.1), with a length, or up to the end of the connection.
struct ResponseReader: Sendable {
    /// A part of a response, in the order on the wire.
    enum Part: Equatable, Sendable {
        /// The status line and the fields, with the blank line behind them.
        case head(ResponseHead)
        /// The line before a chunk, with its line ending; `0` for the last.
        case chunkSize(String, size: Int)
        case body([UInt8])
        /// The line ending behind a chunk's data.
        case chunkEnd
        /// The response is whole.
        case end
    }

    private enum State {
        case head
        case size
        case chunk(left: Int)
        case chunkEnd
        case trailer
        case fixed(left: Int)
        case rest
        case done
    }

    private var state = State.head
    private var line: [UInt8] = []

    /// Whether the response is whole. A body without a length is whole when the connection ends.
    var isComplete: Bool {
        switch state {
        case .done, .rest: true
        default: false
        }
    }

    /// Takes bytes as they came.
    mutating func push(_ bytes: some Sequence<UInt8>) -> [Part] {
        var parts: [Part] = []
        var data: [UInt8] = []
        func flush() {
            if !data.isEmpty { parts.append(.body(data)) }
            data = []
        }
        for byte in bytes {
            switch state {
            case .done: return parts
            case .rest: data.append(byte)
            case .chunk(let left):
                data.append(byte)
                state = left == 1 ? .chunkEnd : .chunk(left: left - 1)
                if left == 1 { flush() }
            case .fixed(let left):
                data.append(byte)
                state = left == 1 ? .done : .fixed(left: left - 1)
                if left == 1 {
                    flush()
                    parts.append(.end)
                }
            case .head, .size, .chunkEnd, .trailer:
                line.append(byte)
                if byte == 0x0A { parts += endOfLine() }
            }
        }
        flush()
        return parts
    }

    /// A line of framing is whole.
    private mutating func endOfLine() -> [Part] {
        let text = String(decoding: line, as: UTF8.self)
        switch state {
        case .head:
            guard text.hasSuffix("\r\n\r\n") else { return [] }
            line = []
            let head = ResponseHead(text)
            if head.isChunked {
                state = .size
            } else if let length = head.length {
                state = length == 0 ? .done : .fixed(left: length)
            } else {
                state = .rest
            }
            if case .done = state { return [.head(head), .end] }
            return [.head(head)]
        case .size:
            line = []
            let digits = text.prefix { $0.isHexDigit }
            let size = Int(digits, radix: 16) ?? 0
            state = size == 0 ? .trailer : .chunk(left: size)
            return [.chunkSize(text, size: size)]
        case .chunkEnd:
            line = []
            state = .size
            return [.chunkEnd]
        default:
            line = []
            guard text == "\r\n" else { return [] }
            state = .done
            return [.chunkEnd, .end]
        }
    }
}

/// The status line and the fields of a response.
struct ResponseHead: Equatable, Sendable {
    /// All of it, as it came.
    var text: String
    var status: Int
    var fields: [Field]

    struct Field: Equatable, Sendable {
        var name: String
        var value: String
    }

    init(_ text: String) {
        self.text = text
        let lines = text.split(separator: "\r\n")
        let words = (lines.first ?? "").split(separator: " ")
        status = words.count > 1 ? Int(words[1]) ?? 0 : 0
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return Field(name: line[..<colon].lowercased(), value: String(value))
        }
    }

    /// The value of the first field of this name, in small letters.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    var isChunked: Bool { self["transfer-encoding"]?.lowercased() == "chunked" }
    var length: Int? { self["content-length"].flatMap { Int($0) } }
}
