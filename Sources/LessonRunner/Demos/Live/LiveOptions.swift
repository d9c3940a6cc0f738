import CourseModel

/// Reads the options of a live demo; every mistake names the option and what it takes.
struct LiveOptions {
    private let values: [String: String]

    /// - Parameter names: the demo's own options; `fast` is known to all.
    init(_ values: [String: String], names: [String]) throws(DemoError) {
        let known = names + ["fast"]
        if let unknown = values.keys.sorted().first(where: { !known.contains($0) }) {
            throw .unknownOption("--\(unknown)", near: nearestNames(to: unknown, among: known))
        }
        self.values = values
    }

    /// Whether nothing waits: for tests, and for whoever has seen it before.
    var isFast: Bool { values["fast"] == "true" }

    func text(_ name: String) -> String? { values[name] }

    func flag(_ name: String) throws(DemoError) -> Bool {
        switch values[name] {
        case nil, "false": return false
        case "true": return true
        case let value?: throw .badOption("--\(name)", "takes no value, such as \(value)")
        }
    }

    func number(
        _ name: String,
        in range: ClosedRange<Int>,
        or usual: Int
    ) throws(DemoError) -> Int {
        guard let text = values[name] else { return usual }
        guard let number = Int(text), range.contains(number) else {
            throw .badOption(
                "--\(name)",
                "a number from \(range.lowerBound) to \(range.upperBound) is needed, not \"\(text)\""
            )
        }
        return number
    }

    /// A time such as `300ms` or `1.5s`, or a number of milliseconds.
    func milliseconds(
        _ name: String,
        in range: ClosedRange<Int>,
        or usual: Int
    ) throws(DemoError) -> Int {
        guard let text = values[name] else { return usual }
        let isSeconds = text.hasSuffix("s") && !text.hasSuffix("ms")
        let digits =
            text.hasSuffix("ms") ? text.dropLast(2) : isSeconds ? text.dropLast() : text[...]
        guard let value = Double(digits), value.isFinite, value >= 0, value < 1e9,
            range.contains(Int(value * (isSeconds ? 1000 : 1)))
        else {
            throw .badOption(
                "--\(name)",
                "a time of at most \(range.upperBound / 1000)s is needed, such as 300ms or 1.5s, "
                    + "not \"\(text)\""
            )
        }
        return Int(value * (isSeconds ? 1000 : 1))
    }

    func choice(_ name: String, of choices: [String], or usual: String) throws(DemoError) -> String
    {
        guard let text = values[name] else { return usual }
        guard choices.contains(text) else {
            throw .badOption(
                "--\(name)",
                "\(choices.joined(separator: " or ")) is needed, not \"\(text)\""
            )
        }
        return text
    }
}
