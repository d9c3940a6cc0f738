import Synchronization

/// An answer whose connections bring what a suite wrote down, one after the other.
public final class RecordedAnswer: ResumableAnswer {
    /// How a connection ends, behind its events.
    public enum Ending: Sendable {
        /// It breaks.
        case lost
        /// It ends in good order.
        case end
        /// It stays open, and nothing comes.
        case silence
        /// It is not made, since the server does not have the answer any more.
        case gone
    }

    /// What one connection brings.
    public struct Connection: Sendable {
        let events: [AnswerEvent]
        let ending: Ending

        /// Makes a connection that brings these events.
        public init(_ events: [AnswerEvent], then ending: Ending) {
            self.events = events
            self.ending = ending
        }

        /// A connection that brings the events with these numbers, of an answer with so many events.
        public static func brings(_ numbers: Range<Int>, of count: Int, then ending: Ending) -> Self
        {
            Self(numbers.map { AnswerEvent($0, isLast: $0 == count - 1) }, then: ending)
        }
    }

    private struct State {
        var opened = 0
        var account = Account()
    }

    private static let mostConnections = 40

    private let connections: [Connection]
    private let state = Mutex(State())

    /// Makes an answer; behind its last connection, no other one can be made.
    public init(_ connections: [Connection]) { self.connections = connections }

    /// What the connections bring, one a line.
    public var description: String {
        zip(1..., connections).map { number, connection in
            let events = connection.events.map(\.description).joined(separator: " ")
            let parts = events.isEmpty ? ["nothing"] : [events]
            return "connection \(number): \(parts[0]), then \(connection.ending)"
        }.joined(separator: "\n")
    }

    /// Makes the next connection.
    public func open(startingAfter number: Int?) async throws -> Events {
        let opened = state.withLock { state in
            state.opened += 1
            state.account.lines.append(
                "open(startingAfter: \(number.map(String.init) ?? "nil"))"
            )
            return state.opened
        }
        // A loop that never ends is stopped here.
        if opened > Self.mostConnections { await Self.nothing() }
        guard opened <= connections.count else { throw ConnectionLost("nobody there") }
        let connection = connections[opened - 1]
        if case .gone = connection.ending { throw AnswerGone() }
        return Events(connection: connection)
    }

    /// Lets a reader follow the answer.
    /// - Returns: The connections that it made, each with what it delivered, and how it ended.
    public func play(
        _ reader:
            @escaping @Sendable (
                RecordedAnswer, @escaping @Sendable (AnswerEvent) -> Void
            ) async throws -> Void
    ) -> Account {
        EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start {
                try await reader(self) { self.delivered($0) }
            }
            loop.settle { task.isOver }
            var account = state.withLock(\.account)
            switch task.end {
            case .waiting: account.lines.append("waits")
            case .value: account.lines.append("returns")
            case .error(let error): account.lines.append("throws \(shown(reason: error))")
            }
            return account
        }
    }

    private func delivered(_ event: AnswerEvent) {
        state.withLock { state in
            guard let line = state.account.lines.popLast() else { return }
            let link = line.hasSuffix(")") && !line.hasSuffix("(last)") ? ": " : " "
            state.account.lines.append("\(line)\(link)\(event)")
        }
    }

    fileprivate static func nothing() async {
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }

    /// The events of one connection.
    public struct Events: AsyncSequence, Sendable {
        /// An event.
        public typealias Element = AnswerEvent
        /// What the connection breaks with.
        public typealias Failure = any Error

        let connection: Connection

        /// Begins at the first event.
        public func makeAsyncIterator() -> Iterator {
            Iterator(rest: connection.events[...], ending: connection.ending)
        }

        /// The place in the events.
        public struct Iterator: AsyncIteratorProtocol, Sendable {
            var rest: ArraySlice<AnswerEvent>
            let ending: Ending

            /// Gives the next event.
            public mutating func next() async throws -> AnswerEvent? {
                if let event = rest.popFirst() { return event }
                switch ending {
                case .lost: throw ConnectionLost("cut")
                case .end, .gone: return nil
                case .silence:
                    await RecordedAnswer.nothing()
                    return nil
                }
            }
        }
    }
}
