/// Sound as the Realtime API sends it if nothing else was agreed: 24 000 samples a second of two
/// bytes each, in base64.
public enum Sound {
    /// How many milliseconds a base64 text holds, rounded down.
    public static func milliseconds(inBase64 text: String) -> Int {
        let padding = text.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        return (text.utf8.count - padding) * 3 / 4 / 48
    }

    /// Silence of so many milliseconds, in base64.
    public static func silence(milliseconds: Int) -> String {
        // 48 bytes are 64 letters, without a remainder.
        String(repeating: "A", count: milliseconds * 64)
    }
}
