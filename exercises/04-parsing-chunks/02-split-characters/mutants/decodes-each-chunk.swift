// caught by: cutInTwo, longCharacters, anyCut, everyPlace, everySet, allLengths — a chunk is a piece of text
struct UTF8StreamDecoder {
    mutating func decode(_ chunk: [UInt8]) -> String {
        String(decoding: chunk, as: UTF8.self)
    }

    mutating func finish() -> String { "" }
}
