/// Ways to spoil bytes that were right.
struct Mutation {
    private let pieces: [[UInt8]]

    /// - Parameter pieces: what may be put in between, such as the marks of a grammar.
    init(pieces: [String]) { self.pieces = pieces.map { Array($0.utf8) } }

    /// The bytes with a few places changed, taken out, doubled or filled in.
    func apply(to bytes: [UInt8], using random: inout some RandomNumberGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...8, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.removeSubrange(place...)
            default:
                bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
            }
        }
        return bytes
    }
}
