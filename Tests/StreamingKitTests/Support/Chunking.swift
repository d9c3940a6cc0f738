/// Cuts `bytes` into chunks of `size`, the last one shorter.
func chunks(of bytes: [UInt8], size: Int) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: size).map { start in
        Array(bytes[start..<min(start + size, bytes.count)])
    }
}

/// Every way to cut `bytes` in two, with an empty half at either end.
func everyTwoChunks(of bytes: [UInt8]) -> [[[UInt8]]] {
    (0...bytes.count).map { [Array(bytes[..<$0]), Array(bytes[$0...])] }
}

/// Every way to cut `bytes` into chunks that are not empty; 2^(count - 1) of them.
func everyCutting(of bytes: [UInt8]) -> [[[UInt8]]] {
    guard bytes.count > 1 else { return [[bytes]] }
    return (0..<1 << (bytes.count - 1)).map { cuts in
        var result: [[UInt8]] = [[]]
        for (index, byte) in bytes.enumerated() {
            result[result.count - 1].append(byte)
            if index + 1 < bytes.count, cuts >> index & 1 == 1 { result.append([]) }
        }
        return result
    }
}

/// Cuts `bytes` at random places, some chunks empty.
func randomChunks(of bytes: [UInt8], using generator: inout SeededGenerator) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var position = 0
    while position < bytes.count {
        let end = min(position + Int.random(in: 0...9, using: &generator), bytes.count)
        result.append(Array(bytes[position..<end]))
        position = end
    }
    return result
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
