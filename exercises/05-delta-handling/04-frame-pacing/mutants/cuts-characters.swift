// caught by: lastCharacter, wholeCharacters, first, everyCut, goesOn — a delta ends with a whole character
import ExerciseSupport

/// Says when the text of a stream is painted, at most once in a frame.
struct FramePacer {
    /// How long a frame is.
    private let frame: Duration
    /// When something was painted last.
    private var lastPaint: Duration?
    /// What has come and is not painted. It begins with a whole character.
    private var waiting = ""

    /// Makes a pacer for frames of this length.
    init(frame: Duration) { self.frame = frame }

    /// Takes a delta that came at this time.
    /// - Returns: what is painted now, behind all that was painted before; nil if nothing is.
    mutating func push(_ delta: String, at time: Duration) -> String? {
        waiting += delta
        if let lastPaint, time - lastPaint < frame { return nil }
        // The last character may grow. A boundary in front of it does not move any more.
        guard !waiting.isEmpty else { return nil }
        let painted = waiting
        waiting = ""
        lastPaint = time
        return painted
    }

    /// Gives what is left at the end of the stream; nil if nothing is.
    mutating func flush() -> String? {
        defer { waiting = "" }
        return waiting.isEmpty ? nil : waiting
    }
}
