/// Times `body` and prints a line of the table.
struct Measurement {
    /// How often each body is run; the fastest run counts, since noise only ever adds time.
    let runs: Int
    /// Only lines whose name contains this are measured.
    let filter: String

    /// Whether a line of this name is wanted.
    func includes(_ name: String) -> Bool { filter.isEmpty || name.contains(filter) }

    /// Measures a body that reads `byteCount` bytes.
    /// - Parameter body: gives a number that depends on its work, so that none of it is left out.
    func report(_ name: String, byteCount: Int, _ body: () -> Int) {
        guard includes(name) else { return }
        let clock = ContinuousClock()
        var fastest = Duration.seconds(1_000_000)
        var result = 0
        for _ in 0..<runs {
            let time = clock.measure { result = body() }
            fastest = min(fastest, time)
        }
        let seconds = fastest / .seconds(1)
        line(name, "\(decimals(Double(byteCount) / seconds / 1e9, 2)) GB/s", "\(result)")
    }

    /// Prints one line of the table.
    func line(_ name: String, _ value: String, _ note: String) {
        let gap = String(repeating: " ", count: max(1, 52 - name.count - value.count))
        print("\(name)\(gap)\(value)   \(note)")
    }

    /// `value` with `places` digits behind the point.
    func decimals(_ value: Double, _ places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let digits = String(Int((value * scale).rounded()))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return places == 0 ? padded : "\(padded.dropLast(places)).\(padded.suffix(places))"
    }
}
