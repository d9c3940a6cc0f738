/// Stands between a network, which gives chunks, and a reader, which wants lines.
struct LineBuffer {
    private var text = ""

    /// Takes the bytes that came, and gives the lines that they complete.
    mutating func append(_ chunk: [UInt8]) -> [String] {
        // TODO: a chunk may end inside a character.
        text += String(decoding: chunk, as: UTF8.self)
        // TODO: the last piece may be half a line, and "\n" is not the only line ending.
        let lines = text.split(separator: "\n").map(String.init)
        text = ""
        return lines
    }

    /// Gives the line that had no ending when the last byte came; nil if there is none.
    mutating func finish() -> String? {
        // TODO: nothing is ever left so far.
        nil
    }
}
