import StreamingKit

/// Log probabilities for tokens, made up but plausible, and the same for the same token and place.
struct Logprobs: Equatable, Sendable {
    /// How many of the likeliest tokens are given at each place.
    var alternatives: Int

    /// What the API says about one token.
    func value(of token: Substring, at place: Int) -> JSONValue {
        var random = StableRandom(String(token), String(place))
        // Most tokens are nearly certain; cubing keeps most numbers small.
        let doubt = random.fraction()
        let logprob = -doubt * doubt * doubt * 2.5
        var entry = Self.entry(token, logprob)
        var likeliest: [JSONValue] = alternatives > 0 ? [entry] : []
        for rank in 1..<max(1, alternatives) {
            likeliest.append(
                Self.entry(Self.others[(rank + place) % Self.others.count], -2.5 - Double(rank))
            )
        }
        entry = entry.setting("top_logprobs", to: .array(likeliest))
        return entry
    }

    private static let others: [Substring] = [
        " the", " a", ",", " and", ".", " to", " is", " it", " of", " in", " so", "\n", " that",
        " one", " as", " on", " for", " with", " its", " be", " at",
    ]

    private static func entry(_ token: Substring, _ logprob: Double) -> JSONValue {
        let rounded = (logprob * 1e6).rounded() / 1e6
        return [
            "token": .string(String(token)),
            "logprob": JSONNumber(rounded).map { .number($0) } ?? 0,
            "bytes": .array(token.utf8.map { .int(Int($0)) }),
        ]
    }
}

/// Random letters that make the lengths of the events say less about their texts, as the API adds
/// them to deltas unless `include_obfuscation` is false.
func obfuscation(of text: Substring, at place: Int) -> String {
    var random = StableRandom(text, at: place, "obfuscation")
    // Texts of up to 16 letters come out alike in length.
    let length = 16 - min(text.utf8.count, 15)
    return random.identifier("", length: length)
}
