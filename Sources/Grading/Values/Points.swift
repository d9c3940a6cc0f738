/// An amount of points, kept in hundredths so that sums and shares come out the same everywhere.
package struct Points: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Hundredths of a point; a penalty is negative.
    package var hundredths: Int

    package init(hundredths: Int) { self.hundredths = hundredths }

    /// Whole points.
    package init(_ whole: Int) { self.init(hundredths: whole * 100) }

    package static let zero = Self(hundredths: 0)

    /// The amount as formats with numbers take it.
    package var number: Double { Double(hundredths) / 100 }

    /// Rounded to whole points, halves up, for formats that take nothing else.
    package var rounded: Int { Int((number).rounded(.toNearestOrAwayFromZero)) }

    /// `12`, `12.5` or `12.25`.
    package var description: String {
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(sign)\(whole)" }
        return rest % 10 == 0
            ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A share of it, rounded down to hundredths.
    /// - Parameter hundredths: of a hundredth part: 5000 is one half.
    package func share(tenThousandths: Int) -> Self {
        Self(hundredths: hundredths * tenThousandths / 10_000)
    }

    package static func < (left: Self, right: Self) -> Bool { left.hundredths < right.hundredths }

    package static func + (left: Self, right: Self) -> Self {
        Self(hundredths: left.hundredths + right.hundredths)
    }

    package static func - (left: Self, right: Self) -> Self {
        Self(hundredths: left.hundredths - right.hundredths)
    }

    package static func += (left: inout Self, right: Self) { left = left + right }
}

extension Points: Codable {
    package init(from decoder: any Decoder) throws {
        let number = try decoder.singleValueContainer().decode(Double.self)
        self.init(hundredths: Int((number * 100).rounded()))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}

extension Sequence where Element == Points {
    package func sum() -> Points { reduce(.zero, +) }
}
