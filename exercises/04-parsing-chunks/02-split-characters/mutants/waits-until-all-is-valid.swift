// caught by: cutInTwo, invalidBytes, nothingHopeless, allLeads — bytes become valid if one waits long enough
struct UTF8StreamDecoder {
    private var buffer: [UInt8] = []

    mutating func decode(_ chunk: [UInt8]) -> String {
        buffer += chunk
        if let text = String(validating: buffer, as: UTF8.self) {
            buffer = []
            return text
        }
        return ""
    }

    mutating func finish() -> String {
        let text = String(decoding: buffer, as: UTF8.self)
        buffer = []
        return text
    }
}
