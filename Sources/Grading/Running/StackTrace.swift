/// The list of frames that the runtime prints where a program traps.
enum StackTrace {
    /// The output without it: its addresses are others in each run, so two runs of the same file
    /// would give different grades to the byte, and nobody reads them.
    static func removed(from output: String) -> String {
        guard output.contains(title) else { return output }
        var kept: [Substring] = []
        var isInside = false
        for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == title {
                isInside = true
            } else if !(isInside && isFrame(line)) {
                isInside = false
                kept.append(line)
            }
        }
        return kept.joined(separator: "\n")
    }

    private static let title = "Current stack trace:"

    /// Whether a line is like `3    program    0x0000564573705f7f <unavailable> + 282495`.
    private static func isFrame(_ line: Substring) -> Bool {
        let words = line.split(separator: " ", maxSplits: 3)
        return words.count >= 3 && words[0].allSatisfy(\.isNumber) && words[2].hasPrefix("0x")
    }
}
