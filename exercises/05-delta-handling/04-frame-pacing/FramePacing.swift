import ExerciseSupport

/// Says when the text of a stream is painted, at most once in a frame.
struct FramePacer {
    /// How long a frame is.
    private let frame: Duration
    /// When the last delta was taken.
    private var last: Duration?
    private var waiting = ""

    /// Makes a pacer for frames of this length.
    init(frame: Duration) { self.frame = frame }

    /// Takes a delta that came at this time.
    /// - Returns: what is painted now, behind all that was painted before; nil if nothing is.
    mutating func push(_ delta: String, at time: Duration) -> String? {
        // TODO: how far apart do two paints have to be? This looks at deltas.
        let isDue = last.map { time - $0 > frame } ?? true
        last = time
        // TODO: what comes too early is overwritten by what comes next.
        waiting = delta
        guard isDue else { return nil }
        // TODO: can the last character still grow? And is there anything to paint?
        return waiting
    }

    /// Gives what is left at the end of the stream; nil if nothing is.
    mutating func flush() -> String? {
        // TODO: what if flush is called twice, or nothing waits?
        return waiting
    }
}
