/// One thing that happens to a stream or to its reader, and what a suite expects to see then.
public struct IdleStep: Sendable {
    enum Action: Sendable {
        case ask
        case give(String)
        case end
        case fail(String)
        case pass(Double)
        case cancelTask
    }

    let action: Action
    let expected: String

    /// The reader asks for the next text.
    public static func ask(_ seen: String = "") -> Self { Self(action: .ask, expected: seen) }
    /// The stream gives a text.
    public static func give(_ text: String, _ seen: String = "") -> Self {
        Self(action: .give(text), expected: seen)
    }
    /// The stream ends.
    public static func end(_ seen: String = "") -> Self { Self(action: .end, expected: seen) }
    /// The stream fails with a connection lost that has this name.
    public static func fail(_ name: String, _ seen: String = "") -> Self {
        Self(action: .fail(name), expected: seen)
    }
    /// So many seconds pass.
    public static func pass(_ seconds: Double, _ seen: String = "") -> Self {
        Self(action: .pass(seconds), expected: seen)
    }
    /// The reader's task is cancelled.
    public static func cancelTask(_ seen: String = "") -> Self {
        Self(action: .cancelTask, expected: seen)
    }

    var name: String {
        switch action {
        case .ask: "the reader asks"
        case .give(let text): "\(shown(text: text)) comes"
        case .end: "the stream ends"
        case .fail(let name): "the stream throws ConnectionLost(\(name))"
        case .pass(let seconds):
            "\(shown(duration: .seconds(seconds))) pass"
        case .cancelTask: "the reader's task is cancelled"
        }
    }
}
