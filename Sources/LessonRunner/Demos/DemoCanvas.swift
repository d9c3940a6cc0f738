import Terminal

/// A part of the screen that is drawn again in its place; where there are no cursor moves, below.
struct DemoCanvas {
    private var context: DemoContext
    /// Rows of the last picture.
    private var height = 0

    init(_ context: DemoContext) { self.context = context }

    /// - Parameter isLast: whether all of it stays; until then only as many of the last rows are
    ///   drawn as the screen has, since what has left it above cannot be drawn again.
    mutating func draw(_ picture: [StyledLine], isLast: Bool = false) {
        guard context.redraws else {
            context.show(picture + [""])
            return
        }
        let lines = isLast ? picture : picture.suffix(max(1, context.profile.height - 1))
        // Line over line, so that nothing flickers; what the last picture had more goes away.
        var text = height > 0 ? "\u{1B}[\(height)A\r" : ""
        for line in lines { text += line.rendered(for: context.profile) + "\u{1B}[K\n" }
        context.write(text + "\u{1B}[J")
        height = lines.count
    }

    /// Leaves the last picture where it is.
    mutating func finish() { height = 0 }

    /// Clears the screen: after a new size nobody knows where the last picture stands.
    mutating func startOver() {
        if context.redraws, height > 0 { context.write("\u{1B}[H\u{1B}[2J") }
        height = 0
    }

    /// The same, for a window of another size.
    mutating func startOver(in profile: TerminalProfile) {
        startOver()
        context.profile = profile
    }
}
