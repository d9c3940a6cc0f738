/// How fast a model's tokens come.
package struct Pace: Equatable, Sendable {
    /// From the request to the first token.
    package var timeToFirstToken: Duration
    /// Tokens a second after the first.
    package var rate: Double
    /// How far a gap between two tokens strays from the mean, as a part of it: 0 to 1.
    package var jitter: Double

    /// The rates that make sense.
    static let rates = 0.01...100_000.0

    /// A pace from its parts; without them, that of a quick model of today.
    package init(
        timeToFirstToken: Duration = .milliseconds(350),
        rate: Double = 50,
        jitter: Double = 0.3
    ) {
        self.timeToFirstToken = timeToFirstToken
        self.rate = rate
        self.jitter = jitter
    }
}

/// When an event comes, seen from the one before.
enum Moment: Equatable, Sendable {
    /// As soon as the request is there, before the model has thought.
    case atOnce
    /// Together with what comes before it, though not before the first token.
    case together
    /// With the model's next token.
    case withToken
}

/// Turns moments into times since the request came; the same ones for the same random numbers.
struct Pacer: Sendable {
    private let pace: Pace
    private let scale: Double
    private var random: StableRandom
    private var time = Duration.zero
    private var hasBegun = false
    private var tokens = 0

    /// - Parameter scale: What all times are multiplied with.
    init(pace: Pace, scale: Double, random: StableRandom) {
        self.pace = pace
        self.scale = scale
        self.random = random
    }

    /// The time of the next event.
    mutating func time(of moment: Moment) -> Duration {
        guard moment != .atOnce else { return time }
        if !hasBegun {
            hasBegun = true
            time += pace.timeToFirstToken * scale
        }
        if moment == .withToken {
            if tokens > 0 { time += gap() }
            tokens += 1
        }
        return time
    }

    private mutating func gap() -> Duration {
        let stray = 1 + pace.jitter * (2 * random.fraction() - 1)
        return .nanoseconds(Int64(stray / pace.rate * scale * 1e9))
    }
}
