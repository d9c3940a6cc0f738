/// A stream that gives what its script says, when it says so on a manual clock.
public struct ScriptedStream<Element: Sendable>: AsyncSequence, Sendable {
    /// One line of a script.
    public enum Step: Sendable {
        /// An element, so long after the step before.
        case give(Element, after: Duration)
        /// An error, so long after the step before; the stream has ended then.
        case fail(any Error, after: Duration)
    }

    private let clock: ManualClock
    private let steps: [Step]

    /// Makes a stream that ends after its last step.
    public init(_ steps: [Step], on clock: ManualClock) {
        self.steps = steps
        self.clock = clock
    }

    /// Starts the script; each iterator goes through it on its own.
    public func makeAsyncIterator() -> Iterator { Iterator(clock: clock, steps: steps[...]) }

    /// The place in a script.
    public struct Iterator: AsyncIteratorProtocol {
        private let clock: ManualClock
        private var steps: ArraySlice<Step>

        init(clock: ManualClock, steps: ArraySlice<Step>) {
            self.clock = clock
            self.steps = steps
        }

        /// Waits for the next step's time and gives its element; nil after the last step.
        public mutating func next() async throws -> Element? {
            switch steps.popFirst() {
            case .give(let element, let delay):
                try await pause(delay)
                return element
            case .fail(let error, let delay):
                try await pause(delay)
                steps = []
                throw error
            case nil:
                return nil
            }
        }

        private func pause(_ delay: Duration) async throws {
            guard delay > .zero else { return }
            try await clock.sleep(until: clock.now.advanced(by: delay))
        }
    }
}

extension ScriptedStream where Element == [UInt8] {
    /// Makes a stream of the chunks, one every interval.
    public init(_ chunks: Chunks, every interval: Duration = .zero, on clock: ManualClock) {
        self.init(chunks.map { .give($0, after: interval) }, on: clock)
    }
}
