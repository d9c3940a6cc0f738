/// A hash that is the same in every run and on every machine, and the numbers that follow from it.
///
/// `Hasher` starts from another seed in each process; what the simulator answers must not. The
/// hash is FNV-1a with 64 bits, its numbers come from SplitMix64 (Steele, Lea and Flood, 2014).
struct StableRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The numbers that follow from `parts`, each told apart from the next.
    init(_ parts: String...) {
        state = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { mix(byte) }
            // No UTF-8 has this byte: ("ab", "c") and ("a", "bc") differ.
            mix(0xFF)
        }
    }

    /// The numbers that follow from a text at a place in something, as from both and `purpose`.
    init(_ text: Substring, at place: Int, _ purpose: String) {
        self.init()
        for byte in text.utf8 { mix(byte) }
        mix(0xFF)
        for byte in String(place).utf8 { mix(byte) }
        mix(0xFF)
        for byte in purpose.utf8 { mix(byte) }
        mix(0xFF)
    }

    private mutating func mix(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to 1.
    mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }

    /// A whole number from 0 up to `bound`.
    mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// An identifier as the API makes them: `prefix` and `length` letters and digits.
    mutating func identifier(_ prefix: String, length: Int) -> String {
        prefix + text(of: Self.lettersAndDigits, length: length)
    }

    /// An identifier of hexadecimal digits, as the Responses API makes them.
    mutating func hexIdentifier(_ prefix: String, length: Int) -> String {
        prefix + text(of: Self.hexadecimalDigits, length: length)
    }

    private static let lettersAndDigits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8
    )
    private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

    private mutating func text(of alphabet: [UInt8], length: Int) -> String {
        String(unsafeUninitializedCapacity: length) { buffer in
            for index in 0..<length { buffer[index] = alphabet[number(below: alphabet.count)] }
            return length
        }
    }
}
