import Terminal

/// Bytes and characters that a screen does not show, made visible.
enum Invisible {
    /// `63 61 66 C3`
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map(hexadecimal).joined(separator: " ")
    }

    static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + digits : digits
    }

    /// An answer as it is shown: U+FFFD named, since fonts draw it as they like.
    static func shown(_ answer: String) -> String {
        guard answer.contains("\u{FFFD}") else { return answer }
        let note =
            switch answer.count(where: { $0 == "\u{FFFD}" }) {
            case 1: "with U+FFFD"
            case 2: "U+FFFD twice"
            case let count: "U+FFFD \(count) times"
            }
        return answer + "   (" + note + ")"
    }

    /// Bytes as text on one line: line endings as ␍ ␊, bytes of characters that the cut leaves
    /// incomplete as `<C3>`.
    static func text(of bytes: some Collection<UInt8>) -> String {
        visibleText(bytes: Array(bytes))
    }
}
