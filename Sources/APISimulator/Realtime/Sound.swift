import StreamingKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sound as the Realtime API carries it: PCM of 16 bits, 24,000 samples a second, one channel,
/// the lower byte first.
enum Sound {
    static let samplesPerSecond = 24_000
    /// How long a spoken token is, in milliseconds.
    static let tokenMilliseconds = 100
    /// The tokens of audio that a spoken token costs: one for 50 ms (OpenAI, "Managing costs").
    static let audioTokens = tokenMilliseconds / 50

    /// What a token sounds like: a quiet tone that swells and fades, of a pitch of its own. One
    /// hears a melody with the rhythm of speech.
    static func spoken(_ token: Substring) -> [UInt8] {
        let count = samplesPerSecond * tokenMilliseconds / 1000
        var random = StableRandom(String(token), "pitch")
        let pitch = Double(220 + 20 * random.number(below: 12))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 2)
        for index in 0..<count {
            let place = Double(index) / Double(count)
            let loudness = 900 * sin(.pi * place)
            let turn = 2 * .pi * pitch * Double(index) / Double(samplesPerSecond)
            let sample = UInt16(bitPattern: Int16(loudness * sin(turn)))
            bytes.append(UInt8(truncatingIfNeeded: sample))
            bytes.append(UInt8(truncatingIfNeeded: sample >> 8))
        }
        return bytes
    }

    /// How long so many bytes sound, in milliseconds.
    static func milliseconds(of bytes: Int) -> Int { bytes * 1000 / (2 * samplesPerSecond) }

    /// What stands in a text for sound that nobody here can hear.
    static func stand(for bytes: Int) -> String {
        let tenths = milliseconds(of: bytes) / 100
        return "(\(tenths / 10).\(tenths % 10) s of sound)"
    }

    /// The error that a member is no base64.
    static func notBase64(_ param: String) -> ErrorReply {
        .invalid(
            "Invalid '\(param)': expected base64, padded with '='.",
            param: param,
            code: "invalid_value"
        )
    }
}
