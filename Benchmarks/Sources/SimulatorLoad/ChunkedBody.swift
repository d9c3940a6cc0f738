/// The body of an HTTP/1.1 response that comes in chunks (RFC 9112, 7.1), without its framing.
struct ChunkedBody {
    private(set) var isFinished = false

    private enum State {
        case head(matched: Int)
        case size(Int)
        case sizeEnd(Int)
        case data(left: Int)
        case dataEnd(left: Int)
    }

    private var state = State.head(matched: 0)

    mutating func push(
        _ bytes: UnsafeRawBufferPointer,
        onData: (UnsafeRawBufferPointer) -> Void
    ) {
        var index = 0
        while index < bytes.count, !isFinished {
            let byte = bytes[index]
            switch state {
            case .head(let matched):
                // The blank line: CR LF CR LF.
                let isNext = byte == (matched % 2 == 0 ? 0x0D : 0x0A)
                let count = isNext ? matched + 1 : byte == 0x0D ? 1 : 0
                state = count == 4 ? .size(0) : .head(matched: count)
                index += 1
            case .size(let size):
                index += 1
                switch byte {
                case 0x30...0x39: state = .size(size * 16 + Int(byte - 0x30))
                case 0x41...0x46, 0x61...0x66: state = .size(size * 16 + Int(byte & 0x0F) + 9)
                default: state = .sizeEnd(size)
                }
            case .sizeEnd(let size):
                index += 1
                if size == 0 { isFinished = true }
                state = .data(left: size)
            case .data(let left):
                let count = min(left, bytes.count - index)
                onData(UnsafeRawBufferPointer(rebasing: bytes[index..<index + count]))
                index += count
                state = count == left ? .dataEnd(left: 2) : .data(left: left - count)
            case .dataEnd(let left):
                index += 1
                state = left == 1 ? .size(0) : .dataEnd(left: left - 1)
            }
        }
    }
}
