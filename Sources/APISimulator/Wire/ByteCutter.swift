/// Cuts the bytes of a body into the pieces that travel apart.
struct ByteCutter: Equatable, Sendable {
    private let cut: Faults.Cut?
    /// How many bytes of the body have been cut so far.
    private var offset = 0

    init(cut: Faults.Cut?) { self.cut = cut }

    /// The pieces of the next bytes of the body.
    mutating func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        defer { offset += bytes.count }
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        for place in places(in: bytes) where place > start && place < bytes.count {
            pieces.append(bytes[start..<place])
            start = place
        }
        pieces.append(bytes[start...])
        return pieces
    }

    /// Where `bytes` are cut, in rising order.
    private func places(in bytes: [UInt8]) -> [Int] {
        switch cut {
        case nil, .whole?: []
        case .every(let size)?: Array(stride(from: size, to: bytes.count, by: size))
        case .offsets(let offsets)?: offsets.map { $0 - offset }
        case .characters?:
            // A byte that begins a character of several: 110xxxxx, 1110xxxx or 11110xxx.
            bytes.indices.filter { bytes[$0] >= 0xC0 }.map { $0 + 1 }
        case .lineEndings?:
            bytes.indices.filter { bytes[$0] == 0x0A && $0 > 0 && bytes[$0 - 1] == 0x0D }
        }
    }
}
