/// A JSON number (RFC 8259, section 6), kept as it was written.
///
/// Text and not `Double`, because a `Double` cannot hold 9007199254740993 or 0.10, and a tool
/// that passes a document on must not change the numbers in it.
public struct JSONNumber: Sendable {
    /// The number as JSON writes it, such as `-12.50e3`.
    public let text: String

    /// A number from a text that has been checked against the grammar.
    init(checked text: String) { self.text = text }

    /// The whole number `value`.
    public init(_ value: Int) { text = String(value) }

    /// The number `value` in its shortest form; `nil` for infinities and NaN, which JSON lacks.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = value.description
    }

    /// The exact value as an `Int`; `nil` when it has a fraction or does not fit.
    ///
    /// `3.0` and `3e0` are the whole number 3, as their value is.
    public var int: Int? {
        if let value = Int(text) { return value }
        guard let decimal, decimal.exponent >= 0, decimal.exponent < 20 else { return nil }
        let zeros = String(repeating: "0", count: decimal.exponent)
        return Int((decimal.isNegative ? "-" : "") + decimal.digits + zeros)
    }

    /// The nearest `Double`; `nil` when the number is larger than every finite one.
    public var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// The value in a form that only equal numbers share: `digits` × 10^`exponent`, the digits
    /// without zeros at either end. `nil` when the exponent does not fit an `Int`.
    private var decimal: (isNegative: Bool, digits: String, exponent: Int)? {
        var exponent = 0
        var mantissa = text[...]
        if let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            guard let written = Int(text[text.index(after: mark)...]) else { return nil }
            exponent = written
            mantissa = text[..<mark]
        }
        let isNegative = mantissa.first == "-"
        if isNegative { mantissa.removeFirst() }
        if let point = mantissa.firstIndex(of: ".") {
            let fraction = mantissa[mantissa.index(after: point)...].utf8.count
            let (shifted, overflow) = exponent.subtractingReportingOverflow(fraction)
            guard !overflow else { return nil }
            exponent = shifted
            mantissa.remove(at: point)
        }
        var digits = mantissa.drop { $0 == "0" }
        while digits.last == "0" {
            digits.removeLast()
            let (shifted, overflow) = exponent.addingReportingOverflow(1)
            guard !overflow else { return nil }
            exponent = shifted
        }
        return digits.isEmpty ? (false, "0", 0) : (isNegative, String(digits), exponent)
    }
}

extension JSONNumber: Hashable {
    /// Whether both have the same value: `1`, `1.0` and `10e-1` have.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        if left.text == right.text { return true }
        guard let left = left.decimal, let right = right.decimal else { return false }
        return left == right
    }

    /// Mixes the value into `hasher`.
    public func hash(into hasher: inout Hasher) {
        guard let decimal else { return hasher.combine(text) }
        hasher.combine(decimal.isNegative)
        hasher.combine(decimal.digits)
        hasher.combine(decimal.exponent)
    }
}
