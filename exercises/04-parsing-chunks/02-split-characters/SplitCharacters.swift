/// Turns the chunks of a response into text, although they may end inside a character.
struct UTF8StreamDecoder {
    /// The bytes that came, as long as they are not text yet.
    private var held: [UInt8] = []

    /// Takes the bytes that came, and gives all text that is certain.
    mutating func decode(_ chunk: [UInt8]) -> String {
        held += chunk
        // TODO: all or nothing waits too long, and for ever once a byte is wrong. Which bytes at
        // the end must wait? Everything before them is text now.
        guard let text = String(validating: held, as: UTF8.self) else { return "" }
        held = []
        return text
    }

    /// Gives what is left when no more bytes come.
    mutating func finish() -> String {
        // TODO: what was held is a character that will never be whole.
        ""
    }
}
