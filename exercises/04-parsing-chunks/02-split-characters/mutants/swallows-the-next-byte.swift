// caught by: cutShort, finish, cutShortByALead, finishTwice — what is held always gets its rest
struct UTF8StreamDecoder {
    private var held: [UInt8] = []
    private var missing = 0

    mutating func decode(_ chunk: [UInt8]) -> String {
        var ready: [UInt8] = []
        for byte in chunk {
            held.append(byte)
            if missing > 0 {
                missing -= 1
            } else {
                switch byte {
                case 0xC2...0xDF: missing = 1
                case 0xE0...0xEF: missing = 2
                case 0xF0...0xF4: missing = 3
                default: break
                }
            }
            if missing == 0 {
                ready += held
                held = []
            }
        }
        return String(decoding: ready, as: UTF8.self)
    }

    mutating func finish() -> String {
        held = []
        return ""
    }
}
