/// Why the data of an event is no event of a response.
public enum EventDecodingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The data is no JSON text, or a JSON value that is no object.
    case notAnObject(data: String)
    /// An event of a known type lacks the member that it is about, or has another type there.
    case missing(member: String, type: String)

    /// The error in words.
    public var description: String {
        switch self {
        case .notAnObject(let data): "notAnObject(data: \(shown(text: data)))"
        case .missing(let member, let type): "missing(member: \(member), type: \(type))"
        }
    }
}

/// A part of which the deltas say something else than the event that has the whole of it.
public struct Contradiction: Equatable, Sendable, CustomStringConvertible {
    /// Where the part is.
    public var place: PartPlace
    /// What the deltas say, joined.
    public var deltas: String
    /// What the whole is.
    public var whole: String

    /// Names what does not fit.
    public init(place: PartPlace, deltas: String, whole: String) {
        self.place = place
        self.deltas = deltas
        self.whole = whole
    }

    /// Both texts: `msg_1 0/0: deltas "Hel", whole "Hello"`.
    public var description: String {
        "\(place): deltas \(shown(text: deltas)), whole \(shown(text: whole))"
    }
}

/// Why an event cannot come where it came.
public enum LifecycleError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No response goes from the one step to the other; nil is a response of which nothing came.
    case illegalTransition(from: ResponseStep?, to: ResponseStep)
    /// An event of the output came while the response was not in progress.
    case outputOutside(step: ResponseStep?, type: String)

    /// The error in words: `illegalTransition(from: failed, to: completed)`.
    public var description: String {
        switch self {
        case .illegalTransition(let from, let to):
            "illegalTransition(from: \(shown(step: from)), to: \(to))"
        case .outputOutside(let step, let type):
            "outputOutside(step: \(shown(step: step)), type: \(type))"
        }
    }
}

/// A step in a word; `nothing` where none came.
public func shown(step: ResponseStep?) -> String { step?.description ?? "nothing" }

/// What the number of an event says about the events before it.
public enum SequenceFinding: Equatable, Sendable, CustomStringConvertible {
    /// It is the next one.
    case inOrder
    /// An event with this number has been here.
    case duplicate
    /// The numbers in between did not come: the first and the last of them.
    case gap(ClosedRange<Int>)
    /// One that was missing comes after all.
    case late
    /// The numbers begin with 0 again.
    case restart

    /// The finding in a word: `gap 4...6`.
    public var description: String {
        switch self {
        case .inOrder: "inOrder"
        case .duplicate: "duplicate"
        case .gap(let missing): "gap \(missing.lowerBound)...\(missing.upperBound)"
        case .late: "late"
        case .restart: "restart"
        }
    }
}
