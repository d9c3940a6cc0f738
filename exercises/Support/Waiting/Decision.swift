/// Whether to ask for a stream, and why.
public enum Decision: Equatable, Sendable, CustomStringConvertible {
    /// Why an answer should stream.
    public enum ReasonToStream: Equatable, Sendable {
        /// Somebody reads it, and the wait would be felt.
        case somebodyReads
        /// A program can use parts before the rest is there.
        case partsAreUsed
        /// A connection that is silent for so long would be closed.
        case silenceIsCut
    }

    /// Why an answer should come as a whole.
    public enum ReasonToWait: Equatable, Sendable {
        /// Something on the way keeps the body back, so that nothing would come early.
        case heldBack
        /// It is checked as a whole before anybody may have any of it.
        case checkedWhole
        /// A program takes it, and can do nothing with a part.
        case programNeedsAll
        /// It is there so soon that nobody has to wait.
        case soonComplete
    }

    /// Ask for a stream.
    case stream(ReasonToStream)
    /// Ask for the whole answer.
    case whole(ReasonToWait)

    /// The decision on one line: `stream(somebodyReads)`.
    public var description: String {
        switch self {
        case .stream(let reason): "stream(\(reason))"
        case .whole(let reason): "whole(\(reason))"
        }
    }
}
