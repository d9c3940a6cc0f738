/// A class's scores in a few numbers.
struct ClassNumbers {
    let count: Int
    let mean: Points
    let median: Points
    let lowest: Points
    let highest: Points
    /// Students who handed in nothing at all.
    let absent: Int
    /// How many scores lie in each tenth of the maximum; the last holds the maximum and above.
    let tenths: [Int]

    init(_ rows: [ClassTally.Row], maximum: Points) {
        let scores = rows.map(\.score).sorted()
        count = scores.count
        lowest = scores.first ?? .zero
        highest = scores.last ?? .zero
        mean = Points(hundredths: count == 0 ? 0 : scores.sum().hundredths / count)
        let middle = count / 2
        if count == 0 {
            median = .zero
        } else if count % 2 == 1 {
            median = scores[middle]
        } else {
            median = Points(
                hundredths: (scores[middle - 1].hundredths + scores[middle].hundredths) / 2
            )
        }
        absent = rows.count { row in
            !row.shares.isEmpty && row.shares.allSatisfy { $0 == ClassTally.notSubmitted }
        }
        var tenths = [Int](repeating: 0, count: 10)
        for score in scores {
            let tenth =
                maximum.hundredths > 0 ? score.hundredths * 10 / maximum.hundredths : 9
            tenths[min(9, max(0, tenth))] += 1
        }
        self.tenths = tenths
    }
}
