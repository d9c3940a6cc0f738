/// What a chat shows of one answer.
public enum TurnState: Equatable, Sendable, CustomStringConvertible {
    /// Nothing was asked yet.
    case idle
    /// A request is on its way, and no text has come.
    case waiting
    /// Text comes; this much is there.
    case writing(String)
    /// The answer is complete.
    case complete(String)
    /// The user stopped it; this much had come.
    case stopped(String)
    /// Something broke; this much had come, and why it broke.
    case failed(String, reason: String)

    /// The state in a few words: `writing "Hel"`.
    public var description: String {
        switch self {
        case .idle: "idle"
        case .waiting: "waiting"
        case .writing(let text): "writing \(shown(text: text))"
        case .complete(let text): "complete \(shown(text: text))"
        case .stopped(let text): "stopped \(shown(text: text))"
        case .failed(let text, let reason): "failed \(shown(text: text)), \(reason)"
        }
    }
}

/// What happens to a chat. Whatever a connection brings says which request it belongs to.
public enum TurnInput: Sendable, CustomStringConvertible {
    /// The user sends a question.
    case start
    /// The user presses Stop.
    case stop
    /// A piece of text came.
    case delta(String, of: Int)
    /// The answer is complete.
    case end(of: Int)
    /// The connection broke.
    case failure(String, of: Int)

    /// The input as a failure shows it: `delta "Hel" of 1`.
    public var description: String {
        switch self {
        case .start: "start"
        case .stop: "stop"
        case .delta(let piece, let request): "delta \(shown(text: piece)) of \(request)"
        case .end(let request): "end of \(request)"
        case .failure(let reason, let request): "failure \(reason) of \(request)"
        }
    }
}

/// What a chat has to do.
public enum TurnCommand: Equatable, Sendable, CustomStringConvertible {
    /// Send a request, under this number.
    case open(Int)
    /// Close the connection of the request with this number.
    case cancel(Int)

    /// The command in two words: `open 1`.
    public var description: String {
        switch self {
        case .open(let request): "open \(request)"
        case .cancel(let request): "cancel \(request)"
        }
    }
}

extension Played {
    /// Plays inputs on a chat, and looks at its commands and its state behind each of them.
    /// - Parameter handle: Gives an input to the chat, and gives its commands and its state.
    public init(
        _ steps: [(input: TurnInput, seen: String)],
        by handle: (TurnInput) -> ([TurnCommand], TurnState)
    ) {
        self.init()
        for (input, expected) in steps {
            let (commands, state) = handle(input)
            let got = (commands.map(\.description) + [state.description]).joined(separator: ", ")
            guard add(input.description, expected: expected, got: got) else { return }
        }
    }
}
