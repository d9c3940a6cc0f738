/// Which ways to cut the bytes of an input are tried.
public enum Cuts: Sendable {
    /// The chunks as the suite wrote them, and no others.
    case asWritten
    /// All bytes in one chunk, and then every way to cut them in two: n ways for n bytes.
    case everyPlace
    /// Every set of cuts: 2ⁿ⁻¹ ways for n bytes, of which there may be 14 at most.
    case everySet
    /// Chunks of one size each, for every size in the range.
    case sizes(ClosedRange<Int>)
    /// Some ways drawn from a seed; some of their chunks are empty.
    case random(ways: Int, seed: UInt64)
}

extension Chunks {
    /// The same bytes, cut in other ways.
    public func cut(_ cuts: Cuts) -> [Chunks] {
        let bytes = bytes
        switch cuts {
        case .asWritten:
            return [self]
        case .everyPlace:
            let inTwo = bytes.indices.dropFirst().map { bytes.cut(at: [$0]) }
            return [Chunks(bytes: bytes)] + inTwo
        case .everySet:
            precondition(bytes.count <= 14, "\(bytes.count) bytes have too many sets of cuts")
            guard !bytes.isEmpty else { return [self] }
            return (0..<(1 << (bytes.count - 1))).map { set in
                bytes.cut(at: (1..<bytes.count).filter { set >> ($0 - 1) & 1 == 1 })
            }
        case .sizes(let sizes):
            return sizes.map { size in
                bytes.cut(at: Array(stride(from: size, to: bytes.count, by: size)))
            }
        case .random(let ways, let seed):
            var generator = SeededGenerator(seed: seed)
            return (0..<ways).map { _ in
                let count = generator.number(in: 0...Swift.min(8, bytes.count))
                let places = (0..<count).map { _ in generator.number(in: 0...bytes.count) }
                return bytes.cut(at: places.sorted())
            }
        }
    }
}

extension [UInt8] {
    /// The bytes in chunks that end at the given places, which are in order.
    fileprivate func cut(at places: [Int]) -> Chunks {
        var list: [[UInt8]] = []
        var start = 0
        for place in places + [count] {
            list.append(Array(self[start..<place]))
            start = place
        }
        return Chunks(list)
    }
}
