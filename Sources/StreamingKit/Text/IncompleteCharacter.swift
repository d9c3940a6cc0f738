/// How many bytes at the end of `bytes` have begun a character and do not finish it: 0 to 3.
///
/// Only what can still become a character counts. After `F0 80` no byte helps any more, since `F0`
/// asks for 90 to BF next: both bytes are wrong already, and waiting would delay what follows.
/// The ranges are those of table 3-7 in the Unicode Standard, which the Encoding standard's
/// decoder keeps as its "lower boundary" and "upper boundary".
func incompleteSuffixCount(of bytes: Span<UInt8>) -> Int {
    for length in 1...3 where length <= bytes.count {
        let start = bytes.count - length
        let byte = bytes[start]
        if byte & 0b1100_0000 == 0b1000_0000 { continue }  // a later byte: its first one is before
        guard let lead = LeadByte(byte), length < lead.characterLength else { return 0 }
        if length > 1, !lead.secondBytes.contains(bytes[start + 1]) { return 0 }
        return length
    }
    return 0
}

/// A byte that starts a character of two to four bytes, and what it asks of the others.
private struct LeadByte {
    let characterLength: Int
    /// What the second byte may be. The ranges that are shorter than 80...BF keep out longer forms
    /// of short characters, surrogates, and everything after U+10FFFF.
    let secondBytes: ClosedRange<UInt8>

    init?(_ byte: UInt8) {
        switch byte {
        case 0xC2...0xDF: (characterLength, secondBytes) = (2, 0x80...0xBF)
        case 0xE0: (characterLength, secondBytes) = (3, 0xA0...0xBF)
        case 0xED: (characterLength, secondBytes) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (characterLength, secondBytes) = (3, 0x80...0xBF)
        case 0xF0: (characterLength, secondBytes) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (characterLength, secondBytes) = (4, 0x80...0xBF)
        case 0xF4: (characterLength, secondBytes) = (4, 0x80...0x8F)
        default: return nil
        }
    }
}
