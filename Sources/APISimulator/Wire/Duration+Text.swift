extension Duration {
    /// A time as people write it: `300ms`, `1.5s`, or `250` for milliseconds; at most a day.
    init?(written text: String) {
        var digits = text[...]
        var milliseconds = 1.0
        if digits.hasSuffix("ms") {
            digits.removeLast(2)
        } else if digits.hasSuffix("s") {
            digits.removeLast()
            milliseconds = 1000
        }
        // `Double` would read "1e3", "inf" and "0x10" too.
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }),
            let number = Double(digits), number * milliseconds <= 86_400_000
        else { return nil }
        self = .nanoseconds(Int64(number * milliseconds * 1_000_000))
    }

    /// The time in whole nanoseconds.
    var inNanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
