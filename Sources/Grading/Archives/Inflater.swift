/// Unpacks a DEFLATE stream (RFC 1951), piece by piece, up to a bound.
///
/// The bytes come from whoever handed in the archive, so they are read here, where an index out of
/// range ends in a refusal, and not in C.
struct Inflater {
    enum Failure: Error { case damaged, tooLarge }

    private let input: ArraySlice<UInt8>
    private var position: Int
    private var bits: UInt32 = 0
    private var bitCount = 0
    private var output: [UInt8] = []
    private let most: Int

    /// Unpacks a whole stream.
    /// - Parameters:
    ///   - most: the number of bytes that may come out.
    /// - Returns: the bytes, and how many bytes of input they took.
    static func inflate(
        _ input: ArraySlice<UInt8>,
        most: Int
    ) throws(Failure) -> (bytes: [UInt8], used: Int) {
        var inflater = Inflater(input: input, most: most)
        while try inflater.block() {}
        // Whole bytes that were taken into the bit buffer and not used go back.
        let used = inflater.position - inflater.bitCount / 8 - input.startIndex
        return (inflater.output, used)
    }

    private init(input: ArraySlice<UInt8>, most: Int) {
        self.input = input
        self.most = most
        position = input.startIndex
    }

    // MARK: - Bits

    private mutating func take(_ count: Int) throws(Failure) -> Int {
        while bitCount < count {
            guard position < input.endIndex else { throw .damaged }
            bits |= UInt32(input[position]) << UInt32(bitCount)
            position += 1
            bitCount += 8
        }
        let value = Int(bits & ((1 << UInt32(count)) - 1))
        bits >>= UInt32(count)
        bitCount -= count
        return value
    }

    private mutating func put(_ byte: UInt8) throws(Failure) {
        guard output.count < most else { throw .tooLarge }
        output.append(byte)
    }

    // MARK: - Blocks

    /// Reads one block; says whether another one follows.
    private mutating func block() throws(Failure) -> Bool {
        let isLast = try take(1) == 1
        switch try take(2) {
        case 0: try stored()
        case 1: try compressed(Code.fixedLiterals, Code.fixedDistances)
        case 2:
            let (literals, distances) = try codes()
            try compressed(literals, distances)
        default: throw .damaged
        }
        return !isLast
    }

    private mutating func stored() throws(Failure) {
        _ = try take(bitCount % 8)
        let length = try take(16)
        guard try take(16) == length ^ 0xFFFF else { throw .damaged }
        for _ in 0..<length { try put(UInt8(try take(8))) }
    }

    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
        131, 163, 195, 227, 258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
        2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ]

    private mutating func compressed(_ literals: Code, _ distances: Code) throws(Failure) {
        while true {
            let symbol = try self.symbol(literals)
            if symbol < 256 {
                try put(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol - 257 < Self.lengthBases.count else { throw .damaged }
            let length =
                Self.lengthBases[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
            let code = try self.symbol(distances)
            guard code < Self.distanceBases.count else { throw .damaged }
            let distance = Self.distanceBases[code] + (try take(max(0, code / 2 - 1)))
            guard distance <= output.count else { throw .damaged }
            for _ in 0..<length { try put(output[output.count - distance]) }
        }
    }

    // MARK: - Codes

    /// A prefix code by the number of its words of each length and its symbols in order.
    private struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        /// - Parameter lengths: the length in bits of each symbol's word, 0 for none.
        /// - Returns: nil where there are more words than bits can tell apart.
        init?(lengths: [Int]) {
            for length in lengths where length > 0 { counts[length] += 1 }
            var room = 1
            for length in 1...15 {
                room = room * 2 - counts[length]
                if room < 0 { return nil }
            }
            for length in 1...15 {
                for (symbol, own) in lengths.enumerated() where own == length {
                    symbols.append(symbol)
                }
            }
        }

        static let fixedLiterals = Code(
            lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        )!
        static let fixedDistances = Code(lengths: [Int](repeating: 5, count: 30))!
    }

    private mutating func symbol(_ code: Code) throws(Failure) -> Int {
        var word = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            word |= try take(1)
            let count = code.counts[length]
            if word - count < first { return code.symbols[index + word - first] }
            index += count
            first = (first + count) << 1
            word <<= 1
        }
        throw .damaged
    }

    private static let orderOfLengths = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ]

    private mutating func codes() throws(Failure) -> (literals: Code, distances: Code) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let lengthCount = try take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .damaged }
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengths[Self.orderOfLengths[index]] = try take(3) }
        guard let code = Code(lengths: lengths) else { throw .damaged }
        lengths = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try self.symbol(code)
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw .damaged }
                lengths += [Int](repeating: last, count: try take(2) + 3)
            case 17: lengths += [Int](repeating: 0, count: try take(3) + 3)
            case 18: lengths += [Int](repeating: 0, count: try take(7) + 11)
            default: lengths.append(symbol)
            }
        }
        guard lengths.count == literalCount + distanceCount, lengths[256] > 0,
            let literals = Code(lengths: Array(lengths[..<literalCount])),
            let distances = Code(lengths: Array(lengths[literalCount...]))
        else { throw .damaged }
        return (literals, distances)
    }
}
