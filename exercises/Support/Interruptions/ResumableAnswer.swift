/// One event of an answer, with its number in the answer: `sequence_number` in the Responses API.
public struct AnswerEvent: Equatable, Sendable, CustomStringConvertible {
    /// Its number; the first event of an answer has 0, and each later one the next number.
    public var number: Int
    /// Whether the answer is complete with it.
    public var isLast: Bool

    /// Makes an event.
    public init(_ number: Int, isLast: Bool = false) {
        self.number = number
        self.isLast = isLast
    }

    /// The event as failures show it: `3`, or `7 (last)`.
    public var description: String { isLast ? "\(number) (last)" : "\(number)" }
}

/// An answer that a server keeps, so that one can connect to it again.
public protocol ResumableAnswer: Sendable {
    /// The events that one connection brings.
    associatedtype Events: AsyncSequence<AnswerEvent, any Error>

    /// Makes a connection.
    /// - Parameter number: The server sends what comes behind the event with this number; nil for
    ///   the whole answer. This is `starting_after` in the Responses API.
    /// - Throws: `ConnectionLost` when no connection could be made, or what the server refuses with.
    func open(startingAfter number: Int?) async throws -> Events
}

/// Events are missing: this one should have come, and that one came.
public struct ResumeGap: Error, Equatable, Sendable, CustomStringConvertible {
    /// The number that had to come.
    public var expected: Int
    /// The number that came.
    public var got: Int

    /// Names both numbers.
    public init(expected: Int, got: Int) {
        self.expected = expected
        self.got = got
    }

    /// The error with its numbers.
    public var description: String { "ResumeGap(expected: \(expected), got: \(got))" }
}

/// A connection ended in good order, but before the answer was complete.
public struct AnswerCutShort: Error, Equatable, Sendable, CustomStringConvertible {
    /// Makes one.
    public init() {}

    /// The error by its name.
    public var description: String { "AnswerCutShort" }
}

/// The server does not have the answer any more.
public struct AnswerGone: Error, Equatable, Sendable, CustomStringConvertible {
    /// Makes one.
    public init() {}

    /// The error by its name.
    public var description: String { "AnswerGone" }
}
