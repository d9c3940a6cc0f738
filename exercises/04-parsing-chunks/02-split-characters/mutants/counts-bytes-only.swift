// caught by: nothingHopeless, allLeads — the first byte tells the length, so it is safe to wait for it
struct UTF8StreamDecoder {
    private var held: [UInt8] = []

    mutating func decode(_ chunk: [UInt8]) -> String {
        var bytes = held + chunk
        held = []
        for back in stride(from: min(3, bytes.count), to: 0, by: -1) {
            let lead = bytes[bytes.count - back]
            let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
            if length > back {
                held = Array(bytes.suffix(back))
                bytes.removeLast(back)
                break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func finish() -> String {
        defer { held = [] }
        return String(decoding: held, as: UTF8.self)
    }
}
