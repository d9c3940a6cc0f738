/// How far a run is, and how long it will still take.
package struct RunProgress: Sendable {
    package let total: Int
    /// Students whose grades are there.
    package private(set) var done = 0
    /// Those of them that were graded in this run: their times tell how long one takes.
    private var graded = 0

    package init(total: Int) { self.total = total }

    package mutating func add(wasThere: Bool) {
        done += 1
        if !wasThere { graded += 1 }
    }

    /// `[#######-------------] 70 of 200, 12 min left`.
    /// - Parameter seconds: since the run began.
    package func line(seconds: Double) -> String {
        let width = 20
        let filled = total == 0 ? width : done * width / total
        let bar =
            String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
        var line = "[\(bar)] \(done) of \(total)"
        if graded > 0, done < total {
            line += ", \(Self.text(seconds * Double(total - done) / Double(graded))) left"
        }
        return line
    }

    private static func text(_ seconds: Double) -> String {
        let seconds = Int(seconds.rounded(.up))
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\((seconds + 59) / 60) min" }
        return "\(seconds / 3600) h \((seconds % 3600 + 59) / 60) min"
    }
}
