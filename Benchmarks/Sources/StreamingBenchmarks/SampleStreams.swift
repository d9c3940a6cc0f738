/// The bytes that the benchmarks read: made up, the same in every run, shaped as the API's are.
enum SampleStreams {
    /// A stream of `count` events of one answer of the Responses API, 190 bytes each.
    static func textDeltas(count: Int) -> [UInt8] {
        let words = [" stream", " the", "ing", " of", " bytes", ",", " and", " a", " token", "."]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 200)
        for number in 0..<count {
            let word = words[number % words.count]
            bytes += "event: response.output_text.delta\n".utf8
            bytes += "data: {\"type\":\"response.output_text.delta\",\"sequence_number\":".utf8
            bytes += "\(number),\"item_id\":\"msg_68a1c5f0\",\"output_index\":0,".utf8
            bytes += "\"content_index\":0,\"delta\":\"\(word)\",\"logprobs\":[]}\n\n".utf8
        }
        return bytes
    }

    /// One event whose data is about `count` bytes on a single line.
    static func oneEvent(count: Int) -> [UInt8] {
        Array("data: ".utf8) + [UInt8](repeating: 0x78, count: count) + Array("\n\n".utf8)
    }

    /// Events of short lines that all end in CR, the case that punishes a search for LF.
    static func carriageReturns(count: Int) -> [UInt8] {
        repeated("data: a\r\r", count: count)
    }

    /// About `count` bytes of English.
    static func plainText(count: Int) -> [UInt8] {
        let sentence = "A chunk may end anywhere, and a reader must not care where it does. "
        return repeated(sentence, count: count)
    }

    /// About `count` bytes in which scripts of one to four bytes a character take turns.
    static func mixedText(count: Int) -> [UInt8] {
        let sentence =
            "The price is 5 €, naïve café. Поток байтов. 文字は途中で切れます。 नमस्ते 👩‍👧 ok 😀. "
        return repeated(sentence, count: count)
    }

    /// `piece` as often as it fits into `count` bytes.
    private static func repeated(_ piece: String, count: Int) -> [UInt8] {
        let piece = Array(piece.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count + piece.count <= count { bytes += piece }
        return bytes
    }
}
