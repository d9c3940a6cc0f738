import Testing

@testable import Terminal

@Suite("Keys out of bytes") struct KeyDecoderTests {
    private func keys(_ text: String, pause: Bool = false) -> [Key] {
        var decoder = KeyDecoder()
        var keys = text.utf8.compactMap { decoder.take($0) }
        if pause, let key = decoder.takePause() { keys.append(key) }
        return keys
    }

    @Test("Arrows come in both forms, with and without modifiers")
    func arrows() {
        #expect(keys("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D") == [.up, .down, .right, .left])
        #expect(keys("\u{1B}OA\u{1B}OD") == [.up, .left])
        #expect(keys("\u{1B}[1;5C\u{1B}[H\u{1B}[4~") == [.right, .home, .end])
    }

    @Test("Letters of any length are one key each")
    func letters() {
        #expect(
            keys("aé漢😀") == [.character("a"), .character("é"), .character("漢"), .character("😀")]
        )
    }

    @Test("Control keys have names; unknown sequences and bad bytes are nothing")
    func controls() {
        #expect(
            keys("\r\n\t\u{3}\u{4}\u{7F}") == [
                .enter, .enter, .tab, .interrupt, .endOfInput, .backspace,
            ]
        )
        #expect(keys("\u{1B}[15~x\u{1}y") == [.character("x"), .character("y")])
        var decoder = KeyDecoder()
        #expect([0xFF, 0xC3, 0x28, 0x61].compactMap { decoder.take($0) }.last == .character("a"))
    }

    @Test("An escape alone is a key after a pause")
    func escape() {
        #expect(keys("\u{1B}") == [])
        #expect(keys("\u{1B}", pause: true) == [.escape])
        #expect(keys("a", pause: true) == [.character("a")])
    }

    @Test("Words on lines are keys too")
    func words() {
        #expect(
            WordKeyReader.keys(in: "left Right enter 12 q quit a nonsense") == [
                .left, .right, .enter, .number(12), .character("q"), .character("q"),
                .character("a"),
                .unknown("nonsense"),
            ]
        )
    }
}
