import StreamingKit

/// One event of a stream, before it is bytes.
struct StreamEvent: Equatable, Sendable {
    /// What follows `event:`; `nil` when the API sends no such line.
    var name: String?
    /// What follows `data:`.
    var data: String
}

/// Every event of one answer, known before the first is sent.
///
/// Events are made when they are asked for, so that a waiting stream costs little memory.
protocol EventPlan: Sendable {
    /// How many events there are, the one that ends the stream included.
    var count: Int { get }

    /// The event at `index`, and the same each time.
    func event(at index: Int) -> StreamEvent

    /// The text that the event at `index` adds, where it is like others of its series in all else.
    func delta(at index: Int) -> PlannedDelta?

    /// When the event at `index` comes.
    func moment(at index: Int) -> Moment

    /// How many tokens of output the event at `index` carries.
    func tokens(at index: Int) -> Int

    /// The error that stands for everything from `index` on.
    /// - Parameter isFlat: Whether its members stand in the payload itself, as the reference of the
    ///   Responses API has them, and not in a member `error`, as the API sends them.
    func error(at index: Int, isFlat: Bool) -> StreamEvent

    /// The random numbers that decide the gaps between tokens.
    var paceRandom: StableRandom { get }
}
