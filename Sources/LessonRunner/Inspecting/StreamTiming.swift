/// The pauses of a stream.
package struct StreamTiming: Hashable, Sendable {
    /// A pause between two events.
    package struct Gap: Hashable, Sendable {
        /// The event that ended it, from 1.
        package var event: Int
        /// When it began and how long it took, in milliseconds.
        package var start: Double
        package var length: Double
    }

    /// Milliseconds from the first byte to the first event; nil without events.
    package var firstEvent: Double?
    package var lastEvent: Double?
    package var medianGap: Double?
    package var longestGap: Gap?
    /// Pauses so long that a reader notices: over a second, and five times the median.
    package var stalls: [Gap] = []

    /// - Parameter times: When each event came, in milliseconds, ascending.
    package init(_ times: [Double]) {
        firstEvent = times.first
        lastEvent = times.last
        let gaps = times.indices.dropFirst().map {
            Gap(event: $0 + 1, start: times[$0 - 1], length: times[$0] - times[$0 - 1])
        }
        guard !gaps.isEmpty else { return }
        let sorted = gaps.map(\.length).sorted()
        let median = sorted[(sorted.count - 1) / 2]
        medianGap = median
        longestGap = gaps.max { $0.length < $1.length }
        stalls = gaps.filter { $0.length > 1000 && $0.length > 5 * median }
    }

    /// How many events came in each of `columns` equal parts of the time to the last event.
    package static func histogram(_ times: [Double], columns: Int) -> [Int] {
        var counts = Array(repeating: 0, count: columns)
        guard let last = times.last else { return counts }
        for time in times {
            let part = last > 0 ? Int(time / last * Double(columns)) : 0
            counts[min(columns - 1, part)] += 1
        }
        return counts
    }
}
