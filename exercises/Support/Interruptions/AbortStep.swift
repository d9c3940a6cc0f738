/// One thing that is done with signals, and what a suite expects to see then.
///
/// What is seen: the name of each listener that is called, and what a signal says when it is asked.
public struct AbortStep: Sendable {
    indirect enum Action: Sendable {
        case listen(listener: String, signal: String, does: [AbortStep])
        case remove(listener: String)
        case abort(controller: String, reason: String?)
        case ask(signal: String)
        case check(signal: String)
        case combine(name: String, sources: [String])
        case timeout(name: String, Duration)
        case wait(Duration)
    }

    let action: Action
    let expected: String

    /// Adds a listener, which says its name and then does some steps when it is called.
    public static func listen(
        _ listener: String,
        to signal: String = "a",
        does steps: [AbortStep] = []
    ) -> Self {
        Self(action: .listen(listener: listener, signal: signal, does: steps), expected: "")
    }

    /// Takes a listener back.
    public static func remove(_ listener: String) -> Self {
        Self(action: .remove(listener: listener), expected: "")
    }

    /// Aborts the controller of a signal, with an `AbortError` of this message.
    public static func abort(
        _ controller: String = "a",
        for reason: String? = nil,
        _ seen: String = ""
    ) -> Self {
        Self(action: .abort(controller: controller, reason: reason), expected: seen)
    }

    /// Asks a signal for `isAborted` and `reason`.
    public static func ask(_ signal: String = "a", _ seen: String = "") -> Self {
        Self(action: .ask(signal: signal), expected: seen)
    }

    /// Calls `throwIfAborted`.
    public static func check(_ signal: String = "a", _ seen: String = "") -> Self {
        Self(action: .check(signal: signal), expected: seen)
    }

    /// Makes a signal out of others.
    public static func combine(_ name: String, of sources: [String]) -> Self {
        Self(action: .combine(name: name, sources: sources), expected: "")
    }

    /// Makes a signal that aborts by itself.
    public static func timeout(_ name: String, after duration: Duration) -> Self {
        Self(action: .timeout(name: name, duration), expected: "")
    }

    /// Moves the clock.
    public static func wait(_ duration: Duration, _ seen: String = "") -> Self {
        Self(action: .wait(duration), expected: seen)
    }

    var name: String {
        switch action {
        case .listen(let listener, let signal, let steps):
            steps.isEmpty
                ? "\(signal).addListener \(listener)"
                : "\(signal).addListener \(listener), which does "
                    + steps.map(\.name).joined(separator: " and ")
        case .remove(let listener): "removeListener \(listener)"
        case .abort(let controller, let reason): "\(controller).abort(\(reason ?? ""))"
        case .ask(let signal): "\(signal).reason"
        case .check(let signal): "\(signal).throwIfAborted"
        case .combine(let name, let sources): "\(name) = any(\(sources.joined(separator: ", ")))"
        case .timeout(let name, let duration): "\(name) = timeout(\(shown(duration: duration)))"
        case .wait(let duration): "\(shown(duration: duration)) pass"
        }
    }
}
