import StreamingKit

/// The server's side of what is said over one WebSocket: an endpoint without sockets or clocks.
///
/// Whatever happens gives steps, which whoever holds the connection takes in their order.
protocol Dialogue: Sendable {
    /// What is said when the connection is open.
    mutating func begin() -> [DialogueStep]

    /// What a message of the client leads to.
    mutating func receive(_ text: String) -> [DialogueStep]

    /// The event at `index` of a turn has been sent whole.
    mutating func didSend(_ index: Int, of turn: String) -> [DialogueStep]

    /// Nothing more of a turn is sent: it came to its end, to a fault or was stopped, behind so
    /// many events.
    mutating func didEnd(_ turn: String, after events: Int) -> [DialogueStep]
}

/// What is done next on a WebSocket.
enum DialogueStep: Sendable {
    /// A message is sent at once.
    case say(JSONValue)
    /// A turn begins: its events are sent at their times.
    case start(Turn)
    /// A turn ends behind the event that is being sent, with those events that close it.
    case stop(turn: String)
}

/// An answer of a model over a WebSocket, before it is sent.
struct Turn: Sendable {
    var id: String
    var plan: any TurnPlan
    var pace: Pace
    var faults: Faults
    var report: RequestReport
}

/// A plan that can be broken off in order.
protocol TurnPlan: EventPlan {
    /// What is still sent when nothing but the first `count` events will be.
    func closing(after count: Int) -> [StreamEvent]
}
