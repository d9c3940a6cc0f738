/// When the text that has come is painted.
enum DisplayStrategy: String, CaseIterable, Sendable {
    case everyDelta = "every delta"
    case wholeWords = "whole words"
    case everyFrame = "every frame"
    case smoothed = "smoothed"
}

/// One answer as a strategy shows it while it comes.
struct DisplayedText: Sendable {
    let strategy: DisplayStrategy
    private(set) var shown = ""
    /// What has come and is not painted yet.
    private(set) var waiting = ""
    private(set) var paints = 0
    /// The most characters that one paint added.
    private(set) var largestPaint = 0

    init(_ strategy: DisplayStrategy) { self.strategy = strategy }

    mutating func take(_ delta: String) {
        guard !delta.isEmpty else { return }
        waiting += delta
        switch strategy {
        case .everyDelta: paint(waiting.count)
        case .wholeWords:
            // Up to the last space: what stands behind it may be half a word.
            guard let space = waiting.lastIndex(where: \.isWhitespace) else { return }
            paint(waiting.distance(from: waiting.startIndex, to: space) + 1)
        case .everyFrame, .smoothed: break
        }
    }

    /// The screen is ready for the next picture.
    mutating func frame() {
        switch strategy {
        case .everyDelta, .wholeWords: break
        case .everyFrame: paint(waiting.count)
        case .smoothed:
            // The last character may grow: a delta can end inside an emoji.
            let whole = waiting.count - 1
            // A part of what waits: the more there is, the faster it is shown, so that it never
            // falls far behind and never jumps.
            paint(whole > 0 ? max(1, whole / 8) : 0)
        }
    }

    /// The stream is over.
    mutating func finish() { paint(waiting.count) }

    private mutating func paint(_ count: Int) {
        guard count > 0 else { return }
        shown += waiting.prefix(count)
        waiting = String(waiting.dropFirst(count))
        paints += 1
        largestPaint = max(largestPaint, count)
    }
}
